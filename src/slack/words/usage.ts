import { ACTION_VERBS, type ActionVerb } from '../../domain/incident/verbs/action-verbs.ts';
import type { Misuse } from '../../domain/incident/verbs/read-command.ts';
import { VERBS, type Verb } from '../../domain/incident/verbs/verbs.ts';
import type { TimeFault } from '../../domain/timeline/resolve-moment.ts';
import { ZONE_PLACES } from '../../domain/timeline/zone-names.ts';
import { literal, mrkdwn } from './escape.ts';
import { timeAhead } from './refusals.ts';
import { type Reader, when } from './times.ts';
import { shortened, usageFault } from './usage-fault.ts';

/** A command whose verb is not known, and the nearest one; the buttons below carry out what may be meant. */
export function unknownVerb(
  { said, nearest }: { readonly said: string; readonly nearest: Verb | undefined },
  offered: boolean,
  command: string,
): string {
  const near = nearest === undefined ? '' : ` Meant \`${nearest}\`?`;
  const entry = offered ? '' : ` For example ${example(nearest ?? 'log', command)}.`;
  return `"${shortened(said)}" is not a command.${near}${entry} All commands: \`${command} help\``;
}

/** `help` about a command that does not exist: the nearest one, and how to see all. */
export function unknownTopic(said: string, near: Verb | undefined, command: string): string {
  const guess = near === undefined ? '' : ` Did you mean \`${command} help ${near}\`?`;
  return `There is no command "${shortened(said)}".${guess} All commands: \`${command} help\``;
}

/** What is missing or wrong; below it stand buttons for what may be meant, or else an example of the very same command. */
export function usageText(
  misused: Misuse,
  {
    command,
    roles,
    offered,
  }: { readonly command: string; readonly roles: readonly string[]; readonly offered: boolean },
): string {
  const near = misused.nearest === undefined ? '' : ` Meant "${misused.nearest}"?`;
  const wrong = `${usageFault(misused, roles)}${near}`;
  if (offered) return wrong;
  const { usage, example } = meant(misused);
  const first = `${wrong} Write \`${command} ${mrkdwn(usage)}\``;
  return usage === example ? first : `${first}, for example \`${command} ${example}\``;
}

/** The command that it should have been. */
function meant({ verb, actionVerb, nearest, why }: Misuse): {
  readonly usage: string;
  readonly example: string;
} {
  if (verb !== 'at' && (why === 'missing-time' || why === 'not-a-time'))
    return { usage: VERBS[verb].usage, example: `${VERBS[verb].example} --started -10m` };
  if (actionVerb !== undefined) return ACTION_VERBS[actionVerb];
  if (verb === 'action' && nearest !== undefined && nearest in ACTION_VERBS)
    return ACTION_VERBS[nearest as ActionVerb];
  return verb === 'status' && nearest === 'resolve' ? VERBS.resolve : VERBS[verb];
}

/** `"14:75" is not a time. Try 14:05, -10m or yesterday 23:50.` */
export function unclearTime(said: string, why: TimeFault, ways: readonly string[] = []): string {
  const quoted = `"${literal(said)}"`;
  const hint = 'Try 14:05, -10m or yesterday 23:50.';
  switch (why) {
    case 'impossible-clock':
      return `${quoted} is not a time. ${hint}`;
    case 'impossible-date':
      return `${quoted} is not a day in the calendar. Try 2026-11-20 14:05 or yesterday 23:50.`;
    case 'other-weekday':
      return `${quoted}: the weekday is not that of the date. Write ${oneOf(ways)}.`;
    case 'too-far-back':
      return `${quoted} is more than a year ago. Write the date: 2026-11-20 14:05.`;
    case 'several-zones':
      return `${quoted} can be in several zones. Write its offset: ${oneOf(ways, placesIn(said))}.`;
    default:
      return why satisfies never;
  }
}

/** What a name of several zones in the text may stand for. */
function placesIn(said: string): readonly string[] {
  const names = said.toLowerCase().match(/[a-z]+/g) ?? [];
  return names.flatMap((name) => ZONE_PLACES.get(name) ?? []);
}

/** `a` (India), `b` (Ireland) or `c` (Israel): each can be copied. */
function oneOf(ways: readonly string[], names: readonly string[] = []): string {
  const shown = ways.map((way, index) => {
    const name = names.length === ways.length ? ` (${names[index] ?? ''})` : '';
    return `\`${mrkdwn(way)}\`${name}`;
  });
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1) ?? ''}`;
}

export function timeAheadOfNow(at: Date, reader: Reader): string {
  return `${when(at, reader)} is in the future; it is ${when(reader.now, reader)} now. Entries are about what happened. Nothing was recorded.`;
}

export function emptyEntry(command: string): string {
  return `Say what happened, for example ${example('log', command)}`;
}

export function entryTooLong(length: number, most: number): string {
  return `An entry has at most ${most.toLocaleString('en')} characters, and this has ${length.toLocaleString('en')}. Log it in parts.`;
}

function example(verb: Verb, command: string): string {
  return `\`${command} ${VERBS[verb].example}\``;
}

/** `--started` was not followed by a time. */
export function startedUnclear(said: string, command: string): string {
  return `"${literal(said)}" is not a time. Say when the impact started, for example ${startedExample(command)}`;
}

/** `--started` names a time that is still to come. */
export function startedAhead(at: Date, reader: Reader, command: string): string {
  return `${timeAhead('The start', at, reader)} Say when the impact started, for example ${startedExample(command)}`;
}

function startedExample(command: string): string {
  return `\`${command} ${VERBS.declare.example} --started -10m\``;
}
