import { describe, expect, it } from '@jest/globals';
import { type FormQuestion, formOf } from '../../../src/app/question-form.ts';
import { readAnswer } from '../../../src/app/read-answer.ts';
import { analyse } from '../../../src/domain/postmortem/analysis/analysis.ts';
import { askedQuestions } from '../../../src/domain/postmortem/questions/asked.ts';
import { fieldQuestion } from '../../../src/domain/postmortem/questions/questions.ts';
import type { Suggestion } from '../../../src/domain/postmortem/suggestions/suggestion.ts';
import { readConfirmed } from '../../../src/slack/views/confirmed-answers.ts';
import { questionsModal, readQuestionsModal } from '../../../src/slack/views/questions-modal.ts';
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

describe('the form of the questions that come first', () => {
  const view = modalWithinLimits(questionsModal(FORMS, REFS));
  const text = JSON.stringify(view);

  it('holds them, what is to be confirmed, and the way to all others, with 40 attempts', () => {
    expect(text).toContain('5 answers would complete this draft');
    expect(text).toContain('Confirm these');
    expect(text).toContain(`Show all ${FORMS.length}`);
    expect(text.match(/answer-attempt\.[^~"]*~choice/g)).toHaveLength(2);
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

  it('shows all when asked', () => {
    const all = modalWithinLimits(questionsModal(FORMS, { ...REFS, all: true }));
    expect(JSON.stringify(all)).toContain(`${FORMS.length} open questions, numbered as in the draft.`);
  });

  it('counts what is shown, whatever numbers the questions have', () => {
    const some = FORMS.slice(0, 8).filter((_, index) => index !== 5);
    const words = JSON.stringify(questionsModal(some, { ...REFS, all: true }));
    expect(words).toContain('7 open questions, numbered as in the draft.');
    expect(words).not.toMatch(/Questions \d/);
  });
});
