import type { ListItem } from 'mdast';
import { timesInLines } from '../../../timeline/time-words.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import type { Update } from '../../analysis/communications.ts';
import { ask, type Block, cite, paragraph, strong, text } from '../../document/nodes.ts';
import { inline } from '../../document/prose.ts';
import { itemOf, listOf } from './points.ts';
import { open } from './statements.ts';
import { capital } from './timeline.ts';

/** Internal or external messages; entries that do not name their audience count as public. */
export function communicationItems(analysis: Analysis, audience: 'internal' | 'external'): ListItem[] {
  return analysis.reading.updates
    .filter((update) => isInternal(update) === (audience === 'internal'))
    .map(updateItems(analysis, wordsOf));
}

/** All messages in one order, each with its audience. */
export function wholeLog(analysis: Analysis): ListItem[] {
  return analysis.reading.updates.map(updateItems(analysis, withAudience));
}

function isInternal({ audience }: Update): boolean {
  return audience === 'internal';
}

function updateItems(analysis: Analysis, words: (update: Update) => string): (update: Update) => ListItem {
  const time = timesInLines(firstDay(analysis));
  return (update) =>
    itemOf([
      strong(`${time(update.at)} UTC:`),
      text(' '),
      ...inline(analysis.record, words(update)),
      cite(update),
    ]);
}

/** The messages, and the question for missing public ones: the severity's own where that calls for updates. */
export function logOr(analysis: Analysis, items: readonly ListItem[]): Block[] {
  const log = items.length > 0 ? [listOf('bullets', items)] : [];
  if (analysis.reading.updates.some((update) => !isInternal(update))) return log;
  const gap = analysis.gaps.find(({ kind }) => kind === 'communication');
  return [...log, paragraph(...(gap ? [ask(gap)] : open('communications.external')))];
}

/** `Status page (public): Investigating`, `Internal: Leadership was told`. */
function withAudience({ channel, audience, text: words }: Update): string {
  const to = audience === 'external' ? 'public' : audience === 'internal' ? 'internal' : undefined;
  if (!channel) return to ? `${capital(to)}: ${words}` : words;
  return `${capital(channel)}${to ? ` (${to})` : ''}: ${words}`;
}

/** `Status page: Investigating`. */
function wordsOf({ channel, text: words }: Update): string {
  return channel ? `${capital(channel)}: ${words}` : words;
}
