import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { incidentLines } from '../../src/domain/audit/incident-lines.ts';
import { openStores } from '../../src/mongo/open-stores.ts';
import { type Stage, setStage } from '../scribe.ts';
import { dmOf } from './postmortem-stage.ts';
import { cardIn, type Place } from './seen.ts';
import { declare, entriesOf, eventually } from './trouble.ts';

describe('an incident whose channel changes', () => {
  let stage: Stage;
  let slack: Stage['slack'];
  let place: Place;
  beforeAll(async () => {
    stage = await setStage();
    ({ slack } = stage);
    place = await declare(slack, 'Checkout errors');
    await cardIn(slack, place.channel);
  }, 60_000);
  afterAll(() => stage.strike());

  const known = async () => {
    const stores = await openStores(stage.mongodbUri);
    const found = await stores.incidents.byKey(slack.teamId, place.key);
    await stores.close();
    if (!found) throw new Error('the incident is gone');
    return found;
  };
  const history = async () => incidentLines((await known()).events).map(({ by, did }) => [by, did]);
  const told = (words: string) =>
    slack.until(
      () => {
        const direct = dmOf(slack, 'bo');
        return direct !== '' && slack.messages(direct).find(({ text }) => text.includes(words));
      },
      { what: `a note with "${words}"`, timeoutMs: 20_000 },
    );

  it('leaves a topic that somebody set by hand, says so on the card, and sets its own again once that is empty', async () => {
    const bo = slack.as('bo');
    const card = (says: boolean) =>
      slack.until(
        () =>
          slack
            .messages(place.channel)
            .some(
              ({ text }) =>
                text.includes('Incident commander') && text.includes('changed the topic') === says,
            ),
        { what: `a card that ${says ? 'says' : 'no more says'} that the topic is left`, timeoutMs: 20_000 },
      );
    const topic = () => slack.topic(place.channel);
    await slack.until(() => topic().includes('Checkout errors'), { what: 'the topic' });
    bo.setTopic(place.channel, 'Bridge: dial 123');
    await card(true);
    await bo.command(place.channel, '/incident', 'sev 1');
    await slack.until(() => slack.messages(place.channel).some(({ text }) => /Sev-1|SEV-1/i.test(text)), {
      what: 'the severity on the card',
      timeoutMs: 20_000,
    });
    expect(topic()).toBe('Bridge: dial 123');
    bo.setTopic(place.channel, '');
    await slack.until(() => /sev-1/i.test(topic()), { what: 'the topic of Scribe', timeoutMs: 20_000 });
    await card(false);
  }, 60_000);

  it('keeps who renamed it and when it was archived, tells whoever leads, and goes on once it is open again', async () => {
    const bo = slack.as('bo');
    bo.rename(place.channel, 'checkout-war-room');
    bo.archive(place.channel);
    await told('its channel was archived while the incident is active');
    bo.unarchive(place.channel);
    await eventually('the history', async () =>
      JSON.stringify(await history()).includes('unarchived the channel'),
    );
    expect((await history()).slice(1)).toEqual(
      expect.arrayContaining([
        [expect.anything(), 'renamed the channel to #checkout-war-room'],
        [bo.id, 'archived the channel'],
        [bo.id, 'unarchived the channel'],
      ]),
    );
    await bo.command(place.channel, '/incident', 'title Checkout is down');
    await slack.until(
      () => slack.messages(place.channel).some(({ text }) => text.includes('Checkout is down')),
      {
        what: 'the card after all that',
        timeoutMs: 20_000,
      },
    );
  }, 60_000);

  it('says in the record what it did not hear while Scribe was removed, and shows what was refused meanwhile', async () => {
    const bo = slack.as('bo');
    bo.kick(place.channel, slack.botUserId);
    await told('Scribe was removed from its channel');
    await bo.command(place.channel, '/incident', 'title Checkout is slow');
    bo.invite(place.channel, slack.botUserId);
    await slack.until(
      () => slack.messages(place.channel).some(({ text }) => text.includes('Checkout is slow')),
      {
        what: 'the card with what changed meanwhile',
        timeoutMs: 30_000,
      },
    );
    await eventually('the gap in the record', async () =>
      (await entriesOf(stage.mongodbUri, slack.teamId, place.key)).some(({ text }) =>
        /^Scribe was not in the channel from .* UTC to .* UTC; what was said there meanwhile is not in the record$/.test(
          text,
        ),
      ),
    );
  }, 60_000);

  const asked = async (channel: string, text: string) =>
    (await slack.as('bo').command(channel, '/incident', text)).ephemerals.at(-1)?.text ?? '';

  it('is private once a person has made the channel private, and not before', async () => {
    expect((await known()).incident.private).toBe(false);
    expect(await asked(place.channel, 'private')).toContain(
      `${place.key} is public. Scribe cannot make <#${place.channel}> private, a person can`,
    );
    expect(await asked('general', 'declare Quiet outage --private --here')).toContain(
      'Scribe cannot make it private, a person can',
    );
    slack.as('bo').convert(place.channel, 'private');
    await eventually('the incident to follow', async () => (await known()).incident.private);
    expect(await asked(place.channel, 'private')).toContain(`${place.key} is private: only the people in`);
  }, 60_000);

  it('says at once, in the channel and to whoever leads, when a private one is made public, and stays private', async () => {
    const bo = slack.as('bo');
    const card = () =>
      slack.messages(place.channel).find(({ text }) => text.includes('Incident commander'))?.text;
    bo.convert(place.channel, 'public');
    await slack.until(
      () =>
        slack
          .messages(place.channel)
          .some(
            ({ text }) =>
              text.startsWith('This channel is public now') &&
              text.includes('Everyone in the workspace can read what was posted there'),
          ),
      { what: 'the news in the channel', timeoutMs: 20_000 },
    );
    await told('made its channel public. Everyone in the workspace');
    await slack.until(() => card()?.includes('Its channel is public'), {
      what: 'the card',
      timeoutMs: 20_000,
    });
    expect((await known()).incident.private).toBe(true);
    const list = await slack.as('chi').command('general', '/incident', 'list');
    expect(list.ephemerals.at(-1)?.text).not.toContain(place.key);
    expect(await asked(place.channel, 'private')).toContain(
      `${place.key} is private, but <#${place.channel}> is public.`,
    );
    bo.convert(place.channel, 'private');
    await slack.until(() => !card()?.includes('Its channel is public'), {
      what: 'the card of a channel that is private again',
      timeoutMs: 20_000,
    });
    expect((await history()).map(([, did]) => did)).toEqual(
      expect.arrayContaining(['made the channel private', 'made the channel public']),
    );
  }, 60_000);

  it('tells whoever leads that it was deleted', async () => {
    slack.as('bo').deleteChannel(place.channel);
    await told('its channel was deleted while the incident is active');
  }, 60_000);
});
