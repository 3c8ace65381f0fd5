/** Words that stand where a password would, in documentation, templates, and talk about passwords. */
const STAND_INS: ReadonlySet<string> = new Set(
  `password passwd pass pwd passphrase secret token changeme change-me change_me changeit example sample dummy placeholder
   redacted removed masked hidden null nil none undefined true false empty required optional missing invalid
   wrong incorrect expired rotated revoked reset unset blank string value your-password your_password yourpassword
   mypassword my-password my_password user username unknown default same unchanged correct valid known leaked
   exposed stored encrypted hashed hash policy here below above and the that this not was were will has had have
   for with from again now still todo tbd n/a na yes no ok failed failing broken stale rejected accepted denied`.split(
    /\s+/,
  ),
);

const LONGEST_STAND_IN = 120;

/** What stands for a secret and is none: `****`, `<password>`, `${DB_PASSWORD}`, `process.env.TOKEN`, `changeme`. */
export function isStandIn(value: string): boolean {
  if (value.length > LONGEST_STAND_IN) return false;
  const bare = value.replace(/^[\s"'`“”‘’*_([{<]+|[\s"'`“”‘’*_)\]}>.,;:!?]+$/g, '');
  if (bare === '' || STAND_INS.has(bare.toLowerCase())) return true;
  if (/^(.)\1*$/u.test(bare)) return true;
  if (/^[x*•.#_-]{3,}$/i.test(bare) || /\*{3,}|•{3,}|x{6,}|\.{3,}|…/i.test(bare)) return true;
  if (/^(?:\$[{(\w]|%[A-Z_(]|\{\{|&lt;|<|\[|@[A-Z_]+@$)/.test(value.trim())) return true;
  if (
    /^(?:process\.env|os\.(?:environ|getenv)|env[.[(]|ENV\[|getenv|System\.get|config[.[(]|vault:|ref\+|arn:|secrets?[./]|projects\/|op:\/\/|ssm:|file:)/i.test(
      value,
    )
  )
    return true;
  if (/\w\(/.test(value)) return true;
  return /^(?:your|my|some|the|insert|replace|enter)[-_ ]|[-_](?:here|goes|placeholder)$|^example|example$/i.test(
    bare,
  );
}

/** What the record is full of and what opens nothing, by its form: a UUID, a hash. */
export function isHashLike(value: string): boolean {
  return /^(?:[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|[0-9a-f]{7,}|\d+)$/i.test(value);
}

/** The beginning of a value, without the signs that end a sentence or a bracket; enough to judge it by. */
export function bareValue(value: string): string {
  return value.slice(0, 200).replace(/[.,;:!?)*`_]{1,200}$/, '');
}

/** A name that people gave something: words, small numbers and versions, joined by signs. */
export function isNameOfThing(value: string): boolean {
  const parts = value.split(/[-_./:]+/).filter((part) => part !== '');
  return parts.every(
    (part) =>
      /^(?:[a-z]{2,}|[A-Z]{2,}|[A-Z][a-z]+|[a-z]|v?\d{1,4}|[a-z]{2,}\d{1,3})$/.test(part) &&
      part.length <= 20,
  );
}

/** Names under which hashes and numbers stand that open nothing. */
const HARMLESS_NAME =
  /(?:trace|span|commit|sha\d*|digest|request|correlation|order|invoice|checksum|md5|etag|build|version|revision|release|deploy(?:ment)?|image|session[ _-]?id|user[ _-]?id|tenant|account|event|message|job|run|pod|node|hash|fingerprint|cache|idempotency|partition|page|cursor|continuation|sync|incident|ticket|uuid|guid)\b/i;

/** Whether what stands right before a value names something harmless, such as `trace id:`. */
export function isNamedHarmless(before: string): boolean {
  return HARMLESS_NAME.test(before);
}
