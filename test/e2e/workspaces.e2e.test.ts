import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { openStores } from '../../src/mongo/open-stores.ts';
import type { Service } from '../../src/service.ts';
import { type Stage, setStage } from '../scribe.ts';
import { declineInstall, install } from './install.ts';
import { isCard, receipt } from './seen.ts';
import { eventually, nothingWanted, toWorkingDay } from './trouble.ts';

type Workspace = ReturnType<Stage['slack']['addTeam']>;

describe('many workspaces', () => {
  let stage: Stage;
  let service: Service;
  let other: Workspace;

  beforeAll(async () => {
    stage = await setStage({ idle: true });
    const { slack } = stage;
    other = slack.addTeam({ teamDomain: 'second' });
    service = await stage.start({
      SLACK_BOT_TOKEN: '',
      SLACK_CLIENT_ID: slack.clientId,
      SLACK_CLIENT_SECRET: slack.clientSecret,
      SLACK_STATE_SECRET: 'a long random text',
      SCRIBE_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    });
  });
  afterAll(async () => {
    await stage.strike();
  });

  async function stored(): Promise<string> {
    const connection = await mongoose.createConnection(stage.mongodbUri).asPromise();
    try {
      const names = await connection.listCollections();
      const all = await Promise.all(names.map(({ name }) => connection.collection(name).find().toArray()));
      return JSON.stringify(all);
    } finally {
      await connection.close();
    }
  }

  async function installed(team: string): Promise<boolean> {
    const stores = await openStores(stage.mongodbUri);
    try {
      return (await stores.installations.find(team)) !== undefined;
    } finally {
      await stores.close();
    }
  }

  /** Whether something is wanted in a workspace, and nothing of it within the next ten minutes. */
  async function rests(team: string): Promise<boolean> {
    const stores = await openStores(stage.mongodbUri);
    try {
      const soon = await stores.effects.due(new Date(stage.slack.clock.now() + 600_000), 100, 1);
      return (await stores.effects.pending()) > 0 && !soon.some((ref) => ref.team === team);
    } finally {
      await stores.close();
    }
  }

  /** An action item of `bo`, to be reminded of tomorrow. */
  async function owed(workspace: Workspace, incident: string): Promise<void> {
    const channel = await eventually('the channel', async () =>
      workspace
        .channels()
        .find(({ name, members }) => name.endsWith(incident) && members.has(workspace.as('bo').id)),
    );
    await workspace.as('bo').command(channel.id, '/incident', 'action add Buy a hose @bo due tomorrow');
    await eventually('the line of the item', async () =>
      workspace.messages(channel.id).some(({ text }) => text.includes('Buy a hose')),
    );
  }

  it('install through the pages; tokens are encrypted at rest', async () => {
    const { slack } = stage;
    expect(await declineInstall(slack, service)).toMatchObject({
      status: 403,
      page: expect.stringContaining('It was not allowed in Slack, so nothing was changed.'),
    });
    const strayed = await fetch(`http://127.0.0.1:${service.port}/slack/oauth_redirect?code=1&state=x`);
    expect([strayed.status, await strayed.text()]).toEqual([
      400,
      expect.stringContaining('<a href="/slack/install">Install Scribe</a>'),
    ]);
    expect(await install(slack, service, slack.teamId)).toMatchObject({
      status: 200,
      page: expect.stringContaining('Scribe is installed in Local'),
    });
    expect((await install(slack, service, other.teamId)).status).toBe(200);
    const everything = await stored();
    expect(everything).toContain(other.teamId);
    expect(everything).not.toContain(other.botToken);
    expect(everything).not.toContain(stage.slack.botToken);
  });

  it('each has incidents of its own', async () => {
    const one = await stage.slack.as('bo').command('general', '/incident', 'declare First house burns');
    const two = await other.as('bo').command('general', '/incident', 'declare Second house burns');
    expect(receipt(one)).toMatch(/INC-\d{4}-0001/);
    expect(receipt(two)).toMatch(/INC-\d{4}-0001/);
    const made = await eventually('the second channel', async () =>
      other.channels().find(({ name }) => name.endsWith('-second-house-burns')),
    );
    await eventually('its card', async () => other.messages(made.id).find(isCard));
    expect(stage.slack.channels().some(({ name }) => name.endsWith('-second-house-burns'))).toBe(false);
    expect(receipt(await other.as('ana').command('general', '/incident', 'list'))).not.toContain(
      'First house',
    );
  });

  it('one that lets Scribe go is forgotten, its jobs rest until it is back, and the other goes on', async () => {
    const { slack } = stage;
    await owed(slack, 'first-house-burns');
    await owed(other, 'second-house-burns');
    await nothingWanted(service);
    expect(await installed(other.teamId)).toBe(true);
    other.uninstall();
    await eventually('the installation to go', async () => !(await installed(other.teamId)));
    expect(await installed(slack.teamId)).toBe(true);
    const before = { calls: slack.calls.length, told: other.dms('bo').length };
    await toWorkingDay(slack, 2);
    await slack.until(() => slack.dms('bo').some(({ text }) => text.includes('Buy a hose')), {
      what: 'the reminder of the other workspace',
    });
    // It is wanted still, and not tried again and again.
    await eventually('the reminder to rest', () => rests(other.teamId));
    expect(other.dms('bo')).toHaveLength(before.told);
    const refused = slack.calls.slice(before.calls).filter(({ answer }) => answer['ok'] !== true);
    expect(refused).toEqual([]);
    const said = await stage.slack.as('bo').command('general', '/incident', 'list');
    expect(receipt(said)).toContain('First house burns');
    expect((await install(slack, service, other.teamId)).status).toBe(200);
    await slack.until(() => other.dms('bo').some(({ text }) => text.includes('Buy a hose')), {
      what: 'the reminder that waited',
    });
    await nothingWanted(service);
  }, 120_000);
});
