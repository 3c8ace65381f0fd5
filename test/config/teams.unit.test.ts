import { expect, it } from '@jest/globals';
import { readPolicy } from '../../src/config/policy.ts';
import { readTeam } from '../../src/domain/incident/teams.ts';

const FILE =
  'services:\n  - { name: payments-api, team: money }\n  - { name: cart, team: Shop }\n  - { name: search, team: shop }\nteams:\n  - { name: Money, also: [payments], group: S0123ABCD, channel: "#money" }\n  - platform\n';

it('reads teams, and takes those of the services besides', () => {
  expect(readPolicy(FILE, 'scribe.yaml').teams).toEqual([
    { name: 'Money', also: ['payments'], group: 'S0123ABCD', channel: 'money' },
    { name: 'platform', also: [] },
    { name: 'Shop', also: [] },
  ]);
  expect(readPolicy('', 'scribe.yaml').teams).toEqual([]);
});

it.each([
  ['teams: [a, A]\n', 'scribe.yaml:1 teams.1 has "A", which names a already.'],
  ['teams:\n  - a\n  - { name: b, also: [a] }\n', 'scribe.yaml:3 teams.1 has "a", which names a already.'],
  ['teams:\n  - { name: a, group: x }\n', /teams\.0\.group must be the id of a user group/],
  ['teams:\n  - { name: a, channel: "a b" }\n', /teams\.0\.channel must be the name or the id of a channel/],
])('says with the line what is wrong: %j', (source, sentence) => {
  expect(() => readPolicy(source, 'scribe.yaml')).toThrow(sentence);
});

it.each([
  ['money', 'Money'],
  ['team payments', 'Money'],
  ['the Platform team', 'platform'],
  ['platform', 'platform'],
  ['commander', undefined],
  ['team', undefined],
  ['', undefined],
])('knows a team by its name or another word: %j', (said, name) => {
  expect(readTeam(said, readPolicy(FILE, 'scribe.yaml').teams)).toBe(name);
});
