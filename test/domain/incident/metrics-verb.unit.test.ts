import { describe, expect, it } from '@jest/globals';
import { offersFor } from '../../../src/domain/incident/verbs/offers.ts';
import { readCommand } from '../../../src/domain/incident/verbs/read-command.ts';

const options = { roles: [] };
const DAYS = { said: 'last', count: 90, unit: 'day' };

describe('metrics', () => {
  it.each([
    ['', {}],
    ['by severity', { by: 'severity' }],
    ['by sev', { by: 'severity' }],
    ['by services', { by: 'service' }],
    ['BY Teams last 3 months', { by: 'team', period: { said: 'last', count: 3, unit: 'month' } }],
    ['last month by team', { by: 'team', period: { said: 'last', count: 1, unit: 'month' } }],
    ['last 30d csv', { as: 'csv', period: { said: 'last', count: 30, unit: 'day' } }],
    ['since 2026-09-01 picture', { as: 'picture', period: { said: 'since', day: '2026-09-01' } }],
  ])('%s', (words, read) => {
    const command = { verb: 'metrics', by: undefined, period: DAYS, as: undefined, ...read };
    expect(readCommand(`metrics ${words}`, options)).toEqual({ kind: 'command', command });
  });

  it.each([
    ['metrics by tema last month', ['metrics by team last month']],
    ['metrics lst 3 weeks', ['metrics last 3 weeks']],
    ['metrics cvs', ['metrics csv']],
  ])('offers what %s may mean', (line, offers) => {
    expect(offersFor(readCommand(line, options), line, options)).toEqual(offers);
  });
});
