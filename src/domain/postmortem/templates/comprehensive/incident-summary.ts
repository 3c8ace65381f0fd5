import type { MilestoneName } from '../../../timeline/milestone-name.ts';
import { timeOn } from '../../../timeline/time-words.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import type { DraftSection } from '../../document/document.ts';
import { cite, type Phrase, row, strong, table } from '../../document/nodes.ts';
import type { FieldName } from '../../questions/questions.ts';
import { dateOf, durationOf } from '../sections/header.ts';
import { keyOr, names, open, stated } from '../sections/statements.ts';
import { summaryBlocks } from '../sections/summary.ts';
import { capital } from '../sections/timeline.ts';

/** The summary table, and the summary in a few sentences. */
export function incidentSummary(analysis: Analysis): DraftSection[] {
  const rows: readonly (readonly [string, Phrase[]])[] = [
    ['Incident ID', keyOr(analysis)],
    ['Date', dateOf(analysis)],
    ['Time (Start)', momentOr(analysis, 'impactStarted', 'impact-start')],
    ['Time (End)', momentOr(analysis, 'resolved', 'resolution')],
    ['Duration', durationOf(analysis)],
    ['Severity', severity(analysis)],
    ['Status', status(analysis)],
    ['Incident Commander', holder(analysis, 'commander')],
    ['Scribe', holder(analysis, 'scribe')],
  ];
  const cells = rows.map(([label, value]) => row([strong(label)], value));
  return [
    { id: 'summary', heading: 'Incident Summary', level: 2, blocks: [table(['Field', 'Details'], cells)] },
    { id: 'summary.quick', heading: 'Quick Summary', level: 3, blocks: summaryBlocks(analysis) },
  ];
}

/** `10:05 UTC`, or the question for it. */
export function momentOr(analysis: Analysis, name: MilestoneName, question: FieldName): Phrase[] {
  const known = analysis.reading.milestones[name];
  const moment = known && name === 'impactStarted' ? analysis.began : known;
  return moment ? stated(`${timeOn(firstDay(analysis), moment.at)} UTC`, moment) : open(question);
}

const SEVERITIES = { 1: 'Critical', 2: 'High', 3: 'Medium', 4: 'Low' } as const;

function severity({ record }: Analysis): Phrase[] {
  if (record.severity === undefined) return open('severity');
  return stated(`${SEVERITIES[record.severity]} (SEV-${record.severity})`, fromField('severity'));
}

/** The state of the incident, or just that it is resolved where the record has no more. */
export function status({ record, reading }: Analysis): Phrase[] {
  if (record.status) return stated(capital(record.status), fromField('status'));
  const { resolved } = reading.milestones;
  return resolved ? stated('Resolved', resolved) : open('resolution');
}

/** Who held a role, or the question for it. */
export function holder(analysis: Analysis, role: 'commander' | 'scribe'): Phrase[] {
  const held = analysis.record.roles[role] ?? [];
  return held.length === 0 ? open(role) : [...names(analysis, held), cite(fromField(`roles.${role}`))];
}
