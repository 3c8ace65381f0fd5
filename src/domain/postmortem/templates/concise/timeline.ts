import type { TableRow } from 'mdast';
import { timesInLines } from '../../../timeline/time-words.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import { entryRow, table } from '../../document/nodes.ts';
import { marked } from '../../document/prose.ts';
import { entriesOf, openAfter, signer, timeCell } from '../sections/timeline.ts';

/** The timeline in two columns; the communication log is in the appendix. */
export function timeline(analysis: Analysis): DraftSection {
  const { record } = analysis;
  const time = timesInLines(firstDay(analysis));
  const signed = signer(record);
  const rows = entriesOf(analysis).flatMap((item): TableRow[] => {
    if (!('entry' in item)) return [];
    const { entry } = item;
    const words = marked(signed(entry), record.people);
    return [entryRow(entry, [timeCell(time(entry.at), entry), words])];
  });
  return {
    id: 'timeline',
    heading: 'Timeline (All times UTC)',
    level: 2,
    blocks: [...(rows.length === 0 ? [] : [table(['Time', 'Event'], rows)]), ...openAfter(analysis, true)],
  };
}
