import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LocalSlack, startLocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { singleWorkspace } from '../../src/slack/single-workspace.ts';
import { QUIET } from '../packages/local-slack/quiet-logger.ts';

const PARTNER = { teamId: 'T0PARTNER', enterpriseId: undefined, isEnterpriseInstall: false } as const;

describe('one token', () => {
  let slack: LocalSlack;
  beforeAll(async () => {
    slack = await startLocalSlack({ rateLimits: false });
  });
  afterAll(() => slack.stop());

  const access = (botToken: string) => singleWorkspace({ botToken, apiUrl: slack.apiUrl, logger: QUIET });

  it('of a workspace is for that workspace, whichever side of a shared channel a delivery names', async () => {
    expect(await access(slack.botToken).authorize(PARTNER)).toEqual({
      botToken: slack.botToken,
      botId: slack.botId,
      botUserId: slack.botUserId,
      teamId: slack.teamId,
    });
  });

  it('of an organisation leaves the workspace to each delivery', async () => {
    const harbour = slack.addOrganisation('harbour');
    const north = slack.addTeam({ teamDomain: 'north', organisation: harbour.organisation });
    harbour.organisation.installed = true;
    harbour.grant(north.teamId);
    const { authorize, workspace } = access(harbour.botToken);
    expect((await authorize({ ...PARTNER, teamId: north.teamId })).teamId).toBeUndefined();
    expect((await workspace(north.teamId)).organisation).toBe(harbour.id);
  });

  it('is used while Slack does not say whose it is', async () => {
    slack.faults.add('auth.test', { kind: 'status', status: 503 }, 1);
    expect(await access(slack.botToken).authorize(PARTNER)).toEqual({ botToken: slack.botToken });
  });
});
