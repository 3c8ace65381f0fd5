import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { clock } from '../../src/domain/timeline/zoned-time.ts';
import { type Stage, setStage } from '../scribe.ts';
import { cardIn, echoes, placeOf, receipt } from './seen.ts';
import { declare, entriesOf, press, privately } from './trouble.ts';
import { typed } from './typed.ts';

let stage: Stage;
let slack: LocalSlack;

beforeAll(async () => {
  stage = await setStage();
  slack = stage.slack;
});
afterAll(async () => {
  await stage.strike();
});

describe('declare', () => {
  it('takes every option in one line: a drill that is marked, with the time the impact started', async () => {
    const said = await typed(
      { slack, channel: 'general' },
      'declare Payment queue grows --drill --sev 3 --started -20m',
    );
    expect(said).toMatch(/Declared INC-\d{4}-\d{4} · \[Drill\] Payment queue grows · Sev-3\./);
    const { channel } = await placeOf(slack, 'Payment queue grows');
    const card = await cardIn(slack, channel);
    expect(card.text).toContain('[Drill]');
    expect(card.text).toMatch(/impact since .*UTC/);
    expect(card.text).toContain('drill');
    await slack.until(() => slack.topic(channel).startsWith('[Drill]'), { what: 'the topic' });
    expect(await typed({ slack, channel: 'general' }, 'log for which one')).toMatch(
      /INC-\d{4}-\d{4} \[Drill\] Payment queue grows/,
    );
    await typed({ slack, channel }, 'action add Practise it again P1');
    for (const text of ['list', 'mine'])
      expect(await typed({ slack, channel: 'general' }, text)).toContain('[Drill]');
    expect(await typed({ slack, channel }, 'action list')).toMatch(/^\[Drill\] INC-/);
  });

  it('uses this channel with --here, and leaves its topic and name alone', async () => {
    const bo = slack.as('bo');
    const { id } = bo.createChannel('payments');
    bo.invite(id, slack.botUserId);
    bo.setTopic(id, 'all about payments');
    const said = await typed({ slack, channel: id }, 'declare Cards are refused --sev 2 --here');
    expect(said).toContain(`It lives here, in <#${id}>`);
    await cardIn(slack, id);
    await slack.until(() => slack.pins(id).length > 0, { what: 'the pin' });
    expect(slack.topic(id)).toBe('all about payments');
    expect(slack.channel('payments')?.id).toBe(id);
    expect(await typed({ slack, channel: id }, 'declare Another one --here')).toContain(
      'is already active in this channel',
    );
  });

  it('joins a public channel by itself', async () => {
    const { id } = slack.as('chi').createChannel('storage');
    expect(slack.channel(id)?.members.has(slack.botUserId)).toBe(false);
    await typed({ slack, channel: id, who: 'chi' }, 'declare Disks are slow --here');
    await cardIn(slack, id);
    expect(slack.channel(id)?.members.has(slack.botUserId)).toBe(true);
  });

  it('says what to do where it is not in a private channel', async () => {
    const { id } = slack.as('dev').createChannel('secret-room', { private: true });
    expect(await typed({ slack, channel: id, who: 'dev' }, 'declare Vault is sealed --here')).toContain(
      'Declared',
    );
    const told = await slack.until(
      () => slack.dms('dev').find((it) => it.text.includes('post the incident')),
      {
        what: 'the direct message',
      },
    );
    expect(told.text).toContain('it is not in the channel. Invite it');
    slack.as('dev').invite(id, slack.botUserId);
    await typed({ slack, channel: id, who: 'dev' }, 'sev 2');
    await cardIn(slack, id);
  });

  it('asks in a modal where no title is typed, and takes all that is filled in', async () => {
    await typed({ slack, channel: 'general' }, 'declare --sev 2');
    const [modal] = slack.views('ana');
    expect(modal).toBeUndefined();
    const view = slack.views('bo').at(-1);
    if (!view) throw new Error('no modal');
    expect(JSON.stringify(view.view)).toContain('"initial_option"');
    const started = Math.floor(slack.clock.now() / 60_000) * 60 - 600;
    expect(await slack.as('bo').submit(view, { title: '   ', started })).toMatchObject({ ok: false });
    const future = await slack.as('bo').submit(view, { title: 'Mail is late', started: started + 7_200 });
    expect(future.errors?.['started']).toContain('cannot be in the future');
    expect(await slack.as('bo').submit(view, { title: 'Mail is late', started })).toMatchObject({ ok: true });
    const channel = (
      await slack.until(() => slack.channels().find((it) => it.name.endsWith('-mail-is-late')))
    ).id;
    expect((await cardIn(slack, channel)).text).toMatch(/Sev-2[\s\S]*impact since/);
  });

  it('offers an active incident that looks the same first, and keeps every option for a new one', async () => {
    const before = slack.channels().length;
    const bo = slack.as('bo');
    await bo.command('general', '/incident', 'declare');
    const view = slack.views('bo').at(-1);
    if (!view) throw new Error('no modal');
    const started = Math.floor(slack.clock.now() / 60_000) * 60 - 1_200;
    const filled = { title: 'Mail is late', severity: '1', options: ['private'], started };
    expect(await bo.submit(view, filled)).toMatchObject({ ok: true });
    const offer = await slack.until(
      () => slack.ephemerals('general', 'bo').find((it) => it.text.includes('looks the same')),
      { what: 'the offer' },
    );
    expect(slack.channels()).toHaveLength(before);
    await bo.click({ channel: offer.channel, ts: offer.ts }, 'declare-anyway');
    const made = await slack.until(
      () => slack.channels().filter((it) => it.name.endsWith('-mail-is-late'))[1],
      { what: 'the second channel' },
    );
    expect(made.kind).toBe('private');
    expect((await cardIn(slack, made.id)).text).toMatch(/Sev-1[\s\S]*impact since[\s\S]*private/);
  });
});

describe('log', () => {
  it('reads a time in the person’s own zone: across midnight, and when the clocks change', async () => {
    const { channel, key } = await declare(slack, 'Clocks differ');
    // 20 January 2031, 00:30 in New York (05:30 UTC)
    await slack.clock.advance(Date.parse('2031-01-20T05:30:00Z') - slack.clock.now());
    expect(await typed({ slack, channel }, 'log 23:50 before midnight')).toContain(
      'Logged yesterday 23:50 (Mon 04:50 UTC) · note · before midnight',
    );
    expect(await typed({ slack, channel }, 'log yesterday 22:15 well before')).toContain('22:15');
    slack.as('bo').invite(channel, 'ana');
    // Madrid, the night on which 02:00–03:00 does not exist: 30 March 2031
    await slack.clock.advance(Date.parse('2031-03-30T08:00:00Z') - slack.clock.now());
    await typed({ slack, channel, who: 'ana' }, 'log 01:30 winter time still');
    await typed({ slack, channel, who: 'ana' }, 'log 03:30 summer time now');
    const record = await entriesOf(stage.mongodbUri, slack.teamId, key);
    const at = (text: string) => record.find((it) => it.text === text)?.occurredAt.toISOString();
    expect(at('before midnight')).toBe('2031-01-20T04:50:00.000Z');
    expect(at('well before')).toBe('2031-01-20T03:15:00.000Z');
    expect(at('winter time still')).toBe('2031-03-30T00:30:00.000Z');
    expect(at('summer time now')).toBe('2031-03-30T01:30:00.000Z');
  });

  it('says which type or time it could not read', async () => {
    const { channel } = await declare(slack, 'Slips of the finger');
    const typo = await typed({ slack, channel }, 'log #detecton alert');
    expect(typo).toContain('· note · #detecton alert');
    expect(typo).toContain('#detecton is not a type');
    expect(typo).toContain('Did you mean #detection?');
    expect(await typed({ slack, channel }, 'log +10m future thing')).toContain('“+10m” was not read');
  });

  it('offers what a time that it did not read may mean, and takes it by a button, once', async () => {
    const { channel, key } = await declare(slack, 'Times are typed in a hurry');
    const bo = slack.as('bo');
    const at = new Date(slack.clock.now() - 3_600_000);
    const typedTime = clock(at, bo.tz).replace(':', '.');
    const answer = await bo.command(channel, '/incident', `log ${typedTime} first 500s`);
    expect(receipt(answer)).toContain(`“${typedTime}” may be a time`);
    await press({ person: bo, channel }, answer, 'entry-time-0');
    await slack.until(() => privately(slack, channel, 'bo').find((text) => text.startsWith('Edited ')), {
      what: 'the new receipt',
    });
    const [entry] = (await entriesOf(stage.mongodbUri, slack.teamId, key)).filter(
      (it) => it.source === 'slash',
    );
    expect(entry).toMatchObject({ text: `${typedTime} first 500s`, versions: [{ editedBy: bo.id }] });
    expect(clock(entry?.occurredAt ?? new Date(0), bo.tz)).toBe(clock(at, bo.tz));
    await typed({ slack, channel }, 'log 10:05 CST the partner is down').then((words) => {
      expect(words).toContain('"10:05 CST" can be in several zones');
      expect(words).toContain('`10:05+08:00`');
      expect(words).toContain('log 10:05 CST the partner is down');
    });
  });

  it('edits an entry: its line in the channel too, and the record keeps what it said before', async () => {
    const { channel, key } = await declare(slack, 'Edits are kept');
    const bo = slack.as('bo');
    const answer = await bo.command(channel, '/incident', 'log #change deploy of v2.4.5 begun');
    await slack.until(() => echoes(slack, channel).find((line) => line.includes('v2.4.5 begun')), {
      what: 'the line',
    });
    await press({ person: bo, channel }, answer, { menu: 'receipt-menu', choose: 'edit' });
    const view = slack.views('bo').at(-1);
    if (!view) throw new Error('no modal');
    expect(await bo.submit(view, { text: 'deploy of v2.4.5 finished', type: 'change' })).toMatchObject({
      ok: true,
    });
    await slack.until(
      () => echoes(slack, channel).find((line) => /v2\.4\.5 finished \(edited\) — /.test(line)),
      { what: 'the edited line' },
    );
    await slack.until(() => privately(slack, channel, 'bo').find((text) => text.startsWith('Edited ')));
    const [entry] = (await entriesOf(stage.mongodbUri, slack.teamId, key)).filter(
      (it) => it.source === 'slash',
    );
    expect(entry).toMatchObject({
      text: 'deploy of v2.4.5 finished',
      type: 'change',
      versions: [{ text: 'deploy of v2.4.5 begun' }],
    });
  });

  it('takes an entry back: struck out for all, and once only', async () => {
    const { channel, key } = await declare(slack, 'Slips happen');
    const bo = slack.as('bo');
    const answer = await bo.command(channel, '/incident', 'log nothing of this is true');
    await press({ person: bo, channel }, answer, { menu: 'receipt-menu', choose: 'undo' });
    const line = await slack.until(
      () => echoes(slack, channel).find((it) => it.startsWith('~') && it.includes('nothing of this')),
      { what: 'the struck line' },
    );
    expect(line).toContain('taken back by bo');
    await slack.until(() => privately(slack, channel, 'bo').find((text) => text.startsWith('Taken back')));
    const [entry] = (await entriesOf(stage.mongodbUri, slack.teamId, key)).filter(
      (it) => it.source === 'slash',
    );
    expect(entry?.standing).toMatchObject({ state: 'struck', by: bo.id });
  });
});

describe('help, doctor and drill', () => {
  it('is short, shows examples, and says what threads cannot do', async () => {
    const help = await typed({ slack, channel: 'general' }, 'help');
    expect(help).toContain('/incident declare Checkout errors after deploy --sev 2');
    expect(help).toContain('Slack does not run commands in threads');
    expect(await typed({ slack, channel: 'general' }, 'help log')).toContain('/incident log 14:05 #change');
    expect(await typed({ slack, channel: 'general' }, 'help log')).toContain(
      '#communication, #decision, #note',
    );
    expect(await typed({ slack, channel: 'general' }, '')).toMatch(/^Which incident\?/);
    expect(() => slack.as('bo').type('general', '/incident log x', { threadTs: '1.1' })).rejects.toThrow();
  });

  it('looks at scopes, channel, stores and queue', async () => {
    await typed({ slack, channel: 'general' }, 'doctor');
    // What takes longer than an answer may follows it.
    const said = await slack.until(
      () => privately(slack, 'general', slack.as('bo').id).find((text) => text.includes('*Queue*')),
      { what: 'what doctor found' },
    );
    // Rules of time zones are old by a clock of years from now.
    expect(said).toMatch(/^0 faults, [12] to look at\./);
    // Of an incident in a private channel that Scribe was not invited to, above.
    // Not of which incident, since anybody may ask.
    expect(said).toMatch(/Effects.*1 given up \(card\)/);
    expect(said).toMatch(/Slack.*ok[\s\S]*MongoDB.*ok[\s\S]*Queue.*ok/);
  });

  it('declares a drill by its own word', async () => {
    expect(await typed({ slack, channel: 'general' }, 'drill Failover of the primary --sev 2')).toContain(
      '[Drill] Failover of the primary',
    );
  });
});
