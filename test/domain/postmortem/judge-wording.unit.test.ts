import { describe, expect, it } from '@jest/globals';
import { judgeWording } from '../../../src/domain/postmortem/judge-wording.ts';

const TASK = {
  section: 'summary',
  statements: [
    given('s1', 'Checkout errors lasted 45 minutes on 2026-03-02, from 10:00 to 10:45 UTC.'),
    given('s2', 'Impact: 12% of users.'),
    given('s3', 'The cause was identified at 10:20: “connection pool of db-1 is empty”.'),
    given('s4', 'What worked: “Rollback to v2.4.4” (10:30); resolved at 10:45.'),
  ],
};

function given(id: string, text: string) {
  return { id, text, evidence: { entries: [id], fields: [] } };
}

const judge = (text: string, ...uses: string[]) => {
  const { accepted, refused } = judgeWording(TASK, [{ text, uses }]);
  return accepted.length === 1 ? 'accepted' : refused[0]?.why;
};

describe('a sentence of a language model', () => {
  it.each([
    ['Checkout showed errors for 45 minutes, from 10:00 to 10:45 UTC.', ['s1']],
    ['For 45 minutes checkout errors had an impact on 12% of users.', ['s1', 's2']],
    ['At 10:20 it was identified that the connection pool of db-1 was empty.', ['s3']],
    ['The rollback to v2.4.4 at 10:30 worked, and it was resolved at 10:45.', ['s4']],
  ])('is taken when it says what its statements say: %s', (text, uses) => {
    expect(judge(text, ...uses)).toBe('accepted');
  });

  it.each([
    ['a unit', 'Checkout errors lasted 45 hours.', ['s1'], 'figure-not-given'],
    ['a time', 'Checkout errors lasted from 10:00 to 10:55.', ['s1'], 'figure-not-given'],
    [
      'a figure of a statement that it does not name',
      'The impact was on 12% of users.',
      ['s1'],
      'figure-not-given',
    ],
    ['a figure in words', 'Checkout errors hit half of the impact.', ['s1'], 'words-not-given'],
    ['a quantity', 'The impact was on all users.', ['s2'], 'words-not-given'],
    ['a name', 'The rollback by Priya worked.', ['s4'], 'words-not-given'],
    ['a machine', 'The connection pool of db-2 was empty.', ['s3'], 'figure-not-given'],
    ['a cause', 'The impact was caused by 12% of users.', ['s2'], 'words-not-given'],
    ['a negation', 'The rollback to v2.4.4 was not what worked.', ['s4'], 'words-not-given'],
    ['a story', 'A heavy query overloaded the database cluster.', ['s1'], 'words-not-given'],
  ])('is left out when it brings in %s', (_, text, uses, why) => {
    expect(judge(text, ...uses)).toBe(why);
  });

  it('is left out when it is no sentence any more', () => {
    expect(judge('Checkout errors lasted. '.repeat(30), 's1')).toBe('too-long');
  });
});
