import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LocalSlack, startLocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { openStores, type Stores } from '../../src/mongo/open-stores.ts';
import { install } from '../../test/e2e/install.ts';
import { openMongoProxy } from '../../test/e2e/mongo-proxy.ts';
import { openBalancer } from './balancer.ts';
import { type Breakable, type Breakage, nextBreakage } from './breakage.ts';
import { Crowd } from './crowd.ts';
import { findingsOf, notReminded } from './findings.ts';
import { seededPick } from './pick.ts';
import { startRedisPair } from './redis-pair.ts';
import { restOf } from './rest.ts';
import { type Fleet, startFleet, type Way } from './scribe-fleet.ts';

/** Where a run happens. */
export interface FaultRunOptions {
  readonly uri: string;
  /** The database server, where it may be killed. */
  readonly server: { kill(): Promise<void>; restart(): Promise<void> } | undefined;
  readonly seed: number;
  readonly say: (line: string) => void;
}

export interface FaultRun {
  /** Plays so many faults, mends everything, and names what is not as it should be. */
  play(faults: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** How many things are broken at a time, and the longest pause between two (ms). */
const AT_ONCE = 2;
const PAUSE_MS = 2_500;
const DAY_MS = 86_400_000;

/** What a run is made of. */
interface Stage extends Breakable {
  readonly crowds: readonly Crowd[];
  readonly stores: Stores;
  readonly options: FaultRunOptions;
}

/** Starts two bots, two workers and two workspaces. */
export async function openFaultRun(options: FaultRunOptions): Promise<FaultRun> {
  const slack = await startLocalSlack({ manifestPath: 'manifests/slack/http.yaml' });
  await slack.clock.advance(toMorning(slack.clock.now()));
  const mongo = await openMongoProxy(options.uri);
  const redis = await startRedisPair();
  const ports = { mongo: portOf(mongo.uri), slack: portOf(slack.url) };
  const targets = { mongo: () => ports.mongo, slack: () => ports.slack, redis: redis.port };
  const ahead = () => slack.clock.now() - Date.now();
  const fleet = await startFleet(targets, environment(slack, options), ahead());
  const balancer = await openBalancer(() => botPorts(fleet));
  slack.requestUrl(`${balancer.url}/slack/events`);
  const other = slack.addTeam({ teamDomain: 'other' });
  for (const { teamId } of [slack, other]) await install(slack, { port: botPorts(fleet)[0] ?? 0 }, teamId);
  const stores = await openStores(options.uri);
  const crowds = [slack, other].map(
    (workspace, index) =>
      new Crowd({
        workspace,
        name: `w${index + 1}`,
        pick: seededPick(options.seed * 7 + index),
        tomorrow: () => new Date(slack.clock.now() + DAY_MS).toISOString().slice(0, 10),
        botsWell: () => fleet.members.every((member) => member.name.startsWith('worker') || member.isWell()),
      }),
  );
  const stage: Stage = { slack, fleet, mongo, redis, mongoServer: options.server, crowds, stores, options };
  return {
    play: (faults) => play(stage, faults),
    async close() {
      await fleet.stop();
      await balancer.close();
      await Promise.all([slack.stop(), stores.close(), mongo.close()]);
      await redis.stop();
    },
  };
}

function environment(slack: LocalSlack, { uri }: FaultRunOptions) {
  const key = randomBytes(32).toString('base64');
  return (ports: Readonly<Record<Way, number>>) => {
    const mongodbUri = new URL(uri);
    mongodbUri.port = String(ports.mongo);
    return {
      MONGODB_URI: mongodbUri.href,
      REDIS_URL: `redis://127.0.0.1:${ports.redis}`,
      SLACK_API_URL: `http://127.0.0.1:${ports.slack}/api/`,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_CLIENT_ID: slack.clientId,
      SLACK_CLIENT_SECRET: slack.clientSecret,
      SLACK_STATE_SECRET: 'a long random text',
      SCRIBE_ENCRYPTION_KEY: key,
      SCRIBE_ANNOUNCE_CHANNEL: 'incidents',
      PORT: '0',
      LOG_LEVEL: process.env['FAULTS_LOG_LEVEL'] ?? 'fatal',
    };
  };
}

function botPorts({ members }: Fleet): number[] {
  return members.flatMap((it) => (it.name.startsWith('bot') ? (it.port() ?? []) : []));
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

async function play(stage: Stage, faults: number): Promise<readonly string[]> {
  const { slack, crowds, options } = stage;
  const over = new AbortController();
  const acting = crowds.map((crowd) => crowd.act(over.signal));
  const happened = await breakThings(stage, faults);
  over.abort();
  await Promise.all(acting);
  options.say(`${happened.length} faults: ${summary(happened)}`);
  const wrong: string[] = [];
  wrong.push(...(await rest(stage, 'after the last repair')));
  // Slack sends again what it could not deliver.
  for (const ms of [61_000, 301_000]) await forward(stage, ms);
  await slack.settled();
  wrong.push(...(await rest(stage, 'after what was delivered again')));
  await Promise.all(crowds.map((crowd) => crowd.pressAgain('before the end')));
  await slack.settled();
  wrong.push(...(await rest(stage, 'after what was sent again')));
  await Promise.all(crowds.map((crowd) => crowd.resolveAll()));
  await Promise.all(crowds.map((crowd) => crowd.pressAgain('the end')));
  await slack.settled();
  wrong.push(...(await rest(stage, 'after everything was resolved')));
  await forward(stage, toMorning(slack.clock.now() + DAY_MS));
  wrong.push(...(await reminded(stage)));
  for (const crowd of crowds) {
    const { wrong: more, counted } = await findingsOf(crowd, stage);
    options.say(`${crowd.workspace.teamId}: ${JSON.stringify(counted)}`);
    wrong.push(...more);
  }
  for (const death of stage.fleet.deaths) options.say(`A process ended by itself: ${death}`);
  return wrong;
}

/** Lets things go wrong one after another, some at the same time, and mends each of them. */
async function breakThings(stage: Stage, faults: number): Promise<string[]> {
  const pick = seededPick(stage.options.seed);
  const happened: string[] = [];
  const broken = new Map<Breakage, Promise<void>>();
  const isTouched = ({ touches }: Breakage) =>
    [...broken.keys()].some((other) => other.touches.some((one) => touches.includes(one)));
  while (happened.length < faults) {
    const next = nextBreakage(stage, pick);
    while (broken.size >= AT_ONCE || isTouched(next)) await Promise.race(broken.values());
    happened.push(next.what);
    stage.options.say(`${happened.length}. ${next.what} (${next.lastsMs} ms)`);
    const over = goThrough(next).finally(() => broken.delete(next));
    broken.set(next, over);
    await sleep(pick(PAUSE_MS));
  }
  await Promise.all(broken.values());
  return happened;
}

async function goThrough({ begin, mend, lastsMs }: Breakage): Promise<void> {
  await begin();
  await sleep(lastsMs);
  await mend();
}

/** Waits until nothing is left to do, and names what is left if that never is so. */
async function rest({ slack, stores, options }: Stage, when: string): Promise<string[]> {
  const { tookMs, beyondMs, late, left } = await restOf(slack, stores, options.uri);
  options.say(`At rest ${tookMs} ms ${when}.`);
  if (left.length > 0) return left.map((what) => `left ${when}: ${what}`);
  if (beyondMs <= 0) return [];
  return [`at rest only ${tookMs} ms ${when}, ${beyondMs} ms too late; late were: ${late.join('; ')}`];
}

/** Moves the clock of the workspaces, and with it that of every Scribe. */
async function forward({ slack, fleet }: Stage, ms: number): Promise<void> {
  fleet.setClock(slack.clock.now() + ms - Date.now());
  await slack.clock.advance(ms);
}

/** Waits until everybody heard of what is due. */
async function reminded(stage: Stage): Promise<string[]> {
  const missing = () => stage.crowds.flatMap(notReminded);
  const until = performance.now() + 40_000;
  while (missing().length > 0 && performance.now() < until) await sleep(250);
  return [...missing(), ...(await rest(stage, 'after the reminders'))];
}

/** How long until it is ten o'clock on a working day in Madrid, in milliseconds. */
function toMorning(now: number): number {
  const then = new Date(now);
  then.setUTCHours(15, 0, 0, 0);
  while (then.getTime() < now || [0, 6].includes(then.getUTCDay())) then.setUTCDate(then.getUTCDate() + 1);
  return then.getTime() - now;
}

function summary(happened: readonly string[]): string {
  const kinds: Record<string, number> = {};
  for (const what of happened) {
    const kind = what.split(/[ :]/)[0] ?? '';
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return JSON.stringify(kinds);
}
