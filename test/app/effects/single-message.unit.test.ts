import { describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { runEffect } from '../../../src/app/effects/run-effect.ts';
import type { PostTarget } from '../../../src/app/ports/post.ts';
import { SlackFault } from '../../../src/app/ports/slack-fault.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { moment } from '../../contract/opened.ts';
import { anIncident, wanted } from '../../contract/samples.ts';

const TEAM = 'T1';
const incident = anIncident(TEAM);
const holder = { holder: 'incidents', team: TEAM, id: incident.id } as const;

/** An incident that changed twice before its card, and its announcement, were posted. */
async function stage(kind: 'card' | 'announcement') {
  let seconds = 0;
  let away = true;
  let refuses: string | undefined;
  const posted: string[] = [];
  const deleted = new Set<string>();
  const post = async ({ ts, tag }: PostTarget) => {
    if (ts !== undefined && !deleted.has(ts)) return ts;
    if (refuses) throw new SlackFault({ kind: 'refused', error: refuses, needed: undefined, method: 'm' });
    if (away) throw new SlackFault({ kind: 'doubt', why: 'no answer' });
    const before = tag.since && posted.indexOf(tag.effect);
    // What others post while Slack answers is not in this answer.
    await new Promise(setImmediate);
    if (before !== undefined && before >= 0) return `${before}.0`;
    return `${posted.push(tag.effect) - 1}.0`;
  };
  const ports = memoryPorts();
  const app = {
    ...ports,
    channelPosts: { card: post, announcement: post },
    queue: { offer: () => undefined, echoSoon: () => undefined },
    journal: { info: () => undefined, warn: () => undefined },
    policy: { announceChannel: 'C0ALL', routing: { announce: [], invite: [], services: [] } },
    clock: () => moment(seconds),
  } as unknown as App;
  const effects = [0, 2, 10].map((version) => wanted(`${kind}-${version}`, { kind }));
  await ports.incidents.create({ incident, events: [], effects, at: moment(0) });
  await ports.externalIds.remember(holder, 'channel', 'C1');
  /** Every worker that is free takes what is offered, all at once. */
  const pass = async () => {
    const offered = await app.effects.due(app.clock(), 99, 1_000);
    await Promise.all(offered.map((ref) => runEffect(app, ref)));
  };
  return {
    posted,
    deleted,
    pass,
    /** All of them at the same moment. */
    rush: (keys = effects.map(({ key }) => key)) =>
      Promise.all(keys.map((key) => runEffect(app, { ...holder, key }))),
    /** Further changes want the message to say something else. */
    async change(versions: readonly number[]) {
      const keys = versions.map((version) => `${kind}-${version}`);
      for (const key of keys) await app.effects.add(holder, { key, effect: { kind } }, app.clock());
      return keys;
    },
    /** Lets seconds go by, with a pass at each. */
    async wait(forSeconds: number) {
      for (const until = seconds + forSeconds; seconds < until; seconds += 1) await pass();
    },
    slackIs(what: 'away' | 'back' | { readonly refusing: string }) {
      away = what === 'away';
      refuses = typeof what === 'object' ? what.refusing : undefined;
    },
    async left() {
      const keys = (await app.effects.due(moment(99_999), 99, 1)).map(({ key }) => key);
      return keys.filter((key) => key.startsWith(`${kind}-`));
    },
  };
}

describe.each(['card', 'announcement'] as const)('the one message: %s', (kind) => {
  it('is posted once when Slack left it in doubt for minutes, though several changes want it', async () => {
    const { posted, rush, wait, slackIs, left } = await stage(kind);
    await wait(200);
    expect(posted).toEqual([]);
    slackIs('back');
    await rush();
    await wait(20);
    expect(posted).toEqual([`${TEAM}/${incident.id}/${kind}`]);
    expect(await left()).toEqual([]);
  });

  it('is posted anew once where it was deleted, though several changes find that', async () => {
    const { posted, deleted, rush, change, wait, slackIs, left } = await stage(kind);
    slackIs('back');
    await wait(20);
    expect(posted).toHaveLength(1);
    deleted.add('0.0');
    await rush(await change([11, 12, 13]));
    await wait(20);
    expect(posted).toHaveLength(2);
    expect(await left()).toEqual([]);
  });

  it('is posted by the next change where the first one was refused', async () => {
    const { posted, pass, wait, slackIs, left } = await stage(kind);
    slackIs({ refusing: 'restricted_action' });
    await pass();
    slackIs('back');
    await wait(30);
    expect(posted).toHaveLength(1);
    expect(await left()).toEqual([]);
  });
});
