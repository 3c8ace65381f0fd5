import { describe, expect, it } from '@jest/globals';
import type { Entry } from '../../../src/domain/timeline/entry.ts';
import { mayAsk, meaningQuestion } from '../../../src/domain/timeline/meaning-question.ts';
import { anEntry } from '../../contract/samples.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 14, minutes));
const entry = (number: number, more: Partial<Entry>): Entry =>
  anEntry('T1', number, { occurredAt: at(number), loggedAt: at(number), ...more });

/** What is asked after the last of these entries. */
function asked(...entries: Entry[]): unknown {
  const last = entries.at(-1) as Entry;
  const question = mayAsk(last, ({ text }) => text === 'found it')
    ? meaningQuestion(last, entries)
    : undefined;
  if (question?.kind !== 'outcome') return question?.kind;
  return [question.kind, question.attempt.id, question.shown.id];
}

describe('the one question after a receipt', () => {
  const [first, second] = [entry(1, { type: 'mitigation' }), entry(2, { type: 'mitigation' })];

  it('is what became of the attempt before, after a second one', () => {
    expect(asked(first)).toBeUndefined();
    expect(asked(first, second)).toEqual(['outcome', first.id, second.id]);
  });

  it('is not asked again, nor where the entry goes on with that attempt', () => {
    expect(asked({ ...first, outcome: { was: 'partly' } }, second)).toBeUndefined();
    expect(asked(first, { ...second, attempt: first.id })).toBeUndefined();
    const struck = { state: 'struck' as const, by: 'U1', at: at(9) };
    expect(asked({ ...first, standing: struck }, second)).toBeUndefined();
  });

  it('is about the attempt that the entry before it went on with', () => {
    const third = entry(3, { type: 'mitigation' });
    expect(asked(first, { ...second, attempt: first.id }, third)).toEqual(['outcome', first.id, third.id]);
  });

  it('is whether service is back after a recovery, and whether it began here after the first detection', () => {
    expect(asked(entry(1, { type: 'recovery' }))).toBe('restored');
    expect(asked(entry(1, { type: 'recovery', marks: [{ is: 'restored' }] }))).toBeUndefined();
    expect(asked(entry(1, { type: 'detection' }))).toBe('began');
    expect(asked(entry(1, { type: 'detection' }), entry(2, { type: 'detection' }))).toBeUndefined();
    const begun = entry(1, { type: 'note', marks: [{ is: 'impact-started' }] });
    expect(asked(begun, entry(2, { type: 'detection' }))).toBeUndefined();
  });

  it('is whether it began here after a note from before the detection', () => {
    const late = { type: 'note' as const, loggedAt: at(30) };
    expect(asked(entry(5, { type: 'detection' }), entry(3, late))).toBe('began');
    expect(asked(entry(2, { type: 'detection' }), entry(3, late))).toBeUndefined();
    expect(asked(entry(3, late))).toBeUndefined();
    expect(asked(entry(3, { type: 'note' }))).toBeUndefined();
  });

  it('is whether this is the cause, after an investigation that reads like it, while nobody marked one', () => {
    const finding = entry(2, { type: 'investigation', text: 'found it' });
    expect(asked(finding)).toBe('cause');
    expect(asked(entry(1, { marks: [{ is: 'cause' }] }), finding)).toBeUndefined();
    expect(asked(entry(2, { type: 'investigation', text: 'looking' }))).toBeUndefined();
  });

  it('is nothing after entries of other types', () => {
    for (const type of ['change', 'response', 'communication', 'decision', 'resolution'] as const)
      expect(asked(entry(1, { type }))).toBeUndefined();
  });
});
