import { describe, expect, it } from '@jest/globals';
import {
  attemptsIn,
  isIneffective,
  isOpenEnded,
} from '../../../../src/domain/postmortem/analysis/attempts.ts';
import { at, entries, type Row } from '../../../builders/incident-record.ts';

const shown = (...rows: Row[]) =>
  attemptsIn(entries(...rows)).map(({ id, entries: own, end, outcome, shown: by }) =>
    [
      `${id}:`,
      own.map((entry) => entry.id).join('+'),
      end ? `until ${end.id}` : '',
      outcome?.was ?? '',
      by ? `by ${by.id}` : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
  );

describe('attempts', () => {
  it('are one for each mitigation entry, whatever the entries say', () => {
    expect(
      shown(
        ['10:00', 'mitigation', 'rollback started'],
        ['10:05', 'note', 'restart made no difference'],
        ['10:10', 'mitigation', 'rollback complete'],
      ),
    ).toEqual(['e1: e1', 'e3: e3']);
  });

  it('join the attempt that somebody said they belong to, and end with their last entry', () => {
    expect(
      shown(
        ['10:00', 'mitigation', 'rollback started'],
        ['10:03', 'mitigation', 'restart'],
        ['10:10', 'mitigation', 'rollback complete', { attempt: 'e1' }],
      ),
    ).toEqual(['e1: e1+e3 until e3', 'e2: e2']);
  });

  it('take the outcome that was said last, with the entry that shows it', () => {
    expect(
      shown(
        ['10:00', 'mitigation', 'restart', { outcome: { was: 'worked', by: 'U1', at: at('10:30') } }],
        ['10:05', 'note', 'still 500s'],
        [
          '10:06',
          'mitigation',
          'restart again',
          { attempt: 'e1', outcome: { was: 'no effect', shown: 'e2', by: 'U2', at: at('10:40') } },
        ],
      ),
    ).toEqual(['e1: e1+e3 until e3 no effect by e2']);
  });

  it('end with the entry that shows the outcome, where they have one entry', () => {
    expect(
      shown(
        ['10:00', 'mitigation', 'restart', { outcome: { was: 'no effect', shown: 'e2' } }],
        ['10:05', 'note', 'still 500s'],
      ),
    ).toEqual(['e1: e1 until e2 no effect by e2']);
  });

  it('are also what somebody gave an outcome, or an attempt that it goes on with, whatever its type', () => {
    expect(
      shown(
        ['10:00', 'note', 'restarted the pods', { outcome: { was: 'worked' } }],
        ['10:05', 'note', 'and again', { attempt: 'e1' }],
        ['10:06', 'note', 'coffee'],
      ),
    ).toEqual(['e1: e1+e2 until e2 worked']);
  });

  it('do not follow a circle, nor need the entry that began them', () => {
    expect(
      shown(
        ['10:00', 'mitigation', 'a', { attempt: 'e2' }],
        ['10:01', 'mitigation', 'b', { attempt: 'e1' }],
        ['10:02', 'mitigation', 'c', { attempt: 'struck' }],
        ['10:03', 'mitigation', 'd', { attempt: 'struck' }],
      ),
    ).toEqual(['e1: e1', 'e2: e2', 'e3: e3+e4 until e4']);
  });

  it('are ineffective without effect or when worse, and open-ended when nobody knows', () => {
    const was = (outcome?: 'worked' | 'partly' | 'no effect' | 'worse' | 'unknown') =>
      attemptsIn(entries(['10:00', 'mitigation', 'x', outcome ? { outcome: { was: outcome } } : {}]))[0];
    const all = [was(), was('unknown'), was('worked'), was('partly'), was('no effect'), was('worse')].flatMap(
      (attempt) => attempt ?? [],
    );
    expect(all.map(isIneffective)).toEqual([false, false, false, false, true, true]);
    expect(all.map(isOpenEnded)).toEqual([true, true, false, false, false, false]);
  });
});
