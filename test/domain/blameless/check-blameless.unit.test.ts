import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkBlameless } from '../../../src/domain/blameless/check-blameless.ts';

/** `rule: words` of every finding. */
function found(text: string): string[] {
  return checkBlameless(text).map(({ rule, text: words }) => `${rule}: ${words}`);
}

describe('checkBlameless', () => {
  it('tells what it found, where, why, and what to write instead', () => {
    const [finding, ...others] = checkBlameless('Impact: carts.\n\nWe should have paged the DBA.');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ line: 3, column: 4, text: 'should have', rule: 'counterfactual' });
    expect(finding?.why).not.toBe('');
    expect(finding?.instead).not.toBe('');
  });

  it('tells deeds from things after "should have"', () => {
    expect(found('The pool should have been larger.')).toHaveLength(1);
    expect(found('The pool should not already have run out.')).toEqual([
      'counterfactual: should not already have',
    ]);
    expect(found('Somebody should of told us.')).toHaveLength(1);
    expect(found('They should have check the graph.')).toHaveLength(1);
    expect(found('We should have tested backups weekly.')).toHaveLength(1);
    for (const plan of [
      'The retry should have jitter.',
      'Alerts should have at least one owner.',
      'Services should have automated tests.',
      'Hosts should have read access only.',
      'A deploy would have to be approved.',
      'By the end of next quarter all services should have moved.',
    ])
      expect(found(plan)).toEqual([]);
  });

  it('asks who failed, forgot, missed, or came too late', () => {
    expect(found('The reviewer, who was new, failed to see it.')).toEqual(['counterfactual: failed to']);
    expect(found('One of the engineers on call missed the alert.')).toEqual(['counterfactual: missed']);
    expect(found('The engineer deployed the fix and forgot the flag.')).toEqual(['counterfactual: forgot']);
    expect(found('The engineer’s script failed to start.')).toEqual([]);
    expect(found('The operator pod failed to start.')).toEqual([]);
    expect(found('Users failed to log in and missed their slot.')).toEqual([]);
    expect(found('The replica did not respond in time.')).toEqual([]);
    expect(found('The page was not acknowledged in time.')).toHaveLength(1);
  });

  it('tells people from software as causes', () => {
    expect(found('Priya broke the build.')).toEqual(['person-as-cause: broke']);
    expect(found('<@U024BE7LH> took down search.')).toEqual(['person-as-cause: took down']);
    expect(found('Redis broke and Kafka caused lag.')).toEqual([]);
    expect(found('@scope/client broke the build.')).toEqual([]);
    expect(found('It was broken by one of our interns.')).toEqual([
      'person-as-cause: broken by one of our interns',
    ]);
    expect(found('It was broken by the new release.')).toEqual([]);
    expect(found('Maria deployed v2 at 14:02 and rolled back at 14:20.')).toEqual([]);
  });

  it('calls only a single cause a single cause', () => {
    expect(found('The root cause was a full disk.')).toEqual(['single-cause: root cause was']);
    expect(found('The root cause was identified as a full disk.')).toHaveLength(1);
    expect(found('Root cause: a full disk')).toEqual(['single-cause: Root cause:']);
    expect(found('One wrong comma took the region down.')).toHaveLength(1);
    expect(found('It was the cache, and nothing else.')).toEqual([]);
    expect(found('The outage was the cache, and nothing else.')).toEqual(['single-cause: and nothing else']);
    for (const fine of [
      'Root cause',
      'Root cause: see below',
      'Root cause: still unknown',
      'Root cause: a small pool, a retry storm and a missing alert',
      'Is the root cause known?',
      'The root cause was identified at 14:20.',
      'The root cause is not known.',
      'The root cause was a combination of three limits.',
      'There was no single root cause.',
    ])
      expect(found(fine)).toEqual([]);
  });

  it('leaves alone what denies a cause', () => {
    for (const denied of [
      'This outage was not caused by a single mistake.',
      'The outage was not due to one root cause.',
      'it was nobody’s mistake',
      'This was not caused by human error.',
      'this wasnt human error',
      'We do not believe that an operator error explains it.',
      'Rather than human error, the tooling let it through.',
      'Neither Anna nor the release process caused this.',
      'nobody is to blame here',
    ])
      expect(found(denied)).toEqual([]);
    expect(found('It was not the cache but human error.')).toHaveLength(1);
  });

  it('leaves text in other languages alone', () => {
    for (const foreign of [
      'Tom hat die Datenbank gelöscht, das war total stupid.',
      'Die Ursache war ein abgelaufenes Zertifikat, niemand hat es bemerkt.',
      'L’équipe aurait dû vérifier le certificat, quelle negligence.',
      'La causa raíz fue un error de Tom y nadie avisó, es ridiculous.',
      'O Tom errou e derrubou o banco, é uma incompetence.',
      '障害の原因は人為的ミスではありません。',
    ])
      expect(found(foreign)).toEqual([]);
    expect(found('Tom hat es gelöscht. Tom broke it.')).toHaveLength(1);
  });

  it('reads capitals and sloppy spelling', () => {
    expect(found('THE OPERATOR CAUSED THE OUTAGE')).toEqual(['person-as-cause: CAUSED']);
    expect(found('if qa had run it we wouldnt be here')).not.toEqual([]);
    expect(found('shipped it without testing')).toEqual(['counterfactual: shipped it without testing']);
    expect(found('nobody botherd to check')).toHaveLength(1);
  });

  it('leaves quotes, code and machine text alone', () => {
    for (const foreign of [
      '"We should have called," she said.',
      'He wrote “obviously careless” and ‘human error’ in the ticket.',
      "The label says 'operator error' in both systems.",
      '> Tom broke it',
      '`should have been` appears in the log',
      '```\nTom broke it\n```',
      '2024-05-02T14:03:11Z ERROR user should have been logged in',
      '[WARN] human error',
      'msg=should_have_been rule="obviously wrong"',
      'java.lang.IllegalStateException: lock should have been released',
      '    at Pool.shouldHave (/srv/pool.js:41:7)',
      '{"msg": "obviously wrong"}',
      '$ deploy --note obviously',
      'https://example.com/human-error',
      '<https://example.com|human error>',
      'He said “you call it ‘careless’, I call it tired” and left.',
      'The banner reads ‹human error›.',
      '<!-- Tom broke it -->',
      '[bot] the page was not acknowledged in time',
      'Alertmanager: [FIRING:1] backup should have completed',
      'E0312 14:02:11.123456 1 reflector.go:138] cache should have been synced',
      'worker_1  | job should have been acked',
      'root@db-1:~# echo human error',
    ])
      expect(found(foreign)).toEqual([]);
  });

  it('reads notes that only look like machine text', () => {
    expect(found('14:05 Jane broke the build')).toHaveLength(1);
    expect(found('at 14:05 the intern broke the build')).toHaveLength(1);
    expect(found('at lunch (12:00) Tom broke the build')).toHaveLength(1);
  });

  it('reads over line breaks, and counts columns in the original', () => {
    expect(checkBlameless('The team should\n   have waited.')).toMatchObject([{ line: 1, column: 10 }]);
    expect(checkBlameless('🔥 Tom  broke it.')).toMatchObject([{ line: 1, column: 9, text: 'broke' }]);
  });

  it('tells wishes from luck, projections and excuses', () => {
    for (const wish of [
      'A canary would have caught it.',
      'It could have been half an hour shorter.',
      'We would not have lost the writes with a second copy.',
      'If somebody had looked, the flat line would have told them.',
    ])
      expect(found(wish)).not.toEqual([]);
    for (const fine of [
      'Without the breaker the errors would have spread to search.',
      'The queue would have drained by 14:10.',
      'Some mails could have been sent twice.',
      'A restart would not have helped.',
      'Nobody could have known that.',
      'If the primary had gone down, reads would have been served from Dublin.',
      'How would we have found out without the mail?',
    ])
      expect(found(fine)).toEqual([]);
  });

  it('reads what is typed in a hurry', () => {
    expect(found('ops didnt escalate in time')).toEqual(['counterfactual: didnt escalate in time']);
    expect(found('we shouldve paged')).toEqual(['counterfactual: shouldve']);
    expect(found('tomasz broke it')).toHaveLength(1);
    expect(found('the will broke it')).toEqual([]);
  });

  it('tells mending from breaking', () => {
    for (const fine of [
      'Ada removed the bad node from the pool.',
      'Sam took down the old listener as planned.',
      'Marek typed the wrong host name, saw it, and cancelled.',
      'The faulty card was replaced by the vendor.',
    ])
      expect(found(fine)).toEqual([]);
    expect(found('Ada removed the wrong node from the pool.')).toHaveLength(1);
    expect(found('The wrong card was replaced by the vendor.')).toHaveLength(1);
  });

  it('has a reason and a rewording of its own for each kind of wording', () => {
    const kinds = [
      'We should have looked.',
      'A test would have shown it.',
      'If only we had looked.',
      'The team forgot it.',
      'We escalated too late.',
      'The plan was sloppy.',
      'It was not properly tested.',
      'Be more careful.',
      'Obviously it broke.',
      'Tom broke it.',
      'Tom is to blame.',
      'It was human error.',
      'The root cause was DNS.',
      'It was entirely due to DNS.',
    ].map((text) => checkBlameless(text)[0]);
    expect(new Set(kinds.map((finding) => finding?.why)).size).toBe(kinds.length);
    expect(new Set(kinds.map((finding) => finding?.instead)).size).toBe(kinds.length);
  });

  it('gives one advice of a rule for the same words', () => {
    expect(found('We should obviously have called.')).toEqual([
      'counterfactual: should obviously have',
      'normative: obviously',
    ]);
    const spots = checkBlameless('The careless intern broke the build, obviously due to human error.');
    expect(spots.map(({ rule }) => rule)).toEqual([
      'normative',
      'person-as-cause',
      'normative',
      'person-as-cause',
    ]);
  });

  it('takes any text, and every finding is in it', () => {
    const words = fc.constantFrom(
      'should',
      'have',
      'been',
      'Tom',
      'broke',
      '"',
      '`',
      '\n',
      '’',
      '(',
      'by',
      '🔥',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((all) => all.join(' ')),
        ),
        (text) => {
          const lines = text.split('\n');
          for (const { line, column, text: words } of checkBlameless(text)) {
            const rest = [lines[line - 1]?.slice(column - 1), ...lines.slice(line)].join('\n');
            expect(rest.startsWith(words)).toBe(true);
          }
        },
      ),
    );
  });

  it('takes a section of 200 kB', () => {
    const section = 'The on-call should have looked; the root cause was that Tom broke it. '.repeat(3000);
    expect(checkBlameless(section)).toHaveLength(9000);
  });

  it('takes time in proportion to the text, whatever it contains', () => {
    const odd = ['a', '[', "'a ", '"x ', '`', '“', '„', '«', '‹', '「', '<@', '\n', ' ', '<!--', 'é', '::'];
    const words = [
      'should have ',
      'the root cause of a ',
      'broke ',
      "Tom's ",
      'had ',
      'nobody a ',
      'by the ',
    ];
    for (const hostile of [...odd, ...words]) {
      const before = process.cpuUsage();
      checkBlameless(hostile.repeat(Math.ceil(100_000 / hostile.length)));
      // A search that starts again at each character takes ten seconds here; a linear one takes well below one.
      expect([hostile, process.cpuUsage(before).user < 3_000_000]).toEqual([hostile, true]);
    }
  });
});
