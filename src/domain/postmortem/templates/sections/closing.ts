import { fromField } from '../../../timeline/evidence.ts';
import { day } from '../../../timeline/time-words.ts';
import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { cite, field, fieldLines, type Phrase, text } from '../../nodes.ts';
import { inline } from '../../prose.ts';
import { nameOf } from '../../record.ts';

const UNKNOWN = 'open, nothing is recorded yet';

/** The last lines: status of the document, when the record last changed, when to look at it again. */
export function closing(findings: Findings): DraftSection {
  const { lastEvent } = findings;
  const fields = [
    field('Document Status', [text('Draft')]),
    ...approvals(findings),
    field('Last Updated', [text(lastEvent ? day(lastEvent) : UNKNOWN)]),
    field('Next Review', [text(lastEvent ? `${quarterAfter(lastEvent)} (Quarterly)` : UNKNOWN)]),
  ];
  const lines = fieldLines(...fields);
  return {
    id: 'status',
    level: 2,
    blocks: [{ type: 'thematicBreak' }, { ...lines, data: { remark: true } }],
  };
}

function approvals({ record }: Findings): Phrase[][] {
  return record.signOff.flatMap(({ name, role, at }, index) =>
    name
      ? [
          field(`Signed Off`, [
            ...inline(record, `${nameOf(record, name)}, ${role}${at ? `, ${day(at)}` : ''}`),
            cite(fromField(`signOff.${index}`)),
          ]),
        ]
      : [],
  );
}

/** The day three months on, in UTC; the end of a shorter month stands for days that it does not have. */
function quarterAfter(at: Date): string {
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() + 3];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return day(new Date(Date.UTC(year, month, Math.min(at.getUTCDate(), lastOfMonth))));
}
