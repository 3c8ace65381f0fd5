import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import { type Server, startServer } from './child-programs.ts';
import type { OwnStores } from './databases.ts';
import type { Figure } from './figure.ts';
import { withIndexes } from './figure-log.ts';
import type { Row } from './measured-row.ts';
import { memoryMb } from './process-cost.ts';
import { CHANNEL, TEAM, USERS } from './slack-request.ts';
import { startScribe } from './start-scribe.ts';
import { post, typeCommand } from './type-command.ts';

/** Messages a second into one channel, and messages into each of so many others within the same time. */
const STORM = { perSecond: 50, others: 20, each: 10 } as const;
/** Commands are typed this far apart, in milliseconds. */
const COMMAND_MS = 250;
/** A minute by `--seconds 4`, half of one by the 2 s that others take for a turn; `--seconds 1` tries it. */
const SECONDS_PER_TURN = 15;

/** What is said in incident channels during a storm: each message is kept once, and commands stay as quick as before. */
export const messagesFigure: Figure = async (context) => {
  const seconds = context.seconds * SECONDS_PER_TURN;
  const slack = await startServer('./silent-slack.js');
  const stores = await withIndexes(context);
  const scribe = await startScribe({ run: 'bot,worker', stores, slack, profileDir: context.profileDir });
  try {
    const channels = [CHANNEL, ...Array.from({ length: STORM.others }, (_, index) => `C${index}BENCH`)];
    for (const channel of channels)
      await typeCommand(scribe, channel, 'declare A storm of messages --sev 2 --here');
    const idle = await commandsFor(scribe, seconds / 4);
    const before = memoryMb(scribe.pid);
    const [sent, busy] = await Promise.all([storm(scribe, channels, seconds), commandsFor(scribe, seconds)]);
    const after = memoryMb(scribe.pid);
    await kept(stores, sent);
    context.say(`messages: ${sent.length} sent, each kept once`);
    return rows({ idle, busy, before, after });
  } finally {
    await scribe.stop();
    await slack.stop();
    await stores.remove();
  }
};

function rows(measured: {
  readonly idle: readonly number[];
  readonly busy: readonly number[];
  readonly before: number;
  readonly after: number;
}): readonly Row[] {
  const figure = 'messages';
  const [idle, busy] = [p99(measured.idle), p99(measured.busy)];
  return [
    { figure, what: 'commands while nobody talks, p99', value: idle, unit: 'ms' },
    { figure, what: 'commands during the storm, p99', value: busy, unit: 'ms' },
    {
      figure,
      what: 'commands during the storm to before it, p99',
      value: busy / idle,
      unit: '×',
      aim: { atMost: 2 },
    },
    { figure, what: 'memory before the storm', value: measured.before, unit: 'MB' },
    {
      figure,
      what: 'memory after the storm to before it',
      value: measured.after / measured.before,
      unit: '×',
      aim: { atMost: 1.3 },
    },
  ];
}

/** Says everything at its time, and every tenth message a second time. Gives the ids of what was said. */
async function storm(
  scribe: Server,
  channels: readonly string[],
  seconds: number,
): Promise<readonly string[]> {
  const [one = CHANNEL, ...others] = channels;
  const count = Math.round(seconds * STORM.perSecond);
  const aside = others.flatMap((channel) => Array.from({ length: STORM.each }, () => channel));
  const every = Math.max(1, Math.floor(count / aside.length));
  const began = performance.now();
  const said: string[] = [];
  const answers: Promise<void>[] = [];
  const say = (channel: string, index: number) => {
    const ts = `${1_700_000_000 + index}.${channel === one ? '000100' : '000200'}`;
    said.push(`msg.${TEAM}.${channel}.${ts}`);
    answers.push(message(scribe, { channel, ts, event: `Ev${said.length}` }));
    if (said.length % 10 === 0)
      answers.push(message(scribe, { channel, ts, event: `Ev${said.length}again` }));
  };
  for (let index = 0; index < count; index++) {
    say(one, index);
    const other = index % every === 0 ? aside[index / every] : undefined;
    if (other !== undefined) say(other, index);
    await sleep(Math.max(0, began + ((index + 1) * 1_000) / STORM.perSecond - performance.now()));
  }
  await Promise.all(answers);
  return said;
}

async function message(
  scribe: Server,
  { channel, ts, event }: { readonly channel: string; readonly ts: string; readonly event: string },
): Promise<void> {
  const body = JSON.stringify({
    ...{ type: 'event_callback', team_id: TEAM, api_app_id: 'A0BENCH', event_id: event, event_time: 1 },
    authorizations: [{ team_id: TEAM, user_id: 'U0SCRIBE', is_bot: true, is_enterprise_install: false }],
    event: {
      ...{ type: 'message', channel, channel_type: 'channel', user: USERS[0], ts, event_ts: ts },
      text: `still looking at the error rate of checkout, ${ts}`,
    },
  });
  // Slack delivers again what was not acknowledged: at once, after a minute, after five; here sooner.
  for (const pauseMs of [0, 1_000, 5_000]) {
    await sleep(pauseMs);
    if (await post(scribe, { body, type: 'application/json' })) return;
  }
  throw new Error('Scribe did not acknowledge a message, though it was delivered three times.');
}

/** Types commands one after the other for a while, and gives how long each answer took, in milliseconds. */
async function commandsFor(scribe: Server, seconds: number): Promise<readonly number[]> {
  const until = performance.now() + seconds * 1_000;
  const took: number[] = [];
  while (performance.now() < until) {
    const began = performance.now();
    await typeCommand(scribe, CHANNEL, `log error rate seen, ${took.length}`);
    took.push(performance.now() - began);
    await sleep(COMMAND_MS);
  }
  return took;
}

/** Throws unless every message is in the database once, and nothing else. */
async function kept({ mongodbUri }: OwnStores, sent: readonly string[]): Promise<void> {
  const connection = await mongoose.createConnection(mongodbUri).asPromise();
  try {
    const found = await connection
      .collection('messages')
      .find({}, { projection: { _id: 1 } })
      .toArray();
    const ids = new Set(found.map(({ _id }) => String(_id)));
    const lost = sent.filter((id) => !ids.has(id));
    if (lost.length > 0 || found.length !== new Set(sent).size)
      throw new Error(
        `${sent.length} messages were sent, ${found.length} are kept, ${lost.length} are lost.`,
      );
  } finally {
    await connection.close();
  }
}

function p99(took: readonly number[]): number {
  const sorted = [...took].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0;
}
