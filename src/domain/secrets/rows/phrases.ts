import { bareValue, isNameOfThing, isStandIn } from '../look-alikes.ts';
import type { SecretMatch, SecretRow } from '../secret-row.ts';
import { isMadeUp } from './assignments.ts';

const WORD = '(?:password|passwd|passphrase|passcode|pass|pwd|pw|kennwort|passwort)';
/** `for the db`, `of root on db-3`: what the password opens. */
const OPENS =
  '(?:\\s+(?:for|of|to|on|at|from|für|von|zu|de|del|du|pour|para|per)(?:\\s+[^\\s:;,<>"`]+){1,4}?)?';
/** As Slack escapes them too. */
const ARROW = '(?:->|→|=>|-&gt;|=&gt;)';
const SAYS = `(?:\\s+(?:is|was)(?:\\s+(?:now|still|set to))?|\\s+(?:changed|set|reset|rotated|updated)(?:\\s+to)|\\s{0,3}:|\\s{0,3}${ARROW})`;

/** A secret in a sentence: `the password for the db is …`, `user admin / pass …`, `<password>…</password>`. */
export const PHRASE_ROWS: readonly SecretRow[] = [
  {
    kind: 'password',
    pattern: `(?i)(?:^|[^a-z_-])${WORD}${OPENS}${SAYS}\\s{1,3}["'\`*_“]*([^\\s"'\`<>|”]{4,})`,
    group: 1,
    keywords: ['pass', 'pwd', 'pw', 'kennwort'],
    accepts: isSaid,
  },
  {
    kind: 'password',
    pattern: `(?i)\\b(?:user(?:name)?|login|account)\\b[\\s:=]+["'\`*]*[\\w.@+-]+["'\`*]*\\s{0,3}(?:[/,;]|and|with)?\\s{0,3}${WORD}[\\s:=]{1,3}["'\`*]*([^\\s"'\`<>|]{4,})`,
    group: 1,
    keywords: ['pass', 'pwd', 'pw', 'kennwort'],
    accepts: isSaid,
  },
  {
    kind: 'password',
    pattern:
      '(?i)\\b(?:creds?|credentials|login)\\b[\\s:=]+["\'`*]*[\\w.@+-]+:([^\\s"\'`<>|/:][^\\s"\'`<>|]{5,})',
    group: 1,
    keywords: ['cred', 'login'],
    accepts: (match) => isSaid(match) && /[a-z]/i.test(match.value),
  },
  {
    kind: 'password',
    // An element of XML, as written or as Slack escapes it.
    pattern:
      '(?i)(?:<|&lt;)(?:[\\w-]+:)?(?:[\\w-]*(?:password|passwd|pwd|secret|api-?key|token))(?:>|&gt;)\\s*([^\\s<&]{4,200})\\s*(?:</|&lt;/)',
    group: 1,
    keywords: ['pass', 'pwd', 'secret', 'key', 'token'],
    accepts: ({ value }) => !isStandIn(value),
  },
];

/** In a sentence only what is no word, and no name of a thing, is taken for one. */
function isSaid({ value }: SecretMatch): boolean {
  const bare = bareValue(value);
  return (
    isMadeUp(bare) &&
    !isStandIn(bare) &&
    !isStandIn(value) &&
    !isNameOfThing(bare) &&
    !/^(?:https?:)?\/\/|^\w+:\/\//.test(bare)
  );
}
