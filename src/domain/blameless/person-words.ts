import { isGivenName, isSmallName } from './given-names.ts';
import { pattern } from './pattern.ts';

/** Words for people in any context. */
const PERSON = pattern(
  `
    ^(?:i|we|he|she|they|you|us|him|them|someone|somebody|anyone|anybody|everyone|everybody|nobody|
    no-one|noone|who|whoever|myself|himself|herself|engineers?|developers?|devs?|programmers?|coders?|
    administrators?|sysadmins?|admins?|dbas?|sres?|interns?|trainees?|apprentices?|juniors?|seniors?|
    newcomers?|newbies?|hires?|starters?|contractors?|consultants?|freelancers?|technicians?|analysts?|
    responders?|on-calls?|oncalls?|on-callers?|oncallers?|commanders?|directors?|boss|cto|ceo|ciso|vp|
    authors?|committers?|reviewers?|approvers?|testers?|architects?|colleagues?|co-?workers?|teammates?|
    employees?|staff|staffers?|person|persons|people|humans?|guys?|folks|man|men|woman|women|
    individuals?|experts?|specialists?|representatives?|reps?|supervisors?|officers?|clerks?|
    maintainers?|designers?|scientists?|stewards?|stakeholders?|executives?|principals?|founders?|
    students?|volunteers?|team-?leads?|leads?|teamleaders?|electricians?|plumbers?|cleaners?|
    caretakers?)$
  `,
  'i',
);

/** Groups of people. */
const TEAM = pattern(
  `
    ^(?:teams?|crews?|squads?|departments?|management|leadership|qa|ops|devops|infra|shifts?|helpdesk|
    vendors?|suppliers?)$
  `,
  'i',
);

/** People or software, depending on the company: "the operator", "a release manager", "Support". */
const EITHER = pattern(
  `
    ^(?:operators?|managers?|owners?|support|operations|security|engineering|marketing|sales|finance|
    legal|networking|product|maintenance|users?|customers?|clients?|providers?|carriers?|isps?|supporters?|sender|dispatchers?|
    rotation|duty)$
  `,
  'i',
);

/** Software on its own, people next to a word for people: "the agent", "a support agent". */
const AGENT = /^(?:agents?|leaders?|members?|coordinators?|workers?|partners?)$/i;
const HUMAN_SIDE = pattern(
  `
    ^(?:team|support|staff|crew|squad|call|cent(?:er|re)|desk|human|incident|project|board|helpdesk|
    customer|service-desk|field|sales|shift|hosting|integration|outsourcing|implementation)$
  `,
  'i',
);

const USER = /^(?:users?|customers?|clients?)$/i;

/** Before a word that can mean either, these mark it as software. */
const SOFTWARE = pattern(
  `
    ^(?:kubernetes|k8s|cluster|package|secrets?|config(?:uration)?|monitoring|log|logging|metrics|build|
    memory|lock|session|task|job|queue|connection|window|resource|file|device|traffic|database|storage|
    cache|custom|data|terraform|auth|authentication|credentials?|saml|sso|tracer|raft|boot|node|agent|prometheus|etcd|password|key|cert|certificate|controller|
    transaction|backup|state|process|service|api|http|mail|oidc|oauth|plugin|extension|volume|load|
    event|stream|tag|dns|gpu|thread|pool|alert|identity|policy|device|deployment|user|client)$
  `,
  'i',
);

/** Whom a noun phrase means: `person` and `team` for certain, `either` where the word is also used for software. */
export type Who = 'person' | 'team' | 'either' | 'user' | 'thing' | 'nobody named';

/** Judged by the last word of a noun phrase and the words before it. */
export function whoIs(head: string, before: readonly string[]): Who {
  const word = head.replace(/'s$/, '');
  const previous = before.at(-1) ?? '';
  if (isMention(word)) return 'person';
  if (/^one$/i.test(word) && /^(?:no|any|every|some)$/i.test(previous)) return 'person';
  if (TEAM.test(word) || /^(?:service|help|support) desk$/i.test(`${previous} ${word}`)) return 'team';
  if (PERSON.test(word)) return 'person';
  if (USER.test(word)) return 'user';
  if (AGENT.test(word)) return HUMAN_SIDE.test(previous) ? 'person' : 'thing';
  if (EITHER.test(word)) return SOFTWARE.test(previous) ? 'thing' : 'either';
  if (/^on-?call$/i.test(`${previous}-${word}`)) return 'person';
  if (/^call$/i.test(word) && /^on$/i.test(previous)) return 'person';
  if (isGivenName(word) || (previous === '' && isSmallName(word))) return 'person';
  if (/^\p{Lu}$/u.test(word) && PERSON.test(previous)) return 'person';
  const surname = /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$|^\p{Lu}\.?$/u.test(word);
  if (surname && (isGivenName(previous) || /^(?:mr|mrs|ms|dr|prof)\.?$/i.test(previous))) return 'person';
  return 'thing';
}

/** `@tom`, `<@U024BE7LH>`; not the package `@scope/name`. */
function isMention(word: string): boolean {
  if (/^<@\w+(?:\|[^>]*)?>$/.test(word)) return true;
  return /^@[\w.-]+$/.test(word) && !/^@(?:here|channel|everyone)$/.test(word);
}

export function isPeople(who: Who | 'passive'): boolean {
  return who === 'person' || who === 'team' || who === 'either';
}
