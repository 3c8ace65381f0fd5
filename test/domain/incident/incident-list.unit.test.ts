import { describe, expect, it } from '@jest/globals';
import { readIncidentList } from '../../../src/domain/incident/verbs/incident-list.ts';
import { offersFor } from '../../../src/domain/incident/verbs/offers.ts';
import { readCommand } from '../../../src/domain/incident/verbs/read-command.ts';

const options = {
  roles: [],
  teams: [{ name: 'payments', also: [] }],
  services: [{ name: 'checkout', also: ['shop'], team: 'payments' }],
};

describe('list', () => {
  it.each([
    ['', {}],
    ['sev 1', { severity: 1 }],
    ['P2 resolved', { severity: 2, status: 'resolved' }],
    ['monitoring team payments', { status: 'monitoring', ofTeam: 'payments' }],
    ['service shop since 2026-09-01', { service: 'checkout', period: { said: 'since', day: '2026-09-01' } }],
    ['last 2 weeks cancelled', { period: { said: 'last', count: 2, unit: 'week' }, status: 'cancelled' }],
    ['last month sev1', { period: { said: 'last', count: 1, unit: 'month' }, severity: 1 }],
  ])('%s', (words, filter) => {
    expect(readIncidentList(words, options)).toEqual({ filter });
  });

  it.each([
    ['list resloved', ['list resolved']],
    ['list team paymnts sev 1', ['list team payments sev 1']],
    ['list service chekout', ['list service checkout']],
  ])('offers what %s may mean', (line, offers) => {
    expect(offersFor(readCommand(line, options), line, options)).toEqual(offers);
  });

  it.each([
    ['everything there is', 'unexpected-text'],
    ['team', 'unknown-filter'],
    ['since', 'not-a-period'],
    ['last', 'not-a-period'],
  ])('"%s" is none', (words, why) => {
    expect(readIncidentList(words, options)).toMatchObject({ kind: 'usage', why });
  });
});
