import { describe, expect, it } from '@jest/globals';
import { judgeWording } from '../../../../src/domain/postmortem/rewording/judge-wording.ts';

const TASK = {
  section: 'summary',
  statements: [
    given('s1', 'The incident “Checkout errors” lasted 45 minutes on 2026-03-02, from 10:00 to 10:45 UTC.'),
    given('s2', 'Impact: 12% of users.'),
    given('s3', 'The cause was identified at 10:20: “connection pool of db-1 is empty”.'),
    given('s4', 'What worked: “Rollback to v2.4.4” (10:30); resolved at 10:45.'),
    given('s5', 'Attempted without effect: “Restarted api pods” (10:12).'),
    given('s6', 'Deploy of v2.4.5 finished 17 minutes before the impact started.'),
    given('s7', '2 public updates were sent, at 10:08 and 10:31.'),
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
    ['On 2026-03-02 the incident “Checkout errors” lasted 45 minutes, from 10:00 to 10:45 UTC.', ['s1']],
    ['The impact was on 12% of users.', ['s2']],
    ['At 10:20 the cause was identified: the connection pool of db-1 is empty.', ['s3']],
    ['The rollback to v2.4.4 at 10:30 worked, and it was resolved at 10:45.', ['s4']],
    ['The deploy of v2.4.5 had finished 17 minutes before the impact started.', ['s6']],
    ['The impact was on 12% of users, and 2 public updates were sent, at 10:08 and 10:31.', ['s2', 's7']],
  ])('is taken when it says what its statements say: %s', (text, uses) => {
    expect(judge(text, ...uses)).toBe('accepted');
  });

  it.each<[string, string, string[]]>([
    ['a unit', 'The incident “Checkout errors” lasted 45 hours.', ['s1']],
    ['a time', 'The incident lasted from 10:00 to 10:55.', ['s1']],
    [
      'an order of times',
      'The incident “Checkout errors” lasted 45 minutes from 10:45 to 10:00 UTC.',
      ['s1'],
    ],
    ['a figure of a statement that it does not name', 'The impact was on 12% of users.', ['s1']],
    ['a figure of another thing', 'The incident “Checkout errors” lasted 17 minutes.', ['s1', 's6']],
    ['a time of another thing', 'The cause was identified at 10:45.', ['s3', 's4']],
    ['a figure in words', 'The incident lasted ninety minutes.', ['s1']],
    ['a fraction', 'The incident lasted ½ minutes.', ['s1']],
    ['a figure in other digits', 'The incident lasted ４５０ minutes.', ['s1']],
    ['a count for a share', 'Impact: 12 users.', ['s2']],
    ['a quantity', 'The impact was on all users.', ['s2']],
    ['a bound', 'Impact: at least 12% of users.', ['s2']],
    ['another bound', 'Impact: fewer than 12% of users.', ['s2']],
    ['a name', 'The rollback to v2.4.4 by Priya worked at 10:30.', ['s4']],
    ['a name without a capital', 'bob did it.', ['s2']],
    ['a name at its beginning', 'Bob did it.', ['s2']],
    ['a machine', 'The connection pool of db-2 is empty.', ['s3']],
    ['a place', 'Impact: 12% of users in europe.', ['s2']],
    ['a loss', 'Data of 12% of users is gone.', ['s2']],
    ['a cause', 'The impact was caused by 12% of users.', ['s2']],
    ['a negation', 'The rollback to v2.4.4 was not what worked.', ['s4']],
    ['a doubt', 'The rollback to v2.4.4 hardly worked at 10:30; resolved at 10:45.', ['s4']],
    ['the contrary', 'The rollback to v2.4.4 failed at 10:30 and resolved at 10:45.', ['s4']],
    ['another effect', 'Restarted api pods resolved it at 10:45.', ['s4', 's5']],
    ['another failure', 'Attempted without effect: Rollback to v2.4.4 (10:30).', ['s4', 's5']],
    [
      'another order of things',
      'The impact started 17 minutes before the deploy of v2.4.5 finished.',
      ['s6'],
    ],
    ['an order that was not said', '2 public updates were sent before the impact started.', ['s6', 's7']],
    ['a story', 'A heavy query overloaded the database cluster.', ['s1']],
    ['praise', 'What worked: rollback to v2.4.4, thanks to our excellent engineers.', ['s4']],
    ['an address', 'Impact: 12% of users. [details](https://evil.example/?x=impact)', ['s2']],
    ['markup', '<script>Impact</script>: 12% of users.', ['s2']],
    ['lines', 'Impact: 12% of users.\n\n# Impact\n\n| users | impact |', ['s2']],
    ['nothing', '   ', ['s2']],
    ['a word', 'No.', ['s5']],
    ['a part alone', 'The incident was on 2026-03-02.', ['s1']],
  ])('is left out when it brings in %s', (_, text, uses) => {
    expect(judge(text, ...uses)).toMatch(/^(?:figure-not-given|words-not-given|says-too-little|blame)$/);
  });

  it('is left out when it is no sentence any more', () => {
    expect(judge('The incident lasted. '.repeat(40), 's1')).toBe('too-long');
  });

  it('takes nothing away by naming what it does not say', () => {
    const all = TASK.statements.map(({ id }) => id);
    const { accepted, said } = judgeWording(TASK, [
      { text: 'Impact: 12% of users.', uses: all },
      { text: ' ', uses: all },
    ]);
    expect(accepted).toEqual([]);
    expect([...said]).toEqual([]);
  });
});
