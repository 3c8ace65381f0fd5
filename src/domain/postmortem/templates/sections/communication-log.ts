import type { ListItem } from 'mdast';
import { communicationsOf, type Update } from '../../../timeline/communications.ts';
import { timeOn } from '../../../timeline/time-words.ts';
import { type Findings, firstDay } from '../../findings.ts';
import { ask, type Block, cite, paragraph, strong, text } from '../../nodes.ts';
import { inline } from '../../prose.ts';
import { itemOf, listOf } from './points.ts';
import { capital } from './timeline.ts';
import { open } from './wording.ts';

/** What was said to the inside, or to the outside: entries that do not say to whom count as public. */
export function communicationItems(findings: Findings, audience: 'internal' | 'external'): ListItem[] {
  const { record, reading } = findings;
  const known = firstDay(findings);
  return communicationsOf(record, reading.entries)
    .filter((update) => (update.audience === 'internal') === (audience === 'internal'))
    .map((update) =>
      itemOf([
        strong(`${timeOn(known, update.at)} UTC:`),
        text(' '),
        ...inline(record, wordsOf(update)),
        cite(update),
      ]),
    );
}

/** What was said to the outside, or the question for it: the one about the severity where that asks for updates. */
export function externalLog(findings: Findings, items: readonly ListItem[]): Block[] {
  const gap = findings.gaps.find(({ kind }) => kind === 'communication');
  if (items.length > 0) return [listOf('bullets', items), ...(gap ? [paragraph(ask(gap))] : [])];
  return [paragraph(...(gap ? [ask(gap)] : open('communications.external')))];
}

/** `Status page: Investigating`. */
function wordsOf({ channel, text: words }: Update): string {
  return channel ? `${capital(channel)}: ${words}` : words;
}
