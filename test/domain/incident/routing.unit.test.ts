import { describe, expect, it } from '@jest/globals';
import { readPolicy } from '../../../src/config/policy.ts';
import type { IncidentEvent } from '../../../src/domain/incident/event.ts';
import { announcedIn, invitedTo } from '../../../src/domain/incident/routing.ts';
import { wantedEffects } from '../../../src/domain/incident/wanted-effects.ts';
import { incidentAfter } from '../../builders/incident.ts';

const FILE = `severities:
  1: critical
services:
  - checkout
  - { name: payments-api, also: [payments], team: money }
announce:
  - { channel: "#war-room", severity: critical }
  - { channel: C0MONEY, team: money }
  - { channel: checkout-eu, service: [checkout, payments], severity: [1, 2] }
invite:
  - { severity: 1, people: [U0BOSS], groups: S0ONCALL }
  - { service: payments, people: U0PAY }
`;
const { routing } = readPolicy(FILE, 'scribe.yaml');

describe('rules', () => {
  it.each([
    [{ severity: 1 as const }, { channels: ['war-room'], people: ['U0BOSS'], groups: ['S0ONCALL'] }],
    [
      { severity: 2 as const, services: ['checkout'] },
      { channels: ['checkout-eu'], people: [], groups: [] },
    ],
    [
      { severity: 3 as const, services: ['checkout'] },
      { channels: [], people: [], groups: [] },
    ],
    [
      { severity: undefined, services: ['payments-api'] },
      { channels: ['C0MONEY'], people: ['U0PAY'], groups: [] },
    ],
    [
      { severity: 1 as const, services: ['payments-api', 'checkout'] },
      {
        channels: ['war-room', 'C0MONEY', 'checkout-eu'],
        people: ['U0BOSS', 'U0PAY'],
        groups: ['S0ONCALL'],
      },
    ],
    [
      { severity: 4 as const, services: ['gone by now'] },
      { channels: [], people: [], groups: [] },
    ],
  ])('about %j', (incident, { channels, ...invited }) => {
    expect(announcedIn(routing, incident)).toEqual(channels);
    expect(invitedTo(routing, incident)).toEqual(invited);
  });

  it('are looked at again when severity or services change, and not at every change', () => {
    const stamp = { id: 'cmd.T1.2', by: 'UBO', at: new Date('2026-11-20T19:30:00Z') };
    const invites = (event: IncidentEvent, policy = { routing }) =>
      wantedEffects(incidentAfter(), [event], policy).filter(
        ({ effect }) => effect.kind === 'invite-by-rule',
      );
    const raised: IncidentEvent = { ...stamp, kind: 'severity-changed', from: 2, to: 1, why: undefined };
    expect(invites(raised)).toEqual([{ key: 'invite-by-rule-0', effect: { kind: 'invite-by-rule' } }]);
    expect(
      invites({ ...stamp, kind: 'details-changed', services: { from: [], to: ['payments-api'] } }),
    ).toHaveLength(1);
    expect(invites({ ...stamp, kind: 'retitled', from: 'a', to: 'b' })).toEqual([]);
    expect(invites(raised, { routing: { ...routing, invite: [] } })).toEqual([]);
  });
});

it.each([
  [
    'announce:\n  - { channel: "two words" }\n',
    /^scribe\.yaml:2 announce\.0\.channel must be the name or the id/,
  ],
  ['announce:\n  - { severity: 1 }\n', 'scribe.yaml:2 announce.0.channel must be a text.'],
  [
    'announce:\n  - { channel: a, severity: [1, huge] }\n',
    'scribe.yaml:2 announce.0.severity names "huge", which is no severity.',
  ],
  [
    'announce:\n  - { channel: a, service: shop }\n',
    'scribe.yaml:2 announce.0.service names "shop", which is not under services.',
  ],
  [
    'services: [a]\ninvite:\n  - { team: x, people: U0A }\n',
    'scribe.yaml:3 invite.0.team names "x", which looks after no service.',
  ],
  ['invite:\n  - { severity: 1 }\n', 'scribe.yaml:2 invite.0 names nobody; it needs people or groups.'],
  ['invite:\n  - { people: ana }\n', /^scribe\.yaml:2 invite\.0\.people\.0 must be the id of a person/],
  [
    'invite:\n  - { groups: ["@oncall"] }\n',
    /^scribe\.yaml:2 invite\.0\.groups\.0 must be the id of a user group/,
  ],
])('are checked: %j', (source, sentence) => {
  expect(() => readPolicy(source, 'scribe.yaml')).toThrow(sentence);
});
