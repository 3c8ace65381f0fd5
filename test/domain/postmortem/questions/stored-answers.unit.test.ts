import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readNone } from '../../../../src/app/questions/read-answer.ts';
import { withAnswers } from '../../../../src/domain/postmortem/questions/answers.ts';
import { readQuestionId, rowOf } from '../../../../src/domain/postmortem/questions/questions.ts';
import { emptyRecord, type IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';

/** An answer as the version before the table of rows stored it, and the fields in which that version kept it. */
interface Stored {
  readonly question: string;
  readonly text: string;
  readonly settles?: true;
  /** `null`: it was done when it was given, and nothing is left to apply. */
  readonly fields: readonly string[] | null;
}

const STORED = JSON.parse(
  readFileSync(new URL('stored-answers.json', import.meta.url), 'utf8'),
) as readonly Stored[];

const RECORD: IncidentRecord = {
  ...emptyRecord('Checkout errors'),
  severity: 2,
  actions: [
    { id: 'A-1', title: 'Add an alarm', owner: 'UBO', due: '2026-12-01' },
    { id: 'A-2', title: 'Cap the pool' },
  ],
  related: [{ key: 'INC-1' }, { key: '2025-03-02' }],
  signOff: [{ role: 'Manager' }],
};
const GIVEN = { by: 'UANA', at: new Date('2026-11-22T09:00:00Z') };

describe('answers that were stored before', () => {
  it('are one to every question of that version', () => {
    expect(new Set(STORED.map(({ question }) => readQuestionId(question)?.name)).size).toBe(95);
  });

  it.each(STORED)('are applied as before: $question “$text”', ({ question, text, settles, fields }) => {
    const answer = { question, text, ...GIVEN, ...(settles ? { settles } : {}) };
    const [said] = withAnswers(RECORD, [answer]).answers;
    expect(said?.fields ?? null).toEqual(fields);
  });

  it.each(STORED.filter(({ settles }) => settles))(
    'by one tap still are: $question “$text”',
    ({ question }) => {
      const ref = readQuestionId(question);
      expect(ref && (rowOf(ref.name).none === undefined || readNone(question) !== undefined)).toBe(true);
    },
  );
});
