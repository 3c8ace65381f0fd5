import type { TableRow } from 'mdast';
import { fromField } from '../../../timeline/evidence.ts';
import { day } from '../../../timeline/time-words.ts';
import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { ask, type Block, cite, field, paragraph, row, strong, table, text } from '../../nodes.ts';
import { inline, prose } from '../../prose.ts';
import type { Question } from '../../questions.ts';
import { type IncidentRecord, nameOf, type SignOff } from '../../record.ts';
import { meetingDay } from '../sections/follow-up.ts';
import { followUpLine, isFollowUp } from '../sections/meeting-notes.ts';
import { itemOf, listOf } from '../sections/points.ts';
import { open } from '../sections/wording.ts';

/** The review meeting: day, who took part, what was said, and when the actions are looked at again. */
export function meetingDetails(findings: Findings): DraftSection {
  return {
    id: 'meeting',
    heading: 'Postmortem Meeting Details',
    level: 2,
    blocks: [
      paragraph(...field('Date', meetingDay(findings))),
      ...attendees(findings),
      ...notes(findings),
      paragraph(...field('Follow-up Meeting', followUpLine(findings))),
    ],
  };
}

function attendees({ record }: Findings): Block[] {
  const people = record.meeting?.attendees ?? [];
  if (people.length === 0) return [paragraph(...field('Attendees', open('meeting.attendees')))];
  const items = people.map((person, index) =>
    itemOf([...inline(record, nameOf(record, person)), cite(fromField(`meeting.attendees.${index}`))]),
  );
  return [{ ...paragraph(strong('Attendees:')), data: { remark: true } }, listOf('bullets', items)];
}

function notes({ record }: Findings): Block[] {
  const lines = (record.meeting?.notes ?? '').split('\n').filter((line) => !isFollowUp(line));
  const words = lines.join('\n');
  if (words.trim() === '') return [paragraph(...field('Meeting Notes', open('meeting.notes')))];
  return [
    { ...paragraph(strong('Meeting Notes:')), data: { remark: true } },
    ...prose(record, words, fromField('meeting.notes')),
  ];
}

/** Who signs the document off, in which role, and when. */
export function signOff({ record }: Findings): DraftSection {
  const rows = record.signOff.map((each, index) => signRow(record, each, index));
  const blocks: Block[] =
    rows.length === 0
      ? [paragraph(...open('signOff'))]
      : [table(['Role', 'Name', 'Date', 'Signature'], rows)];
  return { id: 'sign-off', heading: 'Sign-off', level: 2, blocks };
}

function signRow(record: IncidentRecord, { role, name, at }: SignOff, index: number): TableRow {
  return row(
    [...inline(record, role), cite(fromField(`signOff.${index}`))],
    name ? inline(record, nameOf(record, name)) : [ask(signerQuestion(role))],
    [text(at ? day(at) : '–')],
    [text(name && at ? 'Approved' : 'Open')],
  );
}

function signerQuestion(role: string): Question {
  return {
    id: `signOff.name.${role}`,
    kind: 'field',
    text: 'Who signs?',
    section: 'sign-off',
    required: false,
    entries: [],
  };
}
