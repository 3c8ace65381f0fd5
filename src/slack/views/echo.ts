import type { Entry } from '../../domain/timeline/entry.ts';
import { echoLine, longer } from '../words/entries.ts';
import { context, LIMITS, type Message, message, pieces } from './blocks.ts';
import { truncateMrkdwn } from './truncate.ts';

/** Longest line in the echo, so that it fills no screen: the record has the whole text. */
const LINE = 600;

/** How many of these entries, from the first on, one message can show: at least one, at most 50. */
export function echoFits(entries: readonly Entry[]): number {
  let used = 0;
  let count = 0;
  for (const entry of entries.slice(0, LIMITS.messageBlocks)) {
    used += lineOf(entry, LINE).length + 1;
    if (used > LIMITS.section && count > 0) break;
    count += 1;
  }
  return count;
}

/**
 * One grey line for each entry, in one message and as few blocks as they fit into: a phone puts space between blocks. A batch that is longer than `echoFits` allows still shows every entry,
 * with shorter lines.
 */
export function echoView(entries: readonly Entry[]): Message {
  const shown = entries.slice(0, LIMITS.messageBlocks);
  const fits = echoFits(shown) === shown.length;
  const room = fits ? LINE : Math.min(LINE, Math.floor(LIMITS.messageBlockText / shown.length) - 1);
  const lines = shown.map((entry) => lineOf(entry, room));
  return message(
    lines.join('\n'),
    pieces(lines.join('\n'), LIMITS.context).map((piece) => context(piece)),
  );
}

/** The statement is shortened, never who said it; a shortened one says how long it is. */
function lineOf(entry: Entry, max: number): string {
  const line = echoLine(entry);
  if (line.length <= max) return line;
  const count = longer(entry.text, 0);
  const empty = echoLine({ ...entry, text: '' }).length + count.length;
  return echoLine({ ...entry, text: `${shortened(entry.text, max - empty)}${count}` });
}

function shortened(text: string, max: number): string {
  let room = Math.max(max, 20);
  while (echoLength(truncateMrkdwn(text, room)) > Math.max(max, 20) && room > 20) room -= 20;
  return truncateMrkdwn(text, room);
}

/** Escaping makes `&`, `<` and `>` longer. */
function echoLength(text: string): number {
  return text.length + 4 * (text.match(/[&<>]/g)?.length ?? 0);
}
