import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { openStores, type Stores } from '../../src/mongo/open-stores.ts';
import type { Service } from '../../src/service.ts';
import { type Stage, setStage } from '../scribe.ts';
import { install } from './install.ts';
import { cardIn, echoes, receipt } from './seen.ts';
import { declare, entriesOf, eventually, nothingWanted, press } from './trouble.ts';

type Workspace = ReturnType<LocalSlack['addTeam']>;

const MANY = (slack: LocalSlack) => ({
  SLACK_BOT_TOKEN: '',
  SLACK_CLIENT_ID: slack.clientId,
  SLACK_CLIENT_SECRET: slack.clientSecret,
  SLACK_STATE_SECRET: 'a long random text',
  SCRIBE_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
});

/** Two companies; Scribe is in the first one, and later in both. */
describe('a channel that two companies share', () => {
  let stage: Stage;
  let service: Service;
  let slack: LocalSlack;
  let stores: Stores;
  let partner: Workspace;
  let channel = '';
  /** The id under which the channel's messages are kept: it had it before it was shared. */
  let room = '';
  let key = '';

  beforeAll(async () => {
    stage = await setStage({ idle: true });
    slack = stage.slack;
    partner = slack.addTeam({ teamDomain: 'partner', people: [{ name: 'kim', realName: 'Kim Vos' }] });
    service = await stage.start(MANY(slack));
    await install(slack, service, slack.teamId);
    stores = await openStores(stage.mongodbUri);
    ({ channel, key } = await declare(slack, 'Gateway is down', '--sev 2 --private'));
    room = channel;
    slack.shareChannel(channel, partner);
    channel = slack.channels().find(({ teams }) => teams.size === 2)?.id ?? '';
    expect(channel).not.toBe(room);
    slack.as('bo').invite(channel, partner.as('kim').id);
    await slack.settled();
  }, 60_000);
  afterAll(async () => {
    await stores.close();
    await stage.strike();
  });

  const record = () => entriesOf(stage.mongodbUri, slack.teamId, key);
  const pinned = async (text: string) =>
    (await record()).find((entry) => entry.source === 'reaction' && entry.text === text);
  const receiptOn = (ts: string) =>
    slack.messages(channel).some((it) => it.ts === ts && it.reactions?.some(({ name }) => name === 'memo'));

  it('hears the partner: words, pushpins, edits, deletions, and who comes and goes', async () => {
    const kim = partner.as('kim');
    const said = kim.say(channel, 'our side rolled the gateway back');
    const gone = kim.say(channel, 'wrong channel');
    for (const { ts } of [said, gone]) kim.react(channel, ts, 'pushpin');
    await slack.settled();
    kim.edit(channel, said.ts, 'our side rolled gateway 2 back');
    kim.remove(channel, gone.ts);
    await slack.settled();
    expect(await pinned('our side rolled gateway 2 back')).toMatchObject({ author: kim.id });
    expect((await pinned('wrong channel'))?.standing.state).toBe('struck');
    await eventually('the partner among the members', async () =>
      (await stores.incidents.byKey(slack.teamId, key))?.members?.includes(kim.id),
    );
    await slack.until(() => receiptOn(said.ts), { what: 'the receipt in a channel with a new id' });
  });

  it('keeps what the partner adds through the form, once', async () => {
    const kim = partner.as('kim');
    const card = await cardIn(slack, channel);
    expect((await kim.click({ channel, ts: card.ts }, 'card-add')).ok).toBe(true);
    const view = await slack.until(() => partner.views('kim').at(-1), { what: 'the form' });
    const block = Object.keys(view.state).find((name) => name.startsWith('text')) ?? '';
    expect((await kim.submit(view, { [block]: 'their DNS is back' })).ok).toBe(true);
    const [sent] = slack.deliveries.filter(({ type }) => type === 'view_submission').slice(-1);
    if (sent) await slack.redeliver(sent);
    const added = (await record()).filter(({ text }) => text === 'their DNS is back');
    expect(added.map(({ author }) => author)).toEqual([kim.id]);
    await slack.until(() => echoes(slack, channel).some((line) => line.includes('their DNS is back')), {
      what: 'the echo in a channel with a new id',
    });
  });

  it('belongs to the incident of one side where both have Scribe, and says so to the other', async () => {
    const kim = partner.as('kim');
    await expect(kim.command(channel, '/incident', 'log nobody hears this')).rejects.toMatchObject({
      code: 'unknown_command',
    });
    await install(slack, service, partner.teamId);
    kim.invite(channel, partner.botUserId);

    // From now on Slack delivers what happens here for the partner's installation.
    const said = slack.as('bo').say(channel, 'both sides hear this');
    slack.as('bo').react(channel, said.ts, 'pushpin');
    await eventually('the entry', async () => (await pinned('both sides hear this')) !== undefined);
    await slack.until(() => echoes(slack, channel).some((line) => line.includes('both sides hear this')), {
      what: 'the echo',
    });
    const own = slack.messages(channel).filter(({ user }) => user === slack.botUserId);
    for (const { ts } of own)
      expect(await stores.messages.find({ team: slack.teamId, channel: room, ts })).toBeUndefined();

    const count = (await record()).length;
    kim.react(channel, own.at(-1)?.ts ?? '', 'pushpin');
    await slack.settled();
    await nothingWanted(service);
    expect(await record()).toHaveLength(count);

    const whose = `${key} of Local`;
    for (const typed of ['log we restarted it', 'resolve done', 'sev 1', 'timeline', 'declare Mine --here']) {
      const answer = receipt(await kim.command(channel, '/incident', typed));
      expect([typed, answer]).toEqual([typed, expect.stringContaining(whose)]);
      expect(answer).not.toContain('Gateway');
    }
    expect(receipt(await kim.command(channel, '/incident', 'list'))).not.toContain(key);
    expect((await record()).some(({ text }) => text.includes('restarted'))).toBe(false);
    expect((await stores.incidents.byKey(slack.teamId, key))?.incident.phase.state).toBe('active');

    const asked = await kim.command(channel, '/incident', 'declare Our own trouble');
    expect(receipt(asked)).toContain(`This channel is the incident ${whose}. Is yours another one?`);
    expect(await stores.incidents.list(partner.teamId, { active: true, limit: 5 })).toEqual([]);
    await press({ person: kim, channel }, asked, 'declare-anyway');
    await eventually('the partner’s own incident', async () => {
      const [mine] = await stores.incidents.list(partner.teamId, { active: true, limit: 5 });
      return mine?.channel !== undefined && mine.channel !== channel;
    });
  }, 60_000);
});

/** One installation for two workspaces of an organisation, which share a channel. */
describe('an organisation that installs Scribe once', () => {
  let stage: Stage;
  let service: Service;
  let slack: LocalSlack;
  let stores: Stores;

  beforeAll(async () => {
    stage = await setStage({ idle: true });
    slack = stage.slack;
    service = await stage.start(MANY(slack));
    stores = await openStores(stage.mongodbUri);
  });
  afterAll(async () => {
    await stores.close();
    await stage.strike();
  });

  it('works in the workspaces that it was added to, and in their common channels', async () => {
    const harbour = slack.addOrganisation('harbour');
    const organisation = harbour.organisation;
    const north = slack.addTeam({ teamDomain: 'north', organisation, people: [{ name: 'ines' }] });
    const south = slack.addTeam({ teamDomain: 'south', organisation, people: [{ name: 'juno' }] });
    const [ines, juno] = [north.as('ines'), south.as('juno')];
    const done = await install(slack, service, harbour.id);
    expect(done).toMatchObject({
      status: 200,
      page: expect.stringContaining('Scribe is installed for Harbour'),
    });
    harbour.grant(north.teamId, south.teamId);
    await slack.settled();

    await ines.command('general', '/incident', 'declare Cranes stand still --sev 2');
    const made = await eventually('the channel', async () =>
      north.channels().find(({ name }) => name.endsWith('-cranes-stand-still')),
    );
    await eventually('the card', async () =>
      north.messages(made.id).find(({ text }) => text.startsWith('INC-')),
    );
    north.shareChannel(made.id, south);
    juno.join(made.id);
    await slack.settled();

    // South counts its own incidents from the same number: a key alone must not decide whose it is.
    await juno.command('general', '/incident', 'declare Something else in the south');
    const logged = await juno.command(made.id, '/incident', 'log crane 4 turns again');
    expect(receipt(logged)).toContain('crane 4 turns again');
    const [incident] = await stores.incidents.list(north.teamId, { active: true, limit: 5 });
    const key = incident?.incident.key ?? '';
    const record = () => entriesOf(stage.mongodbUri, north.teamId, key);
    const of = async (text: string) => (await record()).filter((entry) => entry.text === text);
    expect((await of('crane 4 turns again')).map(({ author }) => author)).toEqual([juno.id]);
    await press({ person: juno, channel: made.id }, logged, { menu: 'receipt-menu', choose: 'undo' });
    expect((await of('crane 4 turns again'))[0]?.standing.state).toBe('struck');

    const said = juno.say(made.id, 'the south quay waits');
    juno.react(made.id, said.ts, 'pushpin');
    await slack.settled();
    expect((await of('the south quay waits')).map(({ author }) => author)).toEqual([juno.id]);

    const card = north.messages(made.id).find(({ text }) => text.startsWith('INC-'))?.ts ?? '';
    await juno.click({ channel: made.id, ts: card }, 'card-add');
    const view = await slack.until(() => south.views('juno').at(-1), { what: 'the form' });
    const block = Object.keys(view.state).find((name) => name.startsWith('text')) ?? '';
    expect((await juno.submit(view, { [block]: 'added from the south' })).ok).toBe(true);
    expect(await of('added from the south')).toHaveLength(1);
    expect((await entriesOf(stage.mongodbUri, south.teamId, key)).map(({ text }) => text)).not.toContain(
      'added from the south',
    );

    const partner = slack.addTeam({ teamDomain: 'partner', people: [{ name: 'kim' }] });
    const kim = partner.as('kim');
    north.shareChannel(made.id, partner);
    kim.join(made.id);
    const guest = kim.say(made.id, 'the ship waits outside');
    kim.react(made.id, guest.ts, 'pushpin');
    await kim.click({ channel: made.id, ts: card }, 'card-add');
    const form = await slack.until(() => partner.views('kim').at(-1), { what: 'the guest’s form' });
    const text = Object.keys(form.state).find((name) => name.startsWith('text')) ?? '';
    expect((await kim.submit(form, { [text]: 'added by a guest' })).ok).toBe(true);
    await slack.settled();
    for (const words of ['the ship waits outside', 'added by a guest'])
      expect((await of(words)).map(({ author }) => author)).toEqual([kim.id]);

    await juno.command(made.id, '/incident', 'action add Order a spare motor @juno due tomorrow');
    await eventually(
      'the item',
      async () => (await stores.actions.ofIncident(north.teamId, key)).length === 1,
    );
    // South counts its items from the same number, too: what is typed here is about the one of this channel.
    const theirs = await eventually('the southern channel', async () =>
      south.channels().find(({ name }) => name.endsWith('-something-else-in-the-south')),
    );
    await juno.command(theirs.id, '/incident', 'action add Paint the southern gate @juno due tomorrow');
    for (const typed of ['action mine', 'mine', 'list'])
      expect(receipt(await juno.command(made.id, '/incident', typed))).not.toMatch(/south/);
    expect(receipt(await juno.command(made.id, '/incident', 'action mine'))).toContain('spare motor');
    expect(receipt(await juno.command(made.id, '/incident', 'action done 1'))).toContain('spare motor');
    const states = [north, south].map(async ({ teamId }) => {
      const item = await stores.actions.byNumber(teamId, 1);
      return `${item?.item.title}: ${item?.item.status.state}`;
    });
    expect(await Promise.all(states)).toEqual(['Order a spare motor: done', 'Paint the southern gate: open']);
    expect(receipt(await juno.command(theirs.id, '/incident', 'action mine'))).toContain('southern gate');

    const refused = slack.calls.filter(({ answer }) => answer['ok'] !== true).map(({ method }) => method);
    expect(refused).toEqual([]);

    harbour.revoke(south.teamId);
    await slack.settled();
    expect(await stores.installations.coveredBy(south.teamId)).toBeUndefined();
    expect(await stores.installations.coveredBy(north.teamId)).toBe(harbour.id);
    harbour.uninstall();
    await eventually(
      'the installation to go',
      async () => (await stores.installations.find(harbour.id)) === undefined,
    );
  }, 120_000);
});

describe('the channel for announcements', () => {
  it('is followed to the id that it gets when it is shared', async () => {
    const stage = await setStage({ idle: true });
    try {
      const { slack } = stage;
      const partner = slack.addTeam({
        teamDomain: 'partner',
        people: [{ name: 'kim', realName: 'Kim Vos' }],
      });
      const { id } = slack.as('bo').createChannel('status-news', { private: true });
      slack.as('bo').invite(id, slack.botUserId);
      await stage.start({ SCRIBE_ANNOUNCE_CHANNEL: id });
      slack.shareChannel(id, partner);
      await slack.settled();
      const now = slack.channels().find(({ teams }) => teams.size === 2)?.id ?? '';
      expect(now).not.toBe(id);
      await declare(slack, 'Search is slow');
      await slack.until(() => slack.messages(now).some(({ text }) => text.includes('Search is slow')), {
        what: 'the announcement',
      });
    } finally {
      await stage.strike();
    }
  }, 60_000);
});
