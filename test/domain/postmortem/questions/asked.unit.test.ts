import { describe, expect, it } from '@jest/globals';
import { analyse } from '../../../../src/domain/postmortem/analysis/analysis.ts';
import { askedQuestions } from '../../../../src/domain/postmortem/questions/asked.ts';
import { fieldQuestion, subjectQuestion } from '../../../../src/domain/postmortem/questions/questions.ts';
import type { IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import type { Suggestion } from '../../../../src/domain/postmortem/suggestions/suggestion.ts';
import { recordOf } from '../../../builders/incident-record.ts';

const RECORD = recordOf([
  ['10:00', 'detection', 'Alarm'],
  ['10:05', 'investigation', 'The pool is full'],
  ['10:10', 'mitigation', 'Restarted'],
  ['10:20', 'mitigation', 'Rolled back'],
  ['10:30', 'mitigation', 'Scaled up'],
]);

const asked = (record: IncidentRecord, suggestions: readonly Suggestion[] = []) => {
  const analysis = analyse(record, suggestions);
  return askedQuestions(analysis, analysis.gaps);
};
const inPlace = (place: string, record: IncidentRecord, suggestions: readonly Suggestion[] = []) =>
  asked(record, suggestions)
    .filter((each) => each.place === place)
    .map(({ id }) => id);

const COMMANDER: Suggestion = {
  kind: 'answer',
  question: 'commander',
  text: 'U1',
  from: 'words',
  confidence: 0.8,
  because: ['e1'],
};

describe('the questions that come first', () => {
  it('are five, no more than two of them about attempts', () => {
    expect(inPlace('first', RECORD)).toEqual(['attempt.e3', 'attempt.e4', 'cause', 'impact-start', 'impact']);
  });

  it('are numbered before the others, each once', () => {
    const questions = asked(RECORD);
    expect(questions.map(({ number }) => number)).toEqual(questions.map((_, index) => index + 1));
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  });

  it.each([
    ['data loss', 'loss'],
    ['security', 'exposure'],
    ['security', 'containment'],
    ['third party', 'provider'],
  ] as const)('of a %s have %s among them', (kind, id) => {
    expect(inPlace('first', { ...RECORD, kind })).toContain(id);
  });

  it('of a drill leave out what made it worse, and a cancelled incident is not asked what it did', () => {
    const left = ['contributing', 'impact-start', 'impact.users', 'loss', 'resolution'] as const;
    const found = (rest: Partial<IncidentRecord>) =>
      askedQuestions(
        analyse({ ...RECORD, ...rest }),
        left.map((name) => fieldQuestion(name)),
      );
    const first = (rest: Partial<IncidentRecord>) =>
      found(rest).flatMap(({ id, place }) => (place === 'first' ? [id] : []));
    expect(first({})).toContain('contributing');
    expect(first({ drill: true })).toEqual(['impact-start', 'resolution']);
    expect(found({ status: 'cancelled' }).map(({ id }) => id)).toEqual(['contributing']);
  });

  it('leave out what another of them says as well', () => {
    const analysis = analyse(RECORD);
    const places = (...open: readonly ('cause' | 'rootCause')[]) =>
      askedQuestions(
        analysis,
        open.map((name) => fieldQuestion(name)),
      ).map(({ id, place }) => [id, place]);
    expect(places('rootCause')).toEqual([['rootCause', 'first']]);
    expect(places('cause', 'rootCause')).toEqual([
      ['cause', 'first'],
      ['rootCause', 'later'],
    ]);
  });
});

describe('the kind of incident', () => {
  const open = [
    'impact.functionality',
    'impact.users',
    'notification',
    'codeChanges',
    'communication',
  ] as const;
  const askedOf = (record: Partial<IncidentRecord>) =>
    askedQuestions(
      analyse({ ...RECORD, ...record }),
      open.map((name) => fieldQuestion(name)),
    )
      .map(({ id }) => id)
      .sort();

  it.each([
    [
      'an outage',
      { kind: 'outage' },
      ['codeChanges', 'communication', 'impact.functionality', 'impact.users'],
    ],
    [
      'a security incident',
      { kind: 'security' },
      ['codeChanges', 'communication', 'impact.users', 'notification'],
    ],
    [
      'somebody else’s outage',
      { kind: 'third party' },
      ['communication', 'impact.functionality', 'impact.users'],
    ],
    ['a drill', { drill: true }, ['codeChanges']],
    [
      'one whose kind nobody said',
      {},
      ['codeChanges', 'communication', 'impact.functionality', 'impact.users'],
    ],
  ] as const)('decides what is asked about %s', (_, record, ids) => {
    expect(askedOf(record)).toEqual(ids);
  });

  it('is asked once, and not of a drill', () => {
    expect(asked(RECORD).map(({ id }) => id)).toContain('kind');
    expect(asked({ ...RECORD, kind: 'outage' }).map(({ id }) => id)).not.toContain('kind');
    expect(asked({ ...RECORD, drill: true }).map(({ id }) => id)).not.toContain('kind');
  });
});

describe('what the record knows or suggests', () => {
  const commander = fieldQuestion('commander');
  const placeOf = (record: IncidentRecord, suggestions: readonly Suggestion[]) =>
    askedQuestions(analyse(record, suggestions), [commander]).map(({ id, place }) => [id, place]);

  it('is confirmed together where it is suggested, and does not count among the first', () => {
    expect(placeOf(RECORD, [COMMANDER])).toEqual([['commander', 'offered']]);
    expect(placeOf(RECORD, [])).toEqual([['commander', 'later']]);
  });

  it('is not asked where it is data', () => {
    expect(placeOf({ ...RECORD, roles: { commander: ['U1'] } }, [COMMANDER])).toEqual([]);
    const open = [fieldQuestion('authors'), fieldQuestion('scribe')];
    expect(askedQuestions(analyse({ ...RECORD, roles: { scribe: ['U2'] } }), open)).toEqual([]);
  });
});

describe('owners of action items', () => {
  it('are asked once for all items, also where an earlier document asked for each', () => {
    const actions = [
      { id: 'A-1', title: 'Add an alarm' },
      { id: 'A-2', title: 'Cap the pool', owner: 'U1' },
    ];
    const ids = asked({ ...RECORD, actions }).map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('action'))).toEqual(['actions.owners']);
    const earlier = [subjectQuestion('action.owner', 'A-9', { text: 'Who owns it?' })];
    expect(askedQuestions(analyse(RECORD), earlier).map(({ id }) => id)).toEqual(['actions.owners']);
  });
});
