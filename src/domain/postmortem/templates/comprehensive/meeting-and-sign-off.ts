import type { TableRow } from 'mdast';
import { day } from '../../../timeline/time-words.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import type { DraftSection } from '../../document/document.ts';
import {
  ask,
  type Block,
  cite,
  field,
  type Phrase,
  paragraph,
  row,
  strong,
  table,
  text,
} from '../../document/nodes.ts';
import { inline, oneLine, prose } from '../../document/prose.ts';
import { subjectQuestion } from '../../questions/questions.ts';
import { signerKey } from '../../questions/record-updates.ts';
import { type IncidentRecord, nameOf, type SignOff } from '../../record/record.ts';
import { meetingDay } from '../sections/follow-up.ts';
import { followUpLine, isFollowUp } from '../sections/meeting-notes.ts';
import { itemOf, listOf } from '../sections/points.ts';
import { fromItem, names, open } from '../sections/statements.ts';

/** The review meeting: when it was, who took part, what was said, and when the actions are reviewed. */
export function meetingDetails(analysis: Analysis): DraftSection {
  return {
    id: 'meeting',
    heading: 'Postmortem Meeting Details',
    level: 2,
    blocks: [
      paragraph(...field('Date', meetingDay(analysis))),
      ...attendees(analysis),
      ...notes(analysis),
      paragraph(...field('Follow-up Meeting', followUpLine(analysis))),
    ],
  };
}

function attendees({ record }: Analysis): Block[] {
  const people = record.meeting?.attendees ?? [];
  if (people.length === 0) return [paragraph(...field('Attendees', open('meeting.attendees')))];
  const items = people.map((person, index) =>
    itemOf([...inline(record, nameOf(record, person)), cite(fromField(`meeting.attendees.${index}`))]),
  );
  return [{ ...paragraph(strong('Attendees:')), data: { remark: true } }, listOf('bullets', items)];
}

function notes({ record }: Analysis): Block[] {
  const lines = (record.meeting?.notes ?? '').split('\n').filter((line) => !isFollowUp(line));
  const words = lines.join('\n');
  if (words.trim() === '') return [paragraph(...field('Meeting Notes', open('meeting.notes')))];
  return [
    { ...paragraph(strong('Meeting Notes:')), data: { remark: true } },
    ...prose(record, words, fromField('meeting.notes')),
  ];
}

/** Who signs off the document, in which role and when; before them, its authors and reviewers. */
export function signOff(analysis: Analysis): DraftSection {
  const { record } = analysis;
  const rows = record.signOff.map((each, index) => signRow(record, each, index));
  const all = [...makers(analysis, 'authors'), ...makers(analysis, 'reviewers'), ...rows];
  return {
    id: 'sign-off',
    heading: 'Sign-off',
    level: 2,
    blocks: [
      ...(all.length > 0 ? [table(['Role', 'Name', 'Date', 'Signature'], all)] : []),
      ...(rows.length === 0 ? [paragraph(...open('signOff'))] : []),
    ],
  };
}

const MAKERS = { authors: 'Prepared by', reviewers: 'Reviewed by' } as const;

/** The authors or reviewers. The seed does not ask for them, so there is nothing where nobody is named. */
function makers(analysis: Analysis, list: keyof typeof MAKERS): TableRow[] {
  const people = analysis.record[list];
  if (people.length === 0) return [];
  const who = [...names(analysis, people), cite(fromField(list))];
  return [row([text(MAKERS[list])], who, [text('–')], [text('–')])];
}

function signRow(record: IncidentRecord, { role, name, at }: SignOff, index: number): TableRow {
  const holder = holderOf(record, role);
  return row(
    [...inline(record, role), cite(fromItem(record, `signOff.${index}`))],
    name ? inline(record, nameOf(record, name)) : (holder ?? [ask(signerQuestion(role, index))]),
    [text(at ? day(at) : '–')],
    [text(name && at ? 'Approved' : 'Open')],
  );
}

/** Who held that role in the response; `Incident Commander` is the commander. */
function holderOf(record: IncidentRecord, role: string): Phrase[] | undefined {
  const name = role
    .toLowerCase()
    .replace(/^incident /, '')
    .trim();
  const [held, ...others] = record.roles[name] ?? [];
  if (!held || others.length > 0) return undefined;
  return [...inline(record, nameOf(record, held)), cite(fromField(`roles.${name}`))];
}

function signerQuestion(role: string, index: number) {
  return subjectQuestion('signOff.name', signerKey(role, index), {
    text: `Who signs as ${oneLine(role)}?`,
  });
}
