import { describe, expect, it } from '@jest/globals';
import type { ModalView } from '@slack/types';
import { type FormQuestion, formOf } from '../../../src/app/questions/question-form.ts';
import { readAnswer } from '../../../src/app/questions/read-answer.ts';
import { analyse } from '../../../src/domain/postmortem/analysis/analysis.ts';
import { askedQuestions } from '../../../src/domain/postmortem/questions/asked.ts';
import { fieldQuestion } from '../../../src/domain/postmortem/questions/questions.ts';
import type { Suggestion } from '../../../src/domain/postmortem/suggestions/suggestion.ts';
import { readAnswerBlock } from '../../../src/slack/views/answer-block.ts';
import { readConfirmed } from '../../../src/slack/views/confirmed-answers.ts';
import { type ModalRefs, readRefs } from '../../../src/slack/views/modals/modal-metadata.ts';
import {
  nextFrom,
  questionsIn,
  questionsModal,
  readQuestionsModal,
} from '../../../src/slack/views/modals/questions-modal.ts';
import { recordOf } from '../../builders/incident-record.ts';
import { modalWithinLimits } from './within-limits.ts';

const SURE = { from: 'words', confidence: 0.8 } as const;
const ATTEMPTS = Array.from({ length: 40 }, (_, index) => `e${index + 2}`);
const RECORD = recordOf([
  ['10:00', 'detection', 'Alarm'],
  ...ATTEMPTS.map((_, index) => ['10:10', 'mitigation', `Attempt ${index + 1} ${'x'.repeat(300)}`] as const),
]);
const SUGGESTIONS: readonly Suggestion[] = [
  { ...SURE, kind: 'outcome', entry: 'e2', outcome: 'no effect', because: ['e3'] },
  { ...SURE, kind: 'answer', question: 'impact.regions', text: 'eu, us', because: ['e1'] },
  ...Array.from(
    { length: 30 },
    (_, index): Suggestion => ({
      ...SURE,
      kind: 'to-do',
      entry: 'e1',
      title: `todo ${index} ${'y'.repeat(200)}`,
      because: ['e1'],
    }),
  ),
];
const ANALYSIS = analyse(RECORD, SUGGESTIONS);
const FORMS = askedQuestions(ANALYSIS, [...ANALYSIS.gaps, fieldQuestion('impact.regions')]).flatMap(
  (question): FormQuestion[] => {
    const form = formOf(question, ANALYSIS);
    return form ? [form] : [];
  },
);
const REFS = { incident: 'INC-2026-0001', channel: 'C1' };
const CONTEXT = { now: new Date('2026-11-22T09:00:00Z'), zone: 'UTC', over: undefined };

/** The questions that a form shows. */
function shownIn(view: ModalView): ReadonlySet<string> {
  const blocks = view.blocks.flatMap(({ block_id = '' }) => readAnswerBlock(block_id)?.question ?? []);
  return new Set(blocks);
}

/** Every part of the form, where nobody answers anything. */
function partsOf(forms: readonly FormQuestion[], start: ModalRefs): ModalView[] {
  const parts: ModalView[] = [];
  for (let refs: ModalRefs | undefined = start; refs; ) {
    const view = modalWithinLimits(questionsModal(forms, refs));
    parts.push(view);
    const sent: ModalRefs = readRefs(view.private_metadata);
    const shown = shownIn(view);
    refs = sent.more
      ? {
          ...sent,
          from: nextFrom(questionsIn(forms, sent), shown, sent),
          ...(sent.left === undefined ? {} : { left: sent.left - shown.size }),
        }
      : undefined;
  }
  return parts;
}

describe('the form of the questions that come first', () => {
  const parts = partsOf(FORMS, REFS);
  const text = JSON.stringify(parts);

  it('holds them a few at a time, then what is to be confirmed, with 40 attempts', () => {
    expect(JSON.stringify(parts[0])).toContain('5 answers would complete this draft');
    expect(parts.map(({ submit }) => submit?.text)).toEqual([
      ...Array(parts.length - 1).fill('Answer and go on'),
      'Answer',
    ]);
    for (const part of parts) {
      expect(part.blocks.filter(({ type }) => type === 'input').length).toBeLessThanOrEqual(6);
      expect(JSON.stringify(part)).toContain(`Show all ${FORMS.length}`);
    }
    expect(text.match(/Confirm these/g)).toHaveLength(1);
    expect(JSON.stringify(parts.at(-1))).toContain('Confirm these');
    expect(text.match(/answer-attempt\.[^~"]*~choice/g)).toHaveLength(2);
    expect(new Set(parts.flatMap((part) => [...shownIn(part)])).size).toBe(6);
  });

  it('ends after them, although others take the places of those that were answered', () => {
    const [first] = parts;
    if (!first) throw new Error('no form');
    const sent = readRefs(first.private_metadata);
    const answered = shownIn(first);
    const open = FORMS.filter(({ question }) => !answered.has(question.id));
    const refilled = open.map((form) => ({
      ...form,
      question: { ...form.question, place: 'first' as const },
    }));
    const refs = {
      ...sent,
      from: nextFrom(refilled, answered, sent),
      left: (sent.left ?? 0) - answered.size,
    };
    const rest = partsOf(refilled, refs);
    expect(rest.reduce((sum, part) => sum + shownIn(part).size, 0)).toBe(6 - answered.size);
  });

  it('keeps the questions that somebody is writing in, wherever they stand by now', () => {
    const [first] = parts;
    if (!first) throw new Error('no form');
    const kept = shownIn(first);
    const moved = FORMS.toReversed();
    for (const refs of [readRefs(first.private_metadata), { ...REFS, all: true, from: 0 }]) {
      const again = modalWithinLimits(questionsModal(moved, refs, { note: 'N', kept }));
      expect([...kept].filter((id) => !shownIn(again).has(id))).toEqual([]);
    }
  });

  it('goes on as before where an earlier version opened it', () => {
    const old = { ...REFS, from: 3, more: true };
    const shown = shownIn(questionsModal(FORMS, old));
    expect([...shown][0]).toBe(FORMS[3]?.question.id);
    expect(readRefs(questionsModal(FORMS, { ...REFS, from: 0, more: false }).private_metadata).left).toBe(6);
  });

  it('shows suggestions as boxes that nobody has ticked', () => {
    expect(text).toContain('"text":"10:10 reads like: no effect"');
    expect(text).toContain('A suggestion counts only when you tick it');
    expect(text).not.toContain('initial_options');
    expect(text).not.toContain('initial_option');
  });

  it('speaks of no tick where there is no box', () => {
    const plain = FORMS.filter(({ slots }) => slots.every(({ slot }) => slot !== 'taken'));
    const words = JSON.stringify(questionsModal(plain, REFS));
    expect(words).toContain('would complete this draft');
    expect(words).not.toContain('tick');
  });

  it('takes a ticked suggestion, and a choice of one’s own before it', () => {
    const offers = FORMS.find(({ question }) => question.id === 'attempt.e2')?.question.offers ?? [];
    const tick = { input: { selected_options: [{ value: 'outcome no effect e2' }] } };
    const choice = { input: { selected_option: { value: 'partly' } } };
    const read = (values: Parameters<typeof readQuestionsModal>[0]) =>
      readQuestionsModal(values).map((typed) => readAnswer({ ...typed, offers }, CONTEXT));
    const taken = (was: string) => [
      { kind: 'read', reading: { kind: 'meanings', means: [{ kind: 'outcome', entry: 'e2', was }] } },
    ];
    expect(read({ 'answer-attempt.e2~taken': tick })).toEqual(taken('no effect'));
    expect(read({ 'answer-attempt.e2~taken': tick, 'answer-attempt.e2~choice': choice })).toEqual(
      taken('partly'),
    );
    expect(read({ 'answer-attempt.e2~taken': { input: { selected_options: [] } } })).toEqual([]);
  });

  it('names what its button confirms', () => {
    const [, value = ''] = /"value":"(impact\.regions[^"]*)"/.exec(text) ?? [];
    expect(readConfirmed(JSON.parse(`"${value}"`))).toEqual([
      { question: 'impact.regions', offer: 'answer eu, us' },
    ]);
  });

  it('shows all when asked, a few at a time', () => {
    const all = partsOf(FORMS, { ...REFS, all: true });
    expect(JSON.stringify(all[0])).toMatch(
      new RegExp(`\\d of ${FORMS.length} open questions, numbered as in the draft.`),
    );
    expect(new Set(all.flatMap((part) => [...shownIn(part)])).size).toBe(FORMS.length);
    for (const part of all)
      expect(part.blocks.filter(({ type }) => type === 'input').length).toBeLessThanOrEqual(6);
  });

  it('counts what is shown, whatever numbers the questions have', () => {
    const some = FORMS.slice(0, 3).filter((_, index) => index !== 1);
    const words = JSON.stringify(questionsModal(some, { ...REFS, all: true }));
    expect(words).toContain('2 open questions, numbered as in the draft.');
    expect(words).not.toMatch(/Questions \d/);
  });
});
