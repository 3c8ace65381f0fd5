import { factNamed } from '../../../timeline/facts.ts';
import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { checklist, remark, text } from '../../nodes.ts';
import { isFollowUp } from '../sections/meeting-notes.ts';

type Check = readonly [label: string, done: boolean];

/** What makes a good postmortem, ticked as far as the record shows it; the rest is for a reader to judge. */
export function checks(findings: Findings): DraftSection[] {
  return [
    {
      id: 'guide',
      heading: 'Blameless Postmortem Guidelines',
      level: 2,
      blocks: [remark('Ticked by what the record shows; the others are for the reviewer.')],
    },
    { id: 'guide.do', heading: 'Do', level: 3, blocks: [listOf(dos(findings))] },
    { id: 'guide.dont', heading: "Don't", level: 3, blocks: [listOf(donts(findings))] },
    { id: 'checklist', heading: 'Output Checklist', level: 2, blocks: [listOf(output(findings))] },
  ];
}

function listOf(items: readonly Check[]) {
  return checklist(items.map(([label, done]) => ({ done, label: [text(label)] })));
}

function dos({ record }: Findings): Check[] {
  return [
    ['Speaks of systems and processes, not of people', false],
    ['Has a timeline with exact times', record.entries.length > 0],
    ['Names contributing factors beside the cause', record.contributing.length > 0],
    [
      'Every action has an owner and a date',
      allHave(record.actions, ({ owner, due }) => owner !== undefined && due !== undefined),
    ],
    ['Says what went well', record.well.length > 0],
    ['Is shared beyond the team', false],
  ];
}

function donts({ record, facts }: Findings): Check[] {
  const measured = factNamed(facts, 'duration') !== undefined && record.impact.users !== undefined;
  return [
    ['No blame of a person or a team', false],
    ['No impact left out or made smaller', measured],
    ['No postmortem skipped, however small the incident', true],
    ['No action without an owner', allHave(record.actions, ({ owner }) => owner !== undefined)],
    [
      'No action without a date on which it is followed up',
      allHave(record.actions, ({ due }) => due !== undefined),
    ],
    ['No review that looks for somebody to blame', false],
  ];
}

function output({ record }: Findings): Check[] {
  const notes = record.meeting?.notes ?? '';
  return [
    ['Timeline written', record.entries.length > 0],
    ['Cause found', Boolean(record.rootCause?.trim())],
    ['Contributing factors noted', record.contributing.length > 0],
    ['Actions have owners', allHave(record.actions, ({ owner }) => owner !== undefined)],
    ['Lessons noted', record.lessons.length > 0],
    ['Review meeting held', notes.trim() !== ''],
    ['Document shared widely', false],
    ['Date set to look at it again', notes.split('\n').some(isFollowUp)],
  ];
}

function allHave<Each>(items: readonly Each[], has: (item: Each) => boolean): boolean {
  return items.length > 0 && items.every(has);
}
