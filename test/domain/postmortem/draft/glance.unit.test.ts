import { describe, expect, it } from '@jest/globals';
import { analyse } from '../../../../src/domain/postmortem/analysis/analysis.ts';
import { glanceOf, shortDuration } from '../../../../src/domain/postmortem/draft/glance-of.ts';
import { emptyRecord } from '../../../../src/domain/postmortem/record/record.ts';
import { at, recordOf } from '../../../builders/incident-record.ts';

describe('what is seen at a glance', () => {
  it('has the sum of the periods of impact where it came back, and attempts by outcome', () => {
    const { figures } = glanceOf(
      analyse(
        recordOf([
          ['10:00', 'detection', 'Alarm'],
          ['10:10', 'mitigation', 'one', { outcome: { was: 'no effect' } }],
          ['10:20', 'mitigation', 'two'],
          ['10:30', 'recovery', 'Green', { marks: [{ is: 'restored' }] }],
          ['10:40', 'resolution', 'Resolved'],
          ['11:00', 'detection', 'Again', { marks: [{ is: 'relapse' }] }],
          ['11:20', 'resolution', 'Resolved'],
        ]),
      ),
    );
    expect(figures[0]).toEqual({
      label: 'Duration',
      value: '50 min',
      detail: ['in 2 periods', 'over 1 h 20 min'],
    });
    expect(figures[3]).toEqual({
      label: 'Mitigated after',
      value: '30 min',
      detail: ['from detection', '10:00–10:30, first period'],
    });
    expect(figures[4]).toEqual({ label: 'Attempts', value: '2', detail: ['1 no effect, 1 not judged'] });
  });

  it('ends the impact when service was restored, and calls it impact only where somebody said when it began', () => {
    const entries = [
      ['10:00', 'detection', 'Alarm'],
      ['10:30', 'recovery', 'Green', { marks: [{ is: 'restored' }] }],
      ['11:20', 'resolution', 'Resolved'],
    ] as const;
    const first = (milestones: { impactStarted?: Date }) =>
      glanceOf(analyse(recordOf([...entries], { milestones }))).figures[0];
    expect(first({ impactStarted: at('09:50') })).toEqual({
      label: 'Impact',
      value: '40 min',
      detail: ['until restored', '09:50–10:30'],
    });
    expect(first({})).toEqual({
      label: 'Duration',
      value: '1 h 20 min',
      detail: ['from detection', '10:00–11:20'],
    });
  });

  it('says nothing of a mitigation where it came back and nobody marked one before', () => {
    const { figures } = glanceOf(
      analyse(
        recordOf([
          ['10:00', 'detection', 'Alarm'],
          ['10:40', 'resolution', 'Resolved'],
          ['11:00', 'detection', 'Again', { marks: [{ is: 'relapse' }] }],
          ['11:10', 'recovery', 'Green', { marks: [{ is: 'mitigated' }] }],
          ['11:20', 'resolution', 'Resolved'],
        ]),
      ),
    );
    expect(figures.map(({ label }) => label)).not.toContain('Mitigated after');
  });

  it('says of five figures that they are not recorded, and shows no label for what nobody said', () => {
    const { chips, figures } = glanceOf(analyse(emptyRecord('x')));
    expect(chips).toEqual([]);
    expect(figures).toHaveLength(5);
    expect(figures.every(({ value }) => value === undefined)).toBe(true);
  });

  it('has no figure below zero, such as an alert before the impact', () => {
    const record = recordOf([['10:00', 'detection', 'Alarm']], {
      milestones: { impactStarted: at('10:05') },
    });
    expect(glanceOf(analyse(record)).figures[1]).toEqual({
      label: 'Detected after',
      detail: ['not recorded'],
    });
  });

  it.each([
    [0, '0 min'],
    [0.5, '30 s'],
    [25, '25 min'],
    [90, '1 h 30 min'],
    [120, '2 h'],
    [1451, '24 h 11 min'],
    [4848, '3 d 9 h'],
    [2880, '2 d'],
  ])('writes %s minutes as %s', (minutes, words) => {
    expect(shortDuration(minutes)).toBe(words);
  });
});
