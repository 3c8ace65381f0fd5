import { afterEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '../../src/log.ts';
import { type Stage, setStage, type Way } from '../scribe.ts';
import { cardIn, echoes, placeOf, receipt } from './seen.ts';
import { declare, eventually } from './trouble.ts';
import { typed } from './typed.ts';

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.strike();
  stage = undefined;
});

async function look(port: number, path: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: answer.status, text: await answer.text() };
}

/** What the table of log levels in the docs promises, as far as it comes about below. */
const SAID = {
  warn: [
    'command failed',
    'effect given up',
    'effect put off',
    'The sweep of effects does not work; it tries again',
  ],
  info: ['Scribe starts', 'Scribe is ready', 'message not kept', 'Scribe stops', 'Scribe has stopped'],
  debug: ['A job was not needed'],
  trace: ['Slack was called', 'A job ran'],
} as const;

describe.each<Way>(['http', 'socket'])('over %s', (way) => {
  it('health, readiness and metrics are served', async () => {
    stage = await setStage({ way });
    const { port } = stage.service;
    expect(await look(port, '/healthz')).toEqual({ status: 200, text: '{"alive":true}\n' });
    const ready = await eventually('readiness', async () => {
      const answer = await look(port, '/readyz');
      return answer.status === 200 && answer;
    });
    expect(JSON.parse(ready.text)).toMatchObject({ ready: true, mongodb: 'ok', redis: 'ok', slack: 'ok' });
    await declare(stage.slack, 'Counted well');
    const { text } = await look(port, '/metrics');
    expect(text).toMatch(/scribe_commands_total\{verb="declare",outcome="declared"\} 1/);
    expect(text).toMatch(/scribe_answer_seconds_count\{verb="declare"\} 1/);
    expect(text).toMatch(/scribe_slack_calls_total\{method="chat.postMessage",outcome="ok"\} \d/);
    expect(text).toMatch(/scribe_queue_jobs\{queue="effects",state="waiting"\} \d/);
    expect(text).toMatch(/scribe_effects_pending \d/);
  });

  it('with a wrong bot token it says that it is not ready, and ready again once Slack takes it', async () => {
    stage = await setStage({ way, overrides: { tokenCheckMs: 200 } });
    const { slack, service } = stage;
    const ready = async () => JSON.parse((await look(service.port, '/readyz')).text);
    await eventually('readiness', async () => (await ready()).ready);
    slack.faults.add('auth.test', { kind: 'error', error: 'invalid_auth' });
    const refused = await eventually('the refusal', async () => {
      const now = await ready();
      return !now.ready && now;
    });
    expect(refused.slack).toBe('Slack refuses the bot token (SLACK_BOT_TOKEN): invalid_auth.');
    const asked = () => slack.calls.filter(({ method }) => method === 'auth.test').length;
    slack.faults.clear();
    await eventually('readiness', async () => (await ready()).ready);
    slack.faults.add('auth.test', { kind: 'status', status: 503 });
    const silent = await eventually('the silence', async () => {
      const now = await ready();
      return !now.ready && now;
    });
    expect(silent.slack).toBe('Slack does not answer.');
    expect(asked()).toBeGreaterThan(2);
    slack.faults.clear();
  });

  it('health and metrics have a port of their own where one is given', async () => {
    stage = await setStage({ way, env: { SCRIBE_OPERATIONS_PORT: '0' } });
    const { port, operationsPort } = stage.service;
    expect((await look(operationsPort, '/healthz')).status).toBe(200);
    expect((await look(operationsPort, '/metrics')).text).toContain('scribe_effects_pending');
    expect((await look(operationsPort, '/slack/events')).status).toBe(404);
    if (way === 'socket') return expect(port).toBe(operationsPort);
    expect(port).not.toBe(operationsPort);
    for (const path of ['/healthz', '/readyz', '/metrics']) expect((await look(port, path)).status).toBe(404);
    await declare(stage.slack, 'On two ports');
  });

  it('bot and worker run apart: the bot accepts, the worker shows; each says how it is', async () => {
    stage = await setStage({ way, idle: true });
    const { slack } = stage;
    const bot = await stage.start({ SCRIBE_RUN: 'bot' });
    const hook = `http://127.0.0.1:${bot.port}/slack/events`;
    expect(await typed({ slack, channel: 'general' }, 'declare In two halves')).toContain('Declared INC-');
    await eventually('the bot to hold what it wants', async () =>
      /scribe_effects_pending [1-9]/.test((await look(bot.port, '/metrics')).text),
    );
    expect(slack.calls.some(({ method }) => method === 'conversations.create')).toBe(false);
    const worker = await stage.start({ SCRIBE_RUN: 'worker' });
    slack.requestUrl(hook);
    const { channel } = await placeOf(slack, 'In two halves');
    await cardIn(slack, channel);
    expect((await look(worker.port, '/healthz')).status).toBe(200);
    expect((await look(worker.port, '/readyz')).status).toBe(200);
    expect((await look(worker.port, '/metrics')).text).toContain('scribe_jobs_total');
    expect((await look(worker.port, '/slack/events')).status).toBe(404);
  });

  it('what people say, and tokens, are in no line of the log, which says at each level what it should', async () => {
    const lines: string[] = [];
    const log = createLogger({ logLevel: 'trace' }, { write: (line) => void lines.push(line) });
    let fault: Error | undefined;
    const clock = () => {
      if (fault) throw fault;
      return new Date();
    };
    stage = await setStage({ way, overrides: { log, clock } });
    const { slack, service } = stage;
    const { channel } = await declare(slack, 'Unspeakable title');
    const bo = slack.as('bo');
    slack.faults.add('chat.update', { kind: 'error', error: 'restricted_action' }, 1);
    await bo.command(channel, '/incident', 'sev 1');
    await eventually('the edit of the card to be given up', async () =>
      lines.some((line) => line.includes('effect given up')),
    );
    slack.faults.add('views.open', { kind: 'error', error: 'expired_trigger_id' }, 1);
    await bo.command(channel, '/incident', 'resolve');
    await bo.command(channel, '/incident', 'log #change unspeakable entry');
    const { ts } = bo.say(channel, 'unspeakable message');
    bo.react(channel, ts, 'pushpin');
    await slack.until(() => echoes(slack, channel).some((it) => it.includes('unspeakable message')), {
      what: 'the line',
    });
    await bo.command(channel, '/incident', 'status identified unspeakable update');
    await bo.command(channel, '/incident', 'action add unspeakable action');
    await bo.command(channel, '/incident', 'log 14:75 unspeakable time');
    await bo.command(channel, '/incident', 'resolve unspeakable summary');
    await slack.until(() => slack.messages(channel).find((it) => it.text.startsWith('Draft ready')), {
      what: 'the draft',
      timeoutMs: 45_000,
    });
    fault = new Error('unspeakable fault: a message of an error may quote what somebody typed');
    await bo.command(channel, '/incident', 'log unspeakable while a fault lasts');
    bo.react(channel, ts, 'eyes');
    bo.say(channel, 'unspeakable while a fault lasts');
    await eventually('the sweep to fail', async () =>
      lines.some((line) => line.includes('The sweep of effects')),
    );
    fault = undefined;
    await service.stop();
    const whole = lines.join('');
    const said = (level: string) =>
      lines.map((line) => JSON.parse(line)).flatMap((line) => (line.level === level ? [line.msg] : []));
    for (const [level, messages] of Object.entries(SAID))
      expect({ level, said: said(level) }).toEqual({ level, said: expect.arrayContaining([...messages]) });
    expect(said('info').filter((message) => message === 'Scribe has stopped')).toHaveLength(1);
    expect(whole).not.toMatch(/unspeakable/i);
    for (const secret of [slack.botToken, slack.appToken, slack.signingSecret])
      expect(whole).not.toContain(secret);
    expect(whole).not.toContain('/commands/');
  });
});

describe('another name for the command', () => {
  it('works, and is in every example; the usual name gives the line back', async () => {
    const manifest = {
      display_information: { name: 'Scribe' },
      features: {
        bot_user: { display_name: 'scribe' },
        slash_commands: [
          { command: '/scribe', description: 'x', should_escape: true },
          { command: '/incident', description: 'x' },
        ],
      },
      oauth_config: { scopes: { bot: ['commands', 'chat:write', 'users:read', 'channels:read'] } },
      settings: { interactivity: { is_enabled: true }, socket_mode_enabled: false },
    };
    stage = await setStage({ env: { SCRIBE_COMMAND: '/scribe' }, slack: { manifest } });
    const { slack } = stage;
    const help = receipt(await slack.as('bo').command('general', '/scribe', 'help'));
    expect(help).toContain('/scribe declare Checkout errors after deploy --sev 2');
    expect(help).not.toContain('/incident');
    expect(receipt(await slack.as('bo').command('general', '/scribe', 'lgo x'))).toContain('`/scribe help`');
    expect(receipt(await slack.as('bo').command('general', '/incident', 'log x'))).toBe(
      'Scribe answers to `/scribe` (SCRIBE_COMMAND) and not to `/incident`. Nothing was done. Your line:\n```\n/scribe log x\n```',
    );
  });

  it('finds what is missing: doctor says which scopes, and what to do', async () => {
    const manifest = {
      display_information: { name: 'Scribe' },
      features: {
        bot_user: { display_name: 'scribe' },
        slash_commands: [{ command: '/incident', description: 'x' }],
      },
      oauth_config: { scopes: { bot: ['commands', 'chat:write', 'users:read', 'channels:read'] } },
      settings: { interactivity: { is_enabled: true }, socket_mode_enabled: false },
    };
    stage = await setStage({ slack: { manifest } });
    const { slack } = stage;
    await slack.as('bo').command('general', '/incident', 'doctor');
    const words = 'pins:write is missing; without it there is no pinning the incident card.';
    const said = await slack.until(
      () => slack.ephemerals('general', 'bo').find(({ text }) => text.includes(words))?.text,
      { what: words },
    );
    expect(said).toContain('Add it in the app’s OAuth & Permissions page'.replace('&', '&amp;'));
  });
});
