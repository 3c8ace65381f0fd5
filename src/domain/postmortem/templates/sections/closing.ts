import { day } from '../../../timeline/time-words.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import type { DraftSection } from '../../document/document.ts';
import { cite, field, fieldLines, type Phrase, text } from '../../document/nodes.ts';
import { inline, oneLine } from '../../document/prose.ts';
import { nameOf } from '../../record/record.ts';
import { documentStatus } from './header.ts';

const UNKNOWN = 'open, nothing is recorded yet';

/** The last lines: status of the document, when the record last changed, when to review it again. */
export function closing(analysis: Analysis): DraftSection {
  return closingLines([
    field('Document Status', documentStatus(analysis)),
    ...approvals(analysis),
    ...reviewDays(analysis),
  ]);
}

/** The last lines under a rule. */
export function closingLines(fields: readonly Phrase[][]): DraftSection {
  return {
    id: 'status',
    level: 2,
    blocks: [{ type: 'thematicBreak' }, { ...fieldLines(...fields), data: { remark: true } }],
  };
}

/** When the record last changed, and when to review the document again: a quarter later. */
export function reviewDays({ lastEvent }: Analysis): Phrase[][] {
  return [
    field('Last Updated', [text(lastEvent ? day(lastEvent) : UNKNOWN)]),
    field('Next Review', [text(lastEvent ? `${quarterAfter(lastEvent)} (proposed, quarterly)` : UNKNOWN)]),
  ];
}

/** `Approved by: Dr. White, 2024-06-12`, `Signed off as Engineering Lead: Jane Doe`. */
function approvals({ record }: Analysis): Phrase[][] {
  return record.signOff.flatMap(({ name, role, at }, index) =>
    name
      ? [
          field(/\bby$/i.test(role) ? oneLine(role) : `Signed off as ${oneLine(role)}`, [
            ...inline(record, `${nameOf(record, name)}${at ? `, ${day(at)}` : ''}`),
            cite(fromField(`signOff.${index}`)),
          ]),
        ]
      : [],
  );
}

/** The date three months later, in UTC; the last day of the month where that month is too short. */
function quarterAfter(at: Date): string {
  return day(monthsAfter(at, 3));
}

/** The same day of the month some months later, in UTC, or the last day of a shorter month. */
export function monthsAfter(at: Date, months: number): Date {
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(at.getUTCDate(), lastOfMonth)));
}
