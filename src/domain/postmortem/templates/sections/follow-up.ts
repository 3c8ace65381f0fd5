import { day } from '../../../timeline/time-words.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import type { DraftSection } from '../../document/document.ts';
import {
  type Block,
  checklist,
  cite,
  field,
  fieldLines,
  type Phrase,
  paragraph,
  remark,
  strong,
  text,
} from '../../document/nodes.ts';
import { inline, isWebAddress, link } from '../../document/prose.ts';
import { followUpLine, noteBlocks, saysFollowUp } from './meeting-notes.ts';
import { listOf, points } from './points.ts';
import { effectReviews, processMetrics } from './process-metrics.ts';
import { names, open, stated } from './statements.ts';

/** The review meeting, where the findings are shared, and how success will be measured. */
export function followUp(analysis: Analysis): DraftSection[] {
  return [
    { id: 'follow-up', heading: 'Follow-up', level: 2, blocks: [] },
    { id: 'follow-up.meeting', heading: 'Postmortem Review Meeting', level: 3, blocks: meeting(analysis) },
    { id: 'follow-up.sharing', heading: 'Knowledge Sharing', level: 3, blocks: [sharing(analysis)] },
    { id: 'follow-up.success', heading: 'Success Metrics', level: 3, blocks: success(analysis) },
  ];
}

function meeting(analysis: Analysis): Block[] {
  const { attendees = [] } = analysis.record.meeting ?? {};
  return [
    fieldLines(
      field('Date', meetingDay(analysis)),
      field(
        'Attendees',
        attendees.length > 0
          ? [...names(analysis, attendees), cite(fromField('meeting.attendees'))]
          : open('meeting.attendees'),
      ),
      field('Recording', recording(analysis)),
      ...(saysFollowUp(analysis) ? [field('Follow-up', followUpLine(analysis))] : []),
    ),
    ...discussion(analysis),
  ];
}

/** The day of the review meeting, or the question for it. */
export function meetingDay({ record }: Analysis): Phrase[] {
  const at = record.meeting?.at;
  return at ? stated(day(at), fromField('meeting.at')) : open('meeting.at');
}

/** The recording is kept among the references, under a title that says so. */
function recording({ record }: Analysis): Phrase[] {
  const index = record.references.findIndex(({ title }) => /\brecording\b/i.test(title));
  const found = record.references[index];
  if (!found || !isWebAddress(found.url)) return open('meeting.recording');
  return [link(found.url, found.title), cite(fromField(`references.${index}`))];
}

function discussion(analysis: Analysis): Block[] {
  const label = strong('Key Discussion Points:');
  const notes = noteBlocks(analysis);
  if (notes.length === 0) return [paragraph(label, text(' '), ...open('meeting.notes'))];
  return [{ ...paragraph(label), data: { remark: true } }, ...notes];
}

function sharing({ record }: Analysis): Block {
  const tags = [...record.services, ...record.teams];
  const library: Phrase[] = [
    text('Filed in the postmortem library'),
    ...(tags.length > 0 ? [text(', with tags: '), ...inline(record, tags.join(', '))] : []),
  ];
  return checklist([
    { done: false, label: [text('Posted in the engineering channel')] },
    { done: false, label: library },
    { done: false, label: [text('Presented at the next engineering meeting')] },
    { done: false, label: [text('Added to the material for new engineers')] },
  ]);
}

function success(analysis: Analysis): Block[] {
  const { record } = analysis;
  const items = points(record, 'successMetrics', record.successMetrics);
  return [
    items.length === 0 ? paragraph(...open('successMetrics')) : listOf('numbers', items),
    remark('Figures of this incident, for comparison:'),
    processMetrics(analysis),
    remark('After publication:'),
    effectReviews(),
  ];
}
