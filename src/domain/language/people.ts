import { isGivenName, isSmallName } from './given-names.ts';
import { isPastForm, isVerbForm } from './verbs.ts';
import type { Word } from './words.ts';

/**
 * Whom words mean: a person, `we`, a team, people or software (`either`: "the operator"), users, or nobody. Everything
 * else is a thing.
 */
export type Who = 'person' | 'we' | 'team' | 'either' | 'user' | 'nobody';

const oneOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

const PRONOUNS: ReadonlyMap<string, Who> = new Map([
  ...[...oneOf('i he she they you him them me someone somebody anyone anybody everyone whoever myself')].map(
    (word) => [word, 'person'] as const,
  ),
  ['we', 'we'],
  ['us', 'we'],
  ['nobody', 'nobody'],
]);
const PERSON = oneOf(`
  engineer dev developer programmer coder admin administrator sysadmin dba sre intern trainee apprentice junior senior
  newcomer newbie hire starter contractor consultant freelancer technician analyst responder on-call oncaller commander
  director boss cto ceo ciso vp author committer reviewer approver tester architect colleague coworker co-worker
  teammate employee staff staffer person people human guy folk folks man men woman women individual expert specialist
  representative rep supervisor officer clerk maintainer designer scientist stakeholder executive founder student
  volunteer ic lead electrician plumber cleaner caretaker
`);
const TEAM = oneOf(
  'team crew squad department management leadership qa ops devops infra shift helpdesk vendor supplier',
);
const EITHER = oneOf(`
  operator manager owner support operations security engineering marketing sales finance legal networking product
  provider carrier isp dispatcher rotation
`);
const USER = oneOf('user customer client visitor');
/** People only next to a word for people: "a support agent". */
const AGENT = oneOf('agent leader member coordinator worker partner desk');
const HUMAN_SIDE = oneOf(
  'team support staff crew call center centre incident project board service customer field sales shift hosting help',
);
/** These are verbs as well: a noun only after such a word. */
const VERBS_TOO = oneOf('lead shift product support finance man hire rep junior senior legal');
/** Before a word that can mean either, these mark it as software. */
const SOFTWARE = oneOf(`
  kubernetes k8s cluster package secret secrets config configuration monitoring log logging metrics build memory lock
  session task job queue connection window resource file device traffic database storage cache custom data terraform
  auth authentication credential credentials saml sso raft boot node agent prometheus etcd password key cert
  certificate controller transaction backup state process service api http mail oauth plugin volume load event stream
  dns gpu thread pool alert identity policy deployment user client
`);
const DETERMINERS = oneOf(
  'the a an our one any some every each this these those another no neither either both',
);
const MODIFIERS = oneOf(`
  on-call senior junior new network platform data security release site cloud backend frontend infra mobile storage
  database product customer night day incident project first second next team duty external hosting two three several experienced
`);
/** May stand right after a noun phrase; any other word makes the noun a part of another: "the team channel". */
const FUNCTION_WORD = oneOf(`
  a an the this that these those our its it i we you he she they him them us me my his her their who whom whose which
  what where when why how if whether because since as while after before until unless than though although so and or but
  nor not never no nobody of in on at for from with within without to by during about into over under behind between
  per via near inside is are also again then still even just both all once twice simply often always first later yet too
  maybe perhaps there here now through out off up down around back today more two responsible involved alone else only did
`);

export const isFunctionWord = (word: string): boolean => FUNCTION_WORD.has(word) || /^\p{P}$/u.test(word);
/** The one who is meant, from the word that stands for a noun phrase: `engineer<person>`. */
export function whoIn(word: string): Who | undefined {
  return /<(?<who>\w+)>$/.exec(word)?.groups?.['who'] as Who | undefined;
}

/** The same words, with every noun phrase for people as one: `the new engineer` becomes `engineer<person>`. */
export function withPeople(words: readonly Word[]): Word[] {
  const shouted = !words.some(({ raw }) => /\p{Ll}/u.test(raw));
  const done: Word[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!word) break;
    const who = whoIs(words, at, shouted);
    if (!who) {
      done.push(word);
      continue;
    }
    const last = who === 'person' ? surnameAfter(words, at) : at;
    done.push(phraseOf(done, { head: word, who, end: words[last]?.end ?? word.end }));
    at = last;
  }
  return done;
}

function whoIs(words: readonly Word[], at: number, shouted: boolean): Who | undefined {
  const { text = '', raw = '' } = words[at] ?? {};
  const previous = words[at - 1]?.text ?? '';
  const next = words[at + 1]?.text ?? '';
  if (/^<@|^@/.test(raw)) return /\/|^@(?:here|channel|everyone)$/.test(raw) ? undefined : 'person';
  if (text === 'one' && /^(?:no|any|every|some)$/.test(previous))
    return previous === 'no' ? 'nobody' : 'person';
  const pronoun = PRONOUNS.get(text);
  if (pronoun) return pronoun;
  const name = shouted ? raw.charAt(0) + raw.slice(1).toLowerCase() : raw;
  if (isGivenName(name) && (!shouted || isSmallName(text))) return 'person';
  if (isSmallName(text) && !DETERMINERS.has(previous) && next !== '-') return 'person';
  return endsPhrase(words, at) ? nounMeans(text, previous) : undefined;
}

function nounMeans(text: string, previous: string): Who | undefined {
  const noun = text.length > 3 && !/^(?:ops|devops)$/.test(text) ? text.replace(/(?<!s)s$/, '') : text;
  const human =
    /^\d/.test(previous) || HUMAN_SIDE.has(previous) || DETERMINERS.has(previous) || MODIFIERS.has(previous);
  if (VERBS_TOO.has(noun) && !human && noun === text && !/^(?:support|product|finance|legal)$/.test(noun))
    return undefined;
  if (TEAM.has(noun) || TEAM.has(text)) return 'team';
  if (PERSON.has(noun) || PERSON.has(text)) return 'person';
  if (USER.has(noun)) return 'user';
  if (AGENT.has(noun)) return HUMAN_SIDE.has(previous) ? 'person' : undefined;
  if (EITHER.has(noun) || EITHER.has(text)) return SOFTWARE.has(previous) ? undefined : 'either';
  return undefined;
}

/** "the engineer | failed", not "the engineer laptop". */
function endsPhrase(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  if (!next || next.text === '-') return next === undefined || /\s/.test(' ');
  if (/^\p{Lu}$/u.test(next.raw) && next.text !== 'i') return true;
  if (isFunctionWord(next.text) || isVerbForm(next.text) || next.text === "'s") return true;
  return /^(?:\p{Ll}+ly|\p{Ll}+ing|\d.*|needs?|must|likes?)$/u.test(next.text) || /^@|^<@/.test(next.raw);
}

function surnameAfter(words: readonly Word[], at: number): number {
  const next = words[at + 1];
  const surname = next && /^\p{Lu}\p{Ll}+$|^\p{Lu}$/u.test(next.raw) && !isVerbForm(next.text);
  return surname && next.text !== 'i' && /^\p{Lu}/u.test(words[at]?.raw ?? '') ? at + 1 : at;
}

/** Takes what belongs to the phrase before its head off the words so far. */
function phraseOf(done: Word[], { head, who, end }: { head: Word; who: Who; end: number }): Word {
  let first = done.length;
  for (let back = 1; back <= 5; back += 1) {
    const word = done[done.length - back];
    if (!word) break;
    if (DETERMINERS.has(word.text)) {
      first = done.length - back;
      break;
    }
    const before = done[done.length - back - 1]?.text ?? '';
    const modifies = MODIFIERS.has(word.text);
    if (modifies && back === done.length - first + 1) first = done.length - back;
    if (modifies) continue;
    if (isFunctionWord(word.text) || whoIn(word.text) || (isVerbForm(word.text) && !DETERMINERS.has(before)))
      break;
    if (/^\p{P}|^wrong$/u.test(word.text)) break;
  }
  const of = done
    .slice(0, first)
    .map(({ text }) => text)
    .join(' ');
  const part =
    /(?:^| )(?:(?<none>none|neither|not (?:a single )?one)|one|some|most|any|all|both|either|half|many|several|two|three|four|five|each|members?|(?:a|the|an) (?:member|rest|majority|couple|employee|technician))(?: (?:two|three|five))? (?:of|from)$/.exec(
      of,
    );
  const taken = part ? part[0].trim().split(' ').length : 0;
  const phrase = done.splice(first - taken);
  const none = part?.groups?.['none'] !== undefined || /^(?:no|neither)$/.test(phrase[0]?.text ?? '');
  const text = /^[<@]/.test(head.raw) ? '@' : head.text;
  return {
    text: `${text}<${none ? 'nobody' : who}>`,
    raw: head.raw,
    start: phrase[0]?.start ?? head.start,
    end,
  };
}

export { isPastForm };
