import { expect, it } from '@jest/globals';
import { installedTeam } from '../../src/slack/listeners/installed-team.ts';

/** As Slack sends them: `ours` has installed Scribe, `theirs` is the other side of a shared channel. */
const CASES: readonly (readonly [string, Parameters<typeof installedTeam>[0], string])[] = [
  [
    'a partner’s message: the outer team is theirs',
    { context: { teamId: 'TOURS' }, body: { team_id: 'TTHEIRS', context_team_id: 'TTHEIRS' } },
    'TOURS',
  ],
  [
    'a form sent by a partner: the team is theirs',
    {
      context: { teamId: 'TOURS' },
      body: { team: { id: 'TTHEIRS' }, user: { id: 'U1', team_id: 'TTHEIRS' } },
    },
    'TOURS',
  ],
  [
    'an event for a whole organisation',
    { context: { teamId: 'EORG' }, body: { team_id: 'TOURS', enterprise_id: 'EORG' } },
    'TOURS',
  ],
  [
    'a click where the organisation installed Scribe: there is no team',
    { context: {}, body: { team: null, enterprise: { id: 'EORG' }, user: { id: 'W1', team_id: 'TOURS' } } },
    'TOURS',
  ],
  [
    'a form that names the organisation as its installer',
    { context: { teamId: 'EORG' }, body: { team: null, user: { id: 'W1', team_id: 'TOURS' } } },
    'TOURS',
  ],
  [
    'somebody of an organisation changes their profile',
    {
      context: { teamId: 'EORG' },
      body: { team_id: 'EORG', event: { type: 'user_change', user: { id: 'W1', team_id: 'TOURS' } } },
    },
    'TOURS',
  ],
  [
    'the organisation lets Scribe go',
    { context: { teamId: 'EORG' }, body: { team_id: null, enterprise_id: 'EORG' } },
    'EORG',
  ],
  ['before Bolt knows who Scribe is', { context: {}, body: { team_id: 'TOURS' } }, 'TOURS'],
  ['nothing names a workspace', { context: {}, body: { user: 'U1' } }, ''],
];

it.each(CASES)('%s', (_what, delivered, team) => {
  expect(installedTeam(delivered)).toBe(team);
});
