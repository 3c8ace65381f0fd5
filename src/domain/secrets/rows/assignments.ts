import { entropy, looksRandom } from '../entropy.ts';
import { bareValue, isHashLike, isNamedHarmless, isNameOfThing, isStandIn } from '../look-alikes.ts';
import type { SecretMatch, SecretRow } from '../secret-row.ts';

/** What may stand between a name and its value, as in `"password": "…"`, `*Token:* …`, `PASSWORD='…'`. */
const GIVES = '["\'`*_“”’]{0,3}\\s{0,3}(?::=|=&gt;|=>|==?|:|\\?=)\\s{0,3}["\'`*_“”‘$]{0,3}\\s?["\'`]?';
/** What a name may end with. */
const END =
  '(?:[_.-](?:base|prod|production|staging|stage|dev|test|live|prd|stg|value|v?\\d{1,2})|\\d{1,2})?';
const STRONG = '(?:pass(?:word|wd|phrase|code)|passw|pwd|kennwort|passwort|mot de passe|contraseña)';
const KEYS =
  '(?:secret[ _.-]?(?:access[ _.-]?)?key|(?:client|app|application|shared|consumer|webhook|signing|jwt|session|oauth|bot|db|user|master|hmac|totp|mfa|api)[ _.-]?secret|api[ _.-]?key|apikey|api[ _.-]?token|access[ _.-]?key|account[ _.-]?key|shared[ _.-]?access[ _.-]?key|(?:private|encryption|signing|license|licence|master|storage|subscription|integration|routing|service|deploy|webhook|auth|authkey|ssh|instrumentation|app|application|admin|functions?|host)[ _.-]?key|(?:auth|access|refresh|bearer|session|bot|user|id|deploy|bot|push|webhook|personal access|security|service|registration|join|bootstrap|admin|root|vault|github|gitlab|slack|npm|pypi|ci|job|app|login|device|verification)?[ _.-]?token|(?:github|gitlab|azure|devops)[ _.-]pat|credentials?|creds|secret|authkey|connection[ _.-]?string|sas)';

/** `password=…`, `token: …`, `"api_key": "…"`: names that say what stands beside them. */
export const ASSIGNMENT_ROWS: readonly SecretRow[] = [
  {
    kind: 'password',
    pattern: `(?i)(?:^|[^a-z])((?:[\\w.-]*[\\w.-])?${STRONG}${END})${GIVES}([^\\s"'\`<>|,;“”]{4,})`,
    group: 2,
    keywords: ['pass', 'pwd', 'kennwort', 'contraseña'],
    accepts: isPassword,
  },
  {
    kind: 'password',
    // In quotes a password may have spaces and signs.
    pattern: `(?i)${STRONG}${END}["']?\\s{0,3}(?:=|:|=>|is|was)\\s{0,3}(?:"([^"\\n]{4,100})"|'([^'\\n]{4,100})')`,
    keywords: ['pass', 'pwd', 'kennwort', 'contraseña'],
    accepts: isPassword,
  },
  {
    kind: 'password',
    pattern: `(?i)(?:^|[^a-z])${STRONG}(?:\\s+(?:is|was|to|for \\S+ is))\\s+(?:now\\s+|set to\\s+)?["'\`*“]*([^\\s"'\`<>|”]{4,})`,
    group: 1,
    keywords: ['pass', 'pwd'],
    accepts: ({ value }) => isMadeUp(bareValue(value)) && !isStandIn(value),
  },
  {
    kind: 'password',
    pattern: `(?i)\\s--?(?:[a-z-]*-)?(?:password|passwd|passphrase|pass|secret|token|api-key|auth-token|access-token)(?:\\s+|=)["'\`]?([^\\s"'\`<>|-][^\\s"'\`<>|]{3,})`,
    group: 1,
    keywords: ['-pass', '-secret', '-token', '-api-key'],
    accepts: ({ value, before }) =>
      !isStandIn(value) &&
      (/pass/i.test(before)
        ? isMadeUp(value) || /^\S{6,}$/.test(value)
        : looksRandom(value, 2.8) && value.length >= 10),
  },
  {
    kind: 'password',
    pattern: `(?i)(?:^|[^a-z])(?:[\\w.-]*[_.-])?(?:pass|pw)${END}(?:${GIVES}|\\s+(?:is|was)\\s+["'\`*“]*)([^\\s"'\`<>|,;“”]{5,})`,
    group: 1,
    keywords: ['pass', 'pw'],
    accepts: (match) => isMadeUp(match.value) && isPassword(match),
  },
  {
    kind: 'password',
    // With nothing between, it has to look like nothing else.
    pattern: '(?i)(?:^|[^a-z])(?:password|passwd|passphrase|pwd|pw)\\s+["\'`*“]*([^\\s"\'`<>|,;”]{6,})',
    group: 1,
    keywords: ['pass', 'pwd', 'pw'],
    accepts: ({ value }) => isUnlikeWords(bareValue(value)) && !isStandIn(value),
  },
  {
    kind: 'password',
    // `login ops / S3cret!`
    pattern:
      '(?i)\\b(?:login|log in with|creds?|credentials|username)\\b[\\s:=]+["\'`*]*[\\w.@+-]+["\'`*]*\\s*(?:/|and)\\s+["\'`*]*(?:(?:password|pw)\\s+)?([^\\s"\'`<>|]{6,})',
    group: 1,
    keywords: ['login', 'log in', 'cred', 'username'],
    accepts: ({ value }) => isMadeUp(value) && /[a-z]/i.test(value) && !isStandIn(value),
  },
  {
    kind: 'secret',
    pattern: `(?i)(?:^|[^a-z])((?:[\\w.-]*[_.-])?${KEYS}${END})${GIVES}([^\\s"'\`<>|,;“”]{8,})`,
    group: 2,
    keywords: ['secret', 'key', 'token', 'cred', 'connection', 'sas', 'pat'],
    accepts: isKey,
  },
  {
    kind: 'secret',
    pattern: `(?i)(?:^|[^a-z])(?:[\\w.-]*[_.-])?${KEYS}${END}(?:\\s+(?:is|was|to|for \\S+ is))?\\s+(?:now\\s+)?["'\`*“]*([\\w.~+/=-]{16,})`,
    group: 1,
    keywords: ['key', 'token', 'secret', 'cred', 'sas'],
    accepts: (match) => isKey(match) && looksRandom(match.value),
  },
  {
    kind: 'secret',
    // A mere `key=` has to look the more like one.
    pattern: `(?i)(?:^|[\\s"'\`{,;&?(])(?:key|auth|apikey)${GIVES}([\\w+=-]{20,})`,
    group: 1,
    keywords: ['key', 'auth'],
    accepts: ({ value, lead }) =>
      /[a-z]/.test(value) &&
      /[A-Z]/.test(value) &&
      entropy(value) >= 3.7 &&
      looksRandom(value) &&
      !isHashLike(value) &&
      !HARMLESS_KEY.test(`${lead}key`) &&
      !isNameOfThing(value),
  },
];

function isPassword({ value, before }: SecretMatch): boolean {
  const bare = bareValue(value);
  if (isStandIn(bare) || isStandIn(value) || isNamedHarmless(before)) return false;
  if (/^(?:https?:)?\/\//.test(bare) || /^\d{1,3}%?$/.test(bare)) return false;
  // `password=secretword` is one; after a colon an ordinary word is talk.
  return (
    isMadeUp(bare) ||
    (/=\s*["'`]?$/.test(before) && bare.length >= 5 && !/^[a-z]+\.[a-z]+/i.test(bare)) ||
    (/["']\s*[:=]\s*["']$/.test(before) && bare.length >= 6)
  );
}

/** No word of a language: it has a digit or a sign among letters, or changes case inside. */
export function isMadeUp(text: string): boolean {
  if (text.length < 4 || /^[\d.,:%-]+(?:[a-z]{1,3})?$/i.test(text)) return /^\d{6,}$/.test(text);
  if (/\d/.test(text) && /[a-z]/i.test(text)) return true;
  return (
    /[a-z][!@#$%^&*+=~?]|[!@#$%^&*+=~?][a-z]/i.test(text) ||
    /[a-z][A-Z].*[A-Z][a-z]|[a-z]{2}[A-Z]{2}/.test(text)
  );
}

/** Digits beside both cases, or beside a sign that no name has. */
function isUnlikeWords(text: string): boolean {
  if (!/\d/.test(text) || !/[a-z]/i.test(text) || isNameOfThing(text)) return false;
  return (
    /[!@#$%^&*?]/.test(text) ||
    (text.length >= 8 && /[a-z]/.test(text) && /[A-Z].*[A-Z]|[a-z][A-Z]/.test(text))
  );
}

function isKey({ value, before, lead }: SecretMatch): boolean {
  const bare = bareValue(value);
  if (isStandIn(bare) || isStandIn(value)) return false;
  if (HARMLESS_KEY.test(lead + before) || HARMLESS_BESIDE.test(before)) return false;
  if (/^(?:https?:)?\/\/|^\/|^\.{1,2}\/|^\w+:\/\//.test(bare)) return false;
  if (isNameOfThing(bare)) return false;
  if (isHashLike(bare)) return bare.length >= 20 && /[a-f-]/i.test(bare) && !isNamedHarmless(before);
  return looksRandom(bare, 2.8) || (bare.length >= 24 && entropy(bare) >= 4);
}

/** Keys and tokens that open nothing. */
const HARMLESS_KEY =
  /(?:page|cursor|next|prev(?:ious)?|continuation|sync|resume|csrf|xsrf|idempotency|partition|sort|primary|foreign|cache|public|row|routing-?hash|shard|lock|etag|fencing|cancell?ation|max|min|num|total|input|output|prompt|completion|trace|hash|object|s3|bucket|config|dedup\w*|message|group|map|issue|project|jira|feature|flag|metric|label|host[ _-]?name|known)[ _.-]?(?:key|token|secret|creds?|credentials?)\W*$/i;

const HARMLESS_BESIDE = /(?:trace|span|commit|sha\d*|digest|request|correlation|order)\b/i;
