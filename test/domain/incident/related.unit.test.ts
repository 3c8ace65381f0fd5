import { expect, it } from '@jest/globals';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { relatedTo } from '../../../src/domain/incident/related.ts';
import { anIncident } from '../../contract/samples.ts';

const over = (number: number, title: string, more: Partial<Incident> = {}): Incident => ({
  ...anIncident('T1', number),
  ...{ title, declaredAt: new Date(number * 1_000) },
  phase: { state: 'resolved', at: new Date(0), by: 'U1', summary: '' },
  ...more,
});
const named = (title: string, others: readonly Incident[], more: Partial<Incident> = {}) =>
  relatedTo({ title, ...more }, others, 3).map(({ incident, reasons }) => [incident.title, ...reasons]);

it('names earlier incidents with every reason, those with most in common first, then the newest', () => {
  const others = [
    over(1, 'Checkout latency in eu', { services: ['checkout'] }),
    over(2, 'Checkout latency after deploy'),
    over(3, 'Checkout latency at noon'),
    over(4, 'Search is slow'),
  ];
  expect(named('Checkout latency eu', others, { services: ['checkout'] })).toEqual([
    [
      'Checkout latency in eu',
      { kind: 'services', names: ['checkout'] },
      { kind: 'words', words: ['checkout', 'latency'] },
    ],
    ['Checkout latency at noon', { kind: 'words', words: ['checkout', 'latency'] }],
    ['Checkout latency after deploy', { kind: 'words', words: ['checkout', 'latency'] }],
  ]);
});

it('a field counts beside something else, and one common word, or a common one, says nothing', () => {
  const fields = [{ name: 'Region', value: 'eu' }];
  expect(named('Checkout down', [over(1, 'Checkout is slow', { fields })], { fields })).toEqual([]);
  expect(named('Errors after deploy', [over(1, 'Errors after restart')])).toEqual([]);
  expect(named('A', [over(1, 'B', { fields, services: ['pay'] })], { fields, services: ['pay'] })).toEqual([
    ['B', { kind: 'services', names: ['pay'] }, { kind: 'field', name: 'Region', value: 'eu' }],
  ]);
});

it('drills, false alarms, merged ones and those that go on are no earlier incidents', () => {
  const title = 'Checkout latency';
  const by = { at: new Date(0), by: 'U1', why: '' };
  expect(
    named(title, [
      over(1, title, { drill: true }),
      over(2, title, { phase: { state: 'cancelled', ...by } }),
      over(3, title, { phase: { state: 'merged', into: 'INC-1', ...by } }),
      over(4, title, { phase: { state: 'active', status: 'monitoring', since: new Date(0) } }),
    ]),
  ).toEqual([]);
});
