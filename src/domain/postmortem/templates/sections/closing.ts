import { tz } from '@date-fns/tz';
import { addQuarters } from 'date-fns';
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

function quarterAfter(at: Date): string {
  return day(addQuarters(at, 1, { in: tz('UTC') }));
}
