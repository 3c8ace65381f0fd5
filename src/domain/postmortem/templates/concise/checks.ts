import { isOwned } from '../../../actions/action-item.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { agreedCauses } from '../../analysis/causes.ts';
import type { DraftSection } from '../../document/document.ts';
import { checklist, remark, text } from '../../document/nodes.ts';
import type { IncidentRecord, RecordAction } from '../../record/record.ts';
import { isFollowUp } from '../sections/meeting-notes.ts';

type Check = readonly [label: string, done: boolean];

/** What makes a good postmortem, ticked as far as the record shows it; the rest is for a reader to judge. */
export function checks(analysis: Analysis): DraftSection[] {
  return [
    {
      id: 'guide',
      heading: 'Blameless Postmortem Guidelines',
      level: 2,
      blocks: [remark('Ticked by what the record shows; the others are for the reviewer.')],
    },
    { id: 'guide.do', heading: 'Do', level: 3, blocks: [listOf(dos(analysis))] },
    {
      id: 'guide.dont',
      heading: "Don't",
      level: 3,
      blocks: [remark('Ticked where the record shows that it was kept out:'), listOf(donts(analysis))],
    },
    { id: 'checklist', heading: 'Output Checklist', level: 2, blocks: [listOf(output(analysis))] },
  ];
}

function listOf(items: readonly Check[]) {
  return checklist(items.map(([label, done]) => ({ done, label: [text(label)] })));
}

function dos({ record }: Analysis): Check[] {
  return [
    ['Speaks of systems and processes, not of people', false],
    ['Has a timeline with exact times', record.entries.length > 0],
    ['Names contributing factors beside the cause', record.contributing.length > 0],
    [
      'Every open action has an owner and a date',
      openOnesHave(record, (action) => isOwned(action) && action.due !== undefined),
    ],
    ['Says what went well', record.well.length > 0],
    ['Is shared beyond the team', false],
  ];
}

/** What to keep out, said so that a tick reads as “it is so”. */
function donts({ record }: Analysis): Check[] {
  return [
    ['Names what happened, not who did it', false],
    ['States the impact in full, no smaller than it was', false],
    ['Is written, however small the incident was', true],
    ['No open action is without an owner', openOnesHave(record, isOwned)],
    [
      'No open action is without a date on which it is followed up',
      openOnesHave(record, ({ due }) => due !== undefined),
    ],
    ['The review asks what made it possible', false],
  ];
}

function output({ record, reading }: Analysis): Check[] {
  const { notes = '', followUp = '' } = record.meeting ?? {};
  return [
    ['Timeline written', record.entries.length > 0],
    ['Cause found', Boolean(record.rootCause?.trim()) || agreedCauses(reading.causes).length > 0],
    ['Contributing factors noted', record.contributing.length > 0],
    ['Open actions have owners', openOnesHave(record, isOwned)],
    ['Lessons noted', record.lessons.length > 0],
    ['Review meeting held', notes.trim() !== ''],
    ['Document shared widely', false],
    ['Follow-up scheduled', followUp !== '' || notes.split('\n').some(isFollowUp)],
  ];
}

/** Whether every open action has it; closed ones need no owner or date. */
function openOnesHave({ actions }: IncidentRecord, has: (action: RecordAction) => boolean): boolean {
  return actions.length > 0 && actions.every((each) => isSettled(each) || has(each));
}

function isSettled({ status }: RecordAction): boolean {
  return status === 'done' || status === 'not doing';
}
