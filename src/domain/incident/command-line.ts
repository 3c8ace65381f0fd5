import { type ActionWords, firstWord, readActionWords } from './action-words.ts';
import { type DeclareWords, readDeclareWords } from './declare-words.ts';
import { type FileFormat, readFileFormat } from './file-format.ts';
import { type Severity, STATUSES, type Status } from './incident.ts';
import { type IncidentRef, readIncidentRef } from './incident-ref.ts';
import { readMention } from './mention.ts';
import { nearestWord } from './nearest-word.ts';
import { type PostmortemWords, readPostmortemWords } from './postmortem-words.ts';
import { readRole } from './role-name.ts';
import { readSeverity } from './severity-word.ts';
import { isTooLong, unquoted } from './title-text.ts';
import { type Usage, usage } from './usage.ts';
import { readVerb, type Verb, type VerbReading } from './verb.ts';

type Text = string | undefined;

/** One command as it was typed, in parts. `drill` is `declare` with `drill` set. Users are Slack user ids. */
export type ParsedCommand =
  | ({ readonly verb: 'declare' } & DeclareWords)
  | { readonly verb: 'log'; readonly text: string }
  | { readonly verb: 'timeline'; readonly all: boolean }
  | { readonly verb: 'status'; readonly status: Status; readonly text: Text }
  | { readonly verb: 'sev'; readonly severity: Severity; readonly why: Text }
  | { readonly verb: 'title'; readonly title: string }
  | { readonly verb: 'role'; readonly role: string; readonly user: string }
  | { readonly verb: 'join' | 'leave'; readonly role: string }
  | { readonly verb: 'handoff'; readonly user: string; readonly note: Text }
  | { readonly verb: 'action'; readonly action: ActionWords }
  | { readonly verb: 'resolve'; readonly summary: Text }
  | { readonly verb: 'reopen'; readonly why: Text }
  | { readonly verb: 'cancel'; readonly why: string }
  | { readonly verb: 'merge'; readonly into: IncidentRef; readonly why: Text }
  | { readonly verb: 'draft'; readonly template: Text }
  | PostmortemWords
  | { readonly verb: 'export'; readonly format: FileFormat }
  | { readonly verb: 'show'; readonly incident: IncidentRef | undefined }
  | { readonly verb: 'help'; readonly topic: Text }
  | { readonly verb: 'list' | 'mine' | 'doctor' };

export type CommandReading =
  | { readonly kind: 'command'; readonly command: ParsedCommand }
  | Usage
  | Exclude<VerbReading, { readonly kind: 'verb' }>;

/** What a team has configured that the words of a command depend on. */
export interface CommandOptions {
  readonly roles: readonly string[];
}

/** Reads all that stands after the command's name. */
export function readCommand(text: string, options: CommandOptions): CommandReading {
  const reading = readVerb(text);
  if (reading.kind !== 'verb') return reading;
  const parsed = parse(reading.verb, reading.rest, options);
  return 'kind' in parsed ? parsed : { kind: 'command', command: parsed };
}

function parse(verb: Verb, rest: string, { roles }: CommandOptions): ParsedCommand | Usage {
  switch (verb) {
    case 'declare':
    case 'drill':
      return declare(verb, rest);
    case 'log':
      return rest === '' ? usage(verb, 'missing-text') : { verb, text: rest };
    case 'timeline':
      return timeline(rest);
    case 'status':
      return status(rest);
    case 'sev':
      return severity(rest);
    case 'title':
      return title(rest);
    case 'role':
      return role(rest, roles);
    case 'join':
    case 'leave':
      return ownRole(verb, rest, roles);
    case 'handoff':
      return handoff(rest);
    case 'action':
      return action(rest);
    case 'resolve':
      return { verb, summary: orNothing(rest) };
    case 'reopen':
      return { verb, why: orNothing(rest) };
    case 'cancel':
      return rest === '' ? usage(verb, 'missing-reason') : { verb, why: rest };
    case 'merge':
      return merge(rest);
    case 'draft':
      return draft(rest);
    case 'impact':
    case 'why':
    case 'cause':
    case 'well':
    case 'wrong':
    case 'lucky':
    case 'lesson':
    case 'metric':
    case 'comms':
    case 'review':
    case 'approve':
    case 'publish':
    case 'skip':
    case 'meeting':
      return readPostmortemWords(verb, rest);
    case 'export':
      return fileFormat(rest);
    case 'show':
      return show(rest);
    case 'help':
      return { verb, topic: orNothing(firstWord(rest)[0].toLowerCase()) };
    case 'list':
    case 'mine':
    case 'doctor':
      return rest === '' ? { verb } : usage(verb, 'unexpected-text', rest);
    default:
      return verb satisfies never;
  }
}

function declare(verb: 'declare' | 'drill', rest: string): ParsedCommand | Usage {
  const words = readDeclareWords(rest, verb);
  if ('kind' in words) return words;
  if (words.title !== undefined && isTooLong(words.title)) return usage(verb, 'title-too-long', words.title);
  return { verb: 'declare', ...words, drill: words.drill || verb === 'drill' };
}

function timeline(rest: string): ParsedCommand | Usage {
  if (rest === '') return { verb: 'timeline', all: false };
  return rest.toLowerCase() === 'all'
    ? { verb: 'timeline', all: true }
    : usage('timeline', 'unexpected-text', rest);
}

function status(rest: string): ParsedCommand | Usage {
  const [said, text] = firstWord(rest);
  const wanted = said.toLowerCase().replace(/[.,:;]$/, '');
  if (wanted === '') return usage('status', 'missing-status');
  if (wanted === 'resolved') return usage('status', 'unknown-status', said, 'resolve');
  const [found, other] = STATUSES.filter((known) => wanted.length >= 3 && known.startsWith(wanted));
  if (found !== undefined && other === undefined)
    return { verb: 'status', status: found, text: orNothing(text) };
  return usage('status', 'unknown-status', said, nearestWord(wanted, STATUSES));
}

function severity(rest: string): ParsedCommand | Usage {
  const [said, why] = firstWord(rest.replace(/^sev(?:erity)?\s+(?=\d)/i, ''));
  const found = readSeverity(said);
  if (said === '') return usage('sev', 'missing-severity');
  return found === undefined
    ? usage('sev', 'unknown-severity', said)
    : { verb: 'sev', severity: found, why: orNothing(why) };
}

function title(rest: string): ParsedCommand | Usage {
  const text = unquoted(rest);
  if (text === '') return usage('title', 'missing-text');
  return isTooLong(text) ? usage('title', 'title-too-long', text) : { verb: 'title', title: text };
}

/** Role and person in either order. */
function role(rest: string, roles: readonly string[]): ParsedCommand | Usage {
  const words = rest.split(/\s+/).filter((word) => word !== '');
  const users = words.map(readMention).filter((user) => user !== undefined);
  const others = words.filter((word) => readMention(word) === undefined);
  const person = others.find((word) => word.startsWith('@') || word.startsWith('<!'));
  const name = others.filter((word) => word !== person).join(' ');
  if (name === '') return usage('role', 'missing-role');
  const found = readRole(name, roles);
  if (found.kind === 'unknown') return usage('role', 'unknown-role', name, found.nearest);
  const [user, another] = users;
  if (user === undefined)
    return person === undefined ? usage('role', 'missing-person') : usage('role', 'not-a-person', person);
  if (another !== undefined || person !== undefined) return usage('role', 'unexpected-text', rest);
  return { verb: 'role', role: found.role, user };
}

function ownRole(verb: 'join' | 'leave', rest: string, roles: readonly string[]): ParsedCommand | Usage {
  const name = rest.replace(/^as\s+/i, '');
  if (name === '') return usage(verb, 'missing-role');
  const found = readRole(name, roles);
  return found.kind === 'role'
    ? { verb, role: found.role }
    : usage(verb, 'unknown-role', name, found.nearest);
}

function handoff(rest: string): ParsedCommand | Usage {
  const [said, note] = firstWord(rest.replace(/^to\s+/i, ''));
  const user = readMention(said);
  if (said === '') return usage('handoff', 'missing-person');
  return user === undefined
    ? usage('handoff', 'not-a-person', said)
    : { verb: 'handoff', user, note: orNothing(note) };
}

function action(rest: string): ParsedCommand | Usage {
  const words = readActionWords(rest);
  return 'kind' in words ? words : { verb: 'action', action: words };
}

function merge(rest: string): ParsedCommand | Usage {
  const [said, why] = firstWord(rest.replace(/^into\s+/i, ''));
  const into = readIncidentRef(said);
  if (said === '') return usage('merge', 'missing-key');
  return into === undefined
    ? usage('merge', 'not-a-key', said)
    : { verb: 'merge', into, why: orNothing(why) };
}

function draft(rest: string): ParsedCommand | Usage {
  const [template, more] = firstWord(rest);
  return more === ''
    ? { verb: 'draft', template: orNothing(template.toLowerCase()) }
    : usage('draft', 'unexpected-text', more);
}

function fileFormat(rest: string): ParsedCommand | Usage {
  const [said, more] = firstWord(rest.replace(/^as\s+/i, ''));
  const format = readFileFormat(said);
  if (said === '') return usage('export', 'missing-format');
  if (format === undefined) return usage('export', 'unknown-format', said);
  return more === '' ? { verb: 'export', format } : usage('export', 'unexpected-text', more);
}

function show(rest: string): ParsedCommand | Usage {
  const [said, more] = firstWord(rest);
  const incident = readIncidentRef(said);
  if (said === '') return { verb: 'show', incident: undefined };
  if (incident === undefined) return usage('show', 'not-a-key', said);
  return more === '' ? { verb: 'show', incident } : usage('show', 'unexpected-text', more);
}

function orNothing(text: string): Text {
  return text === '' ? undefined : text;
}
