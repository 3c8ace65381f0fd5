import { describe, expect, it } from '@jest/globals';
import type { InputBlock, ModalView } from '@slack/types';
import { type FormQuestion, formOf } from '../../../../src/app/questions/question-form.ts';
import { analyse } from '../../../../src/domain/postmortem/analysis/analysis.ts';
import {
  FIELD_NAMES,
  fieldQuestion,
  SUBJECT_NAMES,
  subjectQuestion,
} from '../../../../src/domain/postmortem/questions/questions.ts';
import { readRefs } from '../../../../src/slack/views/modals/modal-metadata.ts';
import {
  inputOf,
  questionsModal,
  readQuestionsModal,
} from '../../../../src/slack/views/modals/questions-modal.ts';
import type { ViewValues } from '../../../../src/slack/views/modals/view-state.ts';
import { at, recordOf } from '../../../builders/incident-record.ts';
import { modalWithinLimits } from '../within-limits.ts';

const REFS = { incident: 'INC-2026-0001', channel: 'C1' };
const PAIR = 'mitigated-resolved';
const FINDINGS = analyse(
  recordOf([['10:50', 'note', 'ahead', { loggedAt: at('10:00') }]], {
    milestones: { mitigated: at('10:45'), resolved: at('10:40') },
  }),
);

const asked = (question: Parameters<typeof formOf>[0]): FormQuestion[] => {
  const form = formOf(question, FINDINGS);
  return form ? [form] : [];
};

/** Every question there is. */
const ALL: readonly FormQuestion[] = [
  ...FIELD_NAMES.flatMap((name) => asked(fieldQuestion(name))),
  ...SUBJECT_NAMES.flatMap((name) =>
    asked(
      subjectQuestion(name, name === 'contradiction' ? PAIR : 'A-1', { text: `${name}?`, about: 'A-1 <b>' }),
    ),
  ),
];

const inputs = (view: ModalView): InputBlock[] =>
  view.blocks.filter((block): block is InputBlock => block.type === 'input');
const blocksOf = (view: ModalView) => inputs(view).map(({ block_id = '' }) => block_id);

function untouched(view: ModalView): ViewValues {
  return Object.fromEntries(
    inputs(view).map(({ block_id = '', element }) => [
      block_id,
      {
        input:
          element.type === 'datetimepicker' ? { selected_date_time: element.initial_date_time ?? null } : {},
      },
    ]),
  );
}

describe('the modal of open questions', () => {
  it('reaches every question in parts that Slack takes', () => {
    const seen = new Set<string>();
    let parts = 0;
    for (let from = 0, more = true; more; parts += 1) {
      const view = modalWithinLimits(questionsModal(ALL, { ...REFS, from }));
      for (const block of blocksOf(view)) seen.add(block.replace(/^answer-|~.*$/g, ''));
      const refs = readRefs(view.private_metadata);
      more = refs.more ?? false;
      const places = /Questions (\d+) to (\d+) of (\d+)/.exec(JSON.stringify(view));
      expect(Number(places?.[1])).toBe(from + 1);
      from = Number(places?.[2]);
      expect(view.submit?.text).toBe(more ? 'Answer and go on' : 'Answer');
    }
    expect(parts).toBeGreaterThan(1);
    const typed = ALL.filter(({ slots }) => slots.length > 0);
    expect([...seen].sort()).toEqual(typed.map(({ question }) => question.id).sort());
  });

  it('asks for each answer by an input of its kind', () => {
    const kinds = new Map<string, string>();
    for (const form of ALL) {
      for (const { block_id = '', element } of inputs(questionsModal([form], REFS)))
        kinds.set(block_id, element.type);
    }
    expect(
      Object.fromEntries(
        [...kinds].filter(([block]) => /sever|owner|due|tickets|authors|^answer-detec/.test(block)),
      ),
    ).toEqual({
      'answer-severity~severity': 'static_select',
      'answer-action.owner.A-1~person': 'users_select',
      'answer-action.due.A-1~day': 'datepicker',
      'answer-actions.owners': 'plain_text_input',
      'answer-actions.owners~day': 'datepicker',
      'answer-actions.owners~person': 'users_select',
      'answer-impact.tickets': 'number_input',
      'answer-authors~people': 'multi_users_select',
      'answer-detection': 'plain_text_input',
      'answer-detection~time': 'datetimepicker',
    });
  });

  it('names the thing that a question is about, and offers what one tap can say', () => {
    const view = questionsModal(
      ALL.filter(({ name }) => name === 'action.owner' || name === 'silence'),
      REFS,
    );
    expect(JSON.stringify(view)).toContain('A-1 <b>: action.owner?');
    expect(JSON.stringify(view)).toContain('Nothing happened');
  });

  it('brings back what was typed, and nothing where everything was left', () => {
    const view = questionsModal(ALL.slice(0, 12), REFS);
    expect(readQuestionsModal(untouched(view))).toEqual([]);
    const typed = { ...untouched(view), 'answer-rootCause': { input: { value: ' a pool ' } } };
    expect(readQuestionsModal(typed)).toEqual([{ id: 'rootCause', typed: { text: 'a pool' }, shown: {} }]);
  });

  it('offers the two times of a contradiction, and remembers what they were', () => {
    const view = modalWithinLimits(
      questionsModal(
        ALL.filter(({ name }) => name === 'contradiction'),
        REFS,
      ),
    );
    const [first = '', second = ''] = blocksOf(view);
    expect(first).toBe(`answer-contradiction.${PAIR}~first@${at('10:45').getTime() / 1_000}`);
    const [answer] = readQuestionsModal({
      ...untouched(view),
      [second]: { input: { selected_date_time: at('10:55').getTime() / 1_000 } },
    });
    expect(answer).toEqual({
      id: `contradiction.${PAIR}`,
      typed: { first: at('10:45'), second: at('10:55') },
      shown: { first: at('10:45'), second: at('10:40') },
    });
    expect(inputOf(untouched(view), `contradiction.${PAIR}`, 'second')).toBe(second);
    expect(inputOf(untouched(view), `contradiction.${PAIR}`, 'day')).toBe(first);
  });

  it('says when nothing is open', () => {
    expect(modalWithinLimits(questionsModal([], REFS)).submit).toBeUndefined();
  });
});
