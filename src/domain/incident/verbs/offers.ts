import { readActionNumber } from '../../actions/action-number.ts';
import { cleanText } from '../../timeline/clean-text.ts';
import { FILE_FORMATS, type FileFormat } from '../file-format.ts';
import { STATUSES } from '../incident.ts';
import { nearestWords } from '../nearest-word.ts';
import { severityAt } from '../severity.ts';
import { BUILT_IN_WORDS } from '../vocabulary.ts';
import { ACTION_VERBS, type ActionVerb, type ActionVerbRow } from './action-verbs.ts';
import { aroundWords, firstWord } from './arguments.ts';
import { AS_TEXT, otherReading } from './other-reading.ts';
import { type CommandReading, type Misuse, readCommand } from './read-command.ts';
import { verbsNear } from './read-verb.ts';
import type { CommandOptions, VerbRow } from './verb-row.ts';
import { VERBS, type Verb } from './verbs.ts';

/** As many as fit beside each other on a phone. */
const MOST_OFFERS = 5;

/** What people say for a status that is none, and the lines that they may mean; the text follows each. */
const STATUS_WORDS: readonly { readonly words: readonly string[]; readonly lines: readonly string[] }[] = [
  {
    words: ['fixed', 'done', 'solved', 'ok', 'good', 'recovered', 'green'],
    lines: ['resolve', 'status monitoring'],
  },
  { words: ['resolved', 'closed', 'over', 'ended'], lines: ['resolve'] },
  { words: ['mitigated', 'stable', 'recovering', 'watching'], lines: ['status monitoring'] },
  { words: ['found', 'known', 'cause'], lines: ['status identified'] },
  { words: ['fixing', 'working', 'repairing', 'rollback'], lines: ['status mitigating'] },
  { words: ['new', 'open', 'unknown', 'looking'], lines: ['status investigating'] },
  { words: ['update'], lines: ['update'] },
  { words: ['cancelled'], lines: ['cancel'] },
];

/**
 * What a line that was not carried out may mean: other lines, each a whole command that keeps what was typed, the most
 * likely first. They are for buttons: nothing is chosen here.
 */
export function offersFor(reading: CommandReading, text: string, options: CommandOptions): readonly string[] {
  const line = cleanText(text);
  const lines = linesFor(reading, line, options);
  const whole = [...new Set(lines.map((each) => each.trim()))];
  return whole.filter((each) => readCommand(each, options).kind === 'command').slice(0, MOST_OFFERS);
}

function linesFor(reading: CommandReading, line: string, options: CommandOptions): readonly string[] {
  switch (reading.kind) {
    case 'command':
    case 'empty':
      return [];
    case 'unknown':
      return [
        ...saidAsSeverity(line, options),
        ...saidAsStatus(reading.said, line),
        ...ofUnknown(reading.said, line),
      ];
    case 'usage':
      return ofMisuse(reading, line, options);
    default:
      return reading satisfies never;
  }
}

/** `p3 latency is back`: a severity, or the name of something else. */
function saidAsSeverity(line: string, { vocabulary }: CommandOptions): readonly string[] {
  return /^\S*\d/.test(line) && severityAt(line, vocabulary) !== undefined ? [`sev ${line}`] : [];
}

/** `monitoring` alone or before a text is a status, unless it is tried for a verb. */
function saidAsStatus(said: string, line: string): readonly string[] {
  const word = said.toLowerCase().replace(/[.,:;]$/, '');
  const [, rest] = firstWord(line);
  if (STATUSES.some((status) => status === word)) return [`status ${word} ${rest}`];
  if (verbsNear(said).length > 0) return [];
  const known = STATUS_WORDS.find(({ words }) => words.includes(word));
  return (known?.lines ?? []).map((each) => `${each} ${rest}`);
}

/** The severities that the team offers, in the words that name each of them and no other. */
function severityNames({ vocabulary = BUILT_IN_WORDS }: CommandOptions): readonly string[] {
  return vocabulary.offered.map((severity) => vocabulary.severities[severity]?.name ?? String(severity));
}

/** Nearly a verb, or a word that is tried for one; and in any case an entry. */
function ofUnknown(said: string, line: string): readonly string[] {
  const [, rest] = firstWord(line);
  const verbs = verbsNear(said);
  const ofItems = actionVerbsTried(said).map((verb) => `action ${verb}`);
  const [next] = firstWord(rest);
  const numbered = ofItems.length > 0 && readActionNumber(next) !== undefined;
  const near = numbered ? ofItems : [...verbs, ...ofItems];
  const lines = near.map((verb) => `${verb} ${rest}`);
  if (verbs.includes('log')) return lines;
  return rest === '' && lines.length > 0 ? lines : [...lines, `log ${line}`];
}

function actionVerbsTried(said: string): readonly ActionVerb[] {
  const verbs = Object.keys(ACTION_VERBS) as readonly ActionVerb[];
  const meant = (verb: ActionVerb) => (ACTION_VERBS[verb] as ActionVerbRow).meant ?? [];
  return verbs.filter((verb) => meant(verb).includes(said.toLowerCase()));
}

function ofMisuse(misuse: Misuse, line: string, options: CommandOptions): readonly string[] {
  const { verb, why, said = '', nearest } = misuse;
  const [typed, rest] = firstWord(line);
  const [, more] = firstWord(rest);
  const row: VerbRow = VERBS[verb];
  switch (why) {
    case 'missing-status':
      return [...STATUSES.map((status) => `status ${status}`), 'resolve'];
    case 'unknown-status':
      return ofUnknownStatus(said, nearest, { rest, more });
    case 'missing-severity':
    case 'unknown-severity':
      return verb === 'sev' ? severityNames(options).map((severity) => `sev ${severity} ${more}`) : [];
    case 'missing-role':
      return options.roles.map((role) => `${typed} ${role} ${rest}`);
    case 'unknown-role':
    case 'unknown-flag':
    case 'unknown-filter':
    case 'unknown-grouping':
      return nearest === undefined ? [] : [aroundWords(line, said)?.join(nearest) ?? line];
    case 'missing-person':
      return ofMissingPerson(misuse, line);
    case 'unknown-action':
      return [
        ...nearestWords(said, Object.keys(ACTION_VERBS)).map((near) => `action ${near} ${more}`),
        ...(more === '' ? [] : [`action add ${rest}`]),
      ];
    case 'unknown-kind':
      return [
        ...(nearest === undefined
          ? (row.kinds ?? []).map((kind) => `${verb} ${kind} ${rest}`)
          : [`${verb} ${nearest} ${more}`]),
      ];
    case 'missing-format':
    case 'unknown-format':
      return FILE_FORMATS.map((format: FileFormat) => `export ${format}`);
    case 'unexpected-text':
      return [withoutText(misuse), `log ${line}`];
    case 'two-readings':
      return twoReadings(verb, { rest, line }, options);
    case 'other-incident':
      return [`${verb === 'fixed' ? 'resolve' : verb} ${AS_TEXT} ${rest}`, `log ${line}`];
    default:
      return [];
  }
}

function ofUnknownStatus(
  said: string,
  nearest: string | undefined,
  { rest, more }: { readonly rest: string; readonly more: string },
): readonly string[] {
  const word = said.toLowerCase().replace(/[.,:;]$/, '');
  const known = STATUS_WORDS.find(({ words }) => words.includes(word));
  if (known)
    return [...known.lines.map((each) => `${each} ${more}`), ...(more === '' ? [] : [`log ${rest}`])];
  if (nearest !== undefined) return [`status ${nearest} ${more}`, `update ${rest}`];
  return [`update ${rest}`, ...STATUSES.map((status) => `status ${status} ${rest}`)];
}

/** Whoever types may mean themselves. */
function ofMissingPerson({ verb, actionVerb }: Misuse, line: string): readonly string[] {
  if (actionVerb === 'assign') return [`${line} me`];
  const [, role] = firstWord(line);
  if (verb === 'role') return [`join ${role}`];
  return verb === 'handoff' ? ['lead'] : [];
}

/** The command alone. */
function withoutText({ verb, actionVerb }: Misuse): string {
  return actionVerb === undefined ? verb : `${verb} ${actionVerb}`;
}

function twoReadings(
  verb: Verb,
  { rest, line }: { readonly rest: string; readonly line: string },
  options: CommandOptions,
): readonly string[] {
  switch (verb) {
    case 'fixed':
      return [
        `resolve ${otherReading(rest, '3 alone') ? `${AS_TEXT} ` : ''}${rest}`,
        `status monitoring ${rest}`,
        `log ${line}`,
        ofItem('done', rest),
      ];
    case 'lead':
      return [`handoff me ${rest}`, `log ${line}`];
    case 'update': {
      const [status, text] = firstWord(rest);
      return [`status ${status} ${text}`, `update ${AS_TEXT} ${rest}`];
    }
    case 'declare':
    case 'drill':
      return severityNames(options).map((severity) => `${verb} ${rest} --sev ${severity}`);
    case 'resolve':
      return [`${verb} ${AS_TEXT} ${rest}`, ofItem('done', rest)];
    case 'reopen':
      return [ofItem('reopen', rest), `${verb} ${AS_TEXT} ${rest}`];
    case 'cancel':
      return [ofItem('drop', rest), `${verb} ${AS_TEXT} ${rest}`];
    case 'title':
      return [`${verb} ${AS_TEXT} ${rest}`, ofItem('title', rest)];
    default:
      return [];
  }
}

/** The same of an action item. */
function ofItem(verb: ActionVerb, rest: string): string {
  return `action ${verb} ${rest}`;
}
