import { describe, expect, it } from '@jest/globals';
import { changesOf, type ReviewChoices, resolveReview } from '../../../src/app/incidents/resolve-review.ts';
import { analyse } from '../../../src/domain/postmortem/analysis/analysis.ts';
import type { IncidentRecord } from '../../../src/domain/postmortem/record/record.ts';
import { suggestionsFor } from '../../../src/domain/postmortem/suggestions/suggestions-for.ts';
import { at, recordOf } from '../../builders/incident-record.ts';

const reviewOf = (record: IncidentRecord) => resolveReview(analyse(record, suggestionsFor(record)));
const UNTOUCHED: ReviewChoices = {
  outcomes: [],
  cause: undefined,
  relapse: undefined,
  suggested: 'left',
  times: new Set(),
};
const TICKED = { shownAt: undefined };

const RECORD = recordOf([
  ['10:00', 'detection', 'users report that checkout fails'],
  ['10:10', 'mitigation', 'restarted the pods'],
  ['10:12', 'note', 'restart had no effect, still seeing 500s'],
  ['10:15', 'investigation', 'found it: the connection pool is exhausted'],
  ['10:20', 'mitigation', 'rolled back to v41'],
  ['10:30', 'recovery', 'error rate is back to normal'],
]);

describe('the review before an incident is resolved', () => {
  it('names every attempt without an outcome, with what its words suggest', () => {
    expect(
      reviewOf(RECORD).attempts.map(({ entry, suggested }) => [
        entry.id,
        suggested?.was,
        suggested?.shown?.id,
      ]),
    ).toEqual([
      ['e2', 'no effect', 'e3'],
      ['e5', 'worked', 'e6'],
    ]);
    expect(reviewOf(RECORD).causes.suggested.map(({ id }) => id)).toEqual(['e4']);
  });

  it('confirms nothing where nothing was touched', () => {
    expect(changesOf(reviewOf(RECORD), UNTOUCHED)).toEqual([]);
  });

  it('takes what was chosen, with the entry that shows it where that was suggested', () => {
    const changes = changesOf(reviewOf(RECORD), {
      ...UNTOUCHED,
      outcomes: [
        { entry: 'e2', was: 'no effect' },
        { entry: 'e5', was: 'partly' },
      ],
      cause: 'e4',
    });
    expect(changes).toEqual([
      { entry: 'e2', change: { kind: 'outcome', was: 'no effect', shown: 'e3' } },
      { entry: 'e5', change: { kind: 'outcome', was: 'partly' } },
      { entry: 'e4', change: { kind: 'set', is: 'cause' } },
    ]);
  });

  it('takes suggestions where their box was ticked, and never over a choice', () => {
    const changes = changesOf(reviewOf(RECORD), {
      ...UNTOUCHED,
      outcomes: [{ entry: 'e5', was: 'worse' }],
      suggested: TICKED,
    });
    expect(changes).toEqual(
      expect.arrayContaining([
        { entry: 'e2', change: { kind: 'outcome', was: 'no effect', shown: 'e3' } },
        { entry: 'e5', change: { kind: 'outcome', was: 'worse' } },
        { entry: 'e4', change: { kind: 'set', is: 'cause' } },
        { entry: 'e1', change: { kind: 'set', is: 'impact-started' } },
      ]),
    );
  });

  it('lets one choose every finding and change, and every later detection, and takes none of them by the box', () => {
    const review = reviewOf(
      recordOf([
        ['09:50', 'change', 'deploy of v41'],
        ['10:00', 'detection', 'page 4711'],
        ['10:15', 'investigation', 'looked at the graphs'],
        ['10:16', 'investigation', 'found it: the connection pool is exhausted'],
        ['10:30', 'recovery', 'green'],
        ['10:50', 'detection', 'page 4712'],
        ['10:55', 'detection', 'page 4713'],
      ]),
    );
    const ids = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);
    expect(ids(review.causes.suggested)).toEqual(['e4']);
    expect(ids(review.causes.others)).toEqual(['e1', 'e3']);
    expect(ids(review.relapses.suggested)).toEqual(['e6']);
    expect(ids(review.relapses.others)).toEqual(['e7']);
    expect(changesOf(review, { ...UNTOUCHED, cause: 'e1', relapse: 'e7' })).toEqual([
      { entry: 'e1', change: { kind: 'set', is: 'cause' } },
      { entry: 'e7', change: { kind: 'set', is: 'relapse' } },
    ]);
    const ticked = changesOf(review, { ...UNTOUCHED, suggested: TICKED }).map(({ entry }) => entry);
    for (const id of ['e1', 'e3', 'e7']) expect(ticked).not.toContain(id);
    expect(ticked).toEqual(expect.arrayContaining(['e4', 'e6']));
  });

  it('does not ask about what somebody said, and lets one choose between causes that differ', () => {
    const cause = (by: string) => ({ marks: [{ is: 'cause' as const, by, at: at('12:00') }] });
    const record = recordOf([
      ['10:00', 'detection', 'alarm', { marks: [{ is: 'impact-started' }] }],
      ['10:10', 'mitigation', 'restart', { outcome: { was: 'no effect' } }],
      ['10:15', 'investigation', 'the pool', cause('U1')],
      ['10:16', 'investigation', 'the cache', cause('U2')],
    ]);
    const review = reviewOf(record);
    expect(review.attempts).toEqual([]);
    expect(review.times).not.toHaveProperty('impactStarted');
    expect(changesOf(review, { ...UNTOUCHED, suggested: TICKED })).toEqual([]);
    expect(changesOf(review, { ...UNTOUCHED, cause: 'e4' })).toEqual([
      { entry: 'e4', change: { kind: 'set', is: 'cause' } },
      { entry: 'e3', change: { kind: 'taken-back', is: 'cause' } },
    ]);
  });

  it('takes by the box only what it showed, and no time that was typed otherwise', () => {
    const review = reviewOf(RECORD);
    const takenBy = (choices: Partial<ReviewChoices>) =>
      changesOf(review, { ...UNTOUCHED, ...choices }).map(({ entry, change }) =>
        change.kind === 'set' ? `${entry} ${change.is}` : entry,
      );
    const all = takenBy({ suggested: TICKED });
    expect(all).toEqual(expect.arrayContaining(['e2', 'e5', 'e4 cause', 'e6 mitigated']));
    expect(takenBy({ suggested: { shownAt: at('10:14') } })).toEqual([
      'e2',
      ...all.filter((each) => /^e1 /.test(each)),
    ]);
    expect(takenBy({ suggested: TICKED, times: new Set(['mitigated']) })).toEqual(
      all.filter((each) => each !== 'e6 mitigated'),
    );
  });
});
