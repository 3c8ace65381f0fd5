import type { TableRow } from 'mdast';
import { saysBeginning } from '../../../timeline/cues.ts';
import { timeOn } from '../../../timeline/time-words.ts';
import type { DraftSection } from '../../document.ts';
import { type Findings, firstDay } from '../../findings.ts';
import { type Phrase, remark, row, table, text } from '../../nodes.ts';
import { inline } from '../../prose.ts';
import { nameOf, type RecordEntry } from '../../record.ts';
import { incidentCuts, parts } from '../sections/phases.ts';
import { entriesOf, type TimelineItem, timeCell, timelineQuestions } from '../sections/timeline.ts';

const PHASES = [
  ['discovery', 'Discovery Phase'],
  ['response', 'Response Phase'],
  ['recovery', 'Recovery Phase'],
  ['after', 'Post-Incident Phase'],
] as const;

const COLUMNS = ['Time', 'Event', 'Action Taken', 'Actor'];

/** The timeline in phases; the communication log has its own section. */
export function phasedTimeline(findings: Findings): DraftSection[] {
  const known = firstDay(findings);
  const phases = parts(entriesOf(findings), incidentCuts(findings));
  return [
    {
      id: 'timeline',
      heading: 'Timeline of Events',
      level: 2,
      blocks: [remark('All times in UTC.'), ...timelineQuestions(findings, true)],
    },
    ...PHASES.map(([id, heading], index): DraftSection => {
      const rows = (phases[index] ?? []).flatMap((item) => phaseRow(findings, known, item));
      const blocks = rows.length === 0 ? [remark('Nothing recorded.')] : [table(COLUMNS, rows)];
      return { id: `timeline.${id}`, heading, level: 3, blocks };
    }),
  ];
}

const NONE: readonly Phrase[] = [text('–')];

function phaseRow({ record }: Findings, known: string, item: TimelineItem): TableRow[] {
  if (!('entry' in item)) return [];
  const { entry } = item;
  const words = inline(record, entry.text);
  const acted = isAction(entry);
  const cells = row(
    timeCell(timeOn(known, entry.at), entry),
    acted ? [...NONE] : words,
    acted ? words : [...NONE],
    entry.author ? inline(record, nameOf(record, entry.author)) : [...NONE],
  );
  return [{ ...cells, data: { entry: entry.id } }];
}

/** What people did, beside what happened or was found. */
function isAction({ type, text: words }: RecordEntry): boolean {
  switch (type) {
    case 'response':
    case 'mitigation':
    case 'decision':
      return true;
    case 'investigation':
      return saysBeginning(words);
    case 'change':
    case 'detection':
    case 'recovery':
    case 'resolution':
    case 'communication':
    case 'note':
      return false;
    default:
      return type satisfies never;
  }
}
