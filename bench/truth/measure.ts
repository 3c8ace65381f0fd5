import { remarksBy } from '../../src/domain/postmortem/analysis/remarks.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { BUILT_IN } from '../../src/domain/postmortem/templates/registry.ts';
import type { Template } from '../../src/domain/postmortem/templates/template.ts';
import type { MarkName } from '../../src/domain/timeline/mark.ts';
import type { MeasuredIncident } from './incidents.ts';
import { judge, type Verdict } from './judge.ts';
import { missingIn } from './missing.ts';
import { segmentsOf } from './segments.ts';

/** Which part of a document a statement stands in. */
export const PLACES = ['summary', 'cause', 'figures', 'the rest'] as const;
export type Place = (typeof PLACES)[number];

const BY_SECTION: readonly (readonly [RegExp, Place])[] = [
  [/cause|resolution/, 'cause'],
  [/metrics|graphs|success/, 'figures'],
  [/^(?:header|summary|preamble)\b/, 'summary'],
];

export function placeOf({ segment }: Verdict): Place {
  return BY_SECTION.find(([id]) => id.test(segment.section))?.[1] ?? 'the rest';
}

/** What one draft states, and what it leaves out of what people marked. */
export interface MeasuredDraft {
  readonly incident: MeasuredIncident;
  readonly template: string;
  readonly marked: boolean;
  readonly verdicts: readonly Verdict[];
  /** Empty for an unmarked record. */
  readonly missing: readonly string[];
}

/** Drafts an incident with every template, without its marks and with them, and judges what the drafts state. */
export function measured(incident: MeasuredIncident): MeasuredDraft[] {
  return [...BUILT_IN.values()].flatMap((template) => [
    measuredDraft(incident, template, false),
    measuredDraft(incident, template, true),
  ]);
}

/** Outside readers are told the cause, and not what contributed to it. */
const KEPT_INSIDE: Readonly<Record<string, readonly MarkName[]>> = { narrative: ['contributing'] };

function measuredDraft(incident: MeasuredIncident, template: Template, marked: boolean): MeasuredDraft {
  const record = marked ? incident.marked : incident.unmarked;
  const document = draftPostmortem(record, template, remarksBy());
  const verdicts = segmentsOf(document).map((segment) => judge(segment, record, incident));
  return {
    incident,
    template: template.name,
    marked,
    verdicts,
    missing: marked ? missingIn(verdicts, incident, KEPT_INSIDE[template.name]) : [],
  };
}
