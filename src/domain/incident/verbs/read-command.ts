import { cleanText } from '../../timeline/clean-text.ts';
import { codedSeverity } from '../severity.ts';
import type { ActionFault } from './action.ts';
import { readVerb, type VerbReading } from './read-verb.ts';
import { isFault, type UsageFault } from './usage-fault.ts';
import type { CommandOptions, VerbRow } from './verb-row.ts';
import { VERBS, type Verb } from './verbs.ts';

type Row<V extends Verb> = (typeof VERBS)[V];
type RunAs<V extends Verb> = Row<V> extends { readonly runs: infer Other } ? Other : V;
type Arguments<V extends Verb> = Exclude<ReturnType<Row<V>['parse']>, UsageFault>;

/** One command as it was typed, in parts: what the verb's row reads, and the verb that carries it out. */
export type ParsedCommand = { [V in Verb]: { readonly verb: RunAs<V> } & Arguments<V> }[Verb];

/** The verbs that have a handler. */
export type RunnableVerb = ParsedCommand['verb'];

export type CommandOf<V extends RunnableVerb> = Extract<ParsedCommand, { readonly verb: V }>;

/** A command whose verb is known, and whose text cannot be read. */
export type Misuse = ActionFault & { readonly verb: Verb };

export type CommandReading =
  | { readonly kind: 'command'; readonly command: ParsedCommand }
  | Misuse
  | Exclude<VerbReading, { readonly kind: 'verb' }>;

/** A severity of the team's own before anything else, `sev0`, is the verb and its first argument in one. */
function orSeverity(reading: VerbReading, text: string, { vocabulary }: CommandOptions): VerbReading {
  if (reading.kind !== 'unknown') return reading;
  const word = reading.said.replace(/[.,:;]$/, '');
  if (codedSeverity(word, vocabulary) === undefined) return reading;
  return { kind: 'verb', verb: 'sev', rest: cleanText(text).trim() };
}

/** Reads all that follows the command's name. */
export function readCommand(text: string, options: CommandOptions): CommandReading {
  const reading = orSeverity(readVerb(text), text, options);
  if (reading.kind !== 'verb') return reading;
  const { verb, rest } = reading;
  const { parse, runs = verb }: VerbRow = VERBS[verb];
  const parsed = parse(rest, options);
  if (isFault(parsed)) return { ...parsed, verb };
  // The row of this verb gave these parts; looked up by name, the compiler sees only that some row did.
  return { kind: 'command', command: { verb: runs, ...parsed } as ParsedCommand };
}
