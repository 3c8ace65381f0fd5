import { describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { runEffect } from '../../../src/app/effects/run-effect.ts';
import { SlackFault, type SlackTrouble } from '../../../src/app/ports/slack-fault.ts';
import { readPolicy } from '../../../src/config/policy.ts';
import type { EntryEffect, IncidentEffect } from '../../../src/domain/effect.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { moment } from '../../contract/opened.ts';
import { anEntry, anIncident, retitled, wanted } from '../../contract/samples.ts';

const TEAM = 'T1';
const incident = anIncident(TEAM);
const holder = { holder: 'incidents', team: TEAM, id: incident.id } as const;
const DOUBT: SlackTrouble = { kind: 'doubt', why: 'no answer' };

/** An app with these parts of Slack, on stores where an incident wants this. */
async function appWith(slack: object, effect: IncidentEffect) {
  const ports = memoryPorts();
  const app = {
    ...ports,
    ...slack,
    channelLookup: { kindOf: async () => 'public', members: async () => [] },
    queue: { offer: () => undefined, echoSoon: () => undefined },
    policy: readPolicy('', 'test'),
    journal: { info: () => undefined, warn: () => undefined },
    clock: () => moment(1),
  } as unknown as App;
  await ports.incidents.create({ incident, events: [], effects: [wanted('it', effect)], at: moment(0) });
  return app;
}

const run = (app: App) => runEffect(app, { ...holder, key: 'it' });

describe('the answer that tells where the channel is', () => {
  async function told(...troubles: readonly SlackTrouble[]) {
    let calls = 0;
    const directMessages = {
      async replyWithChannel() {
        const trouble = troubles[calls];
        calls += 1;
        if (trouble) throw new SlackFault(trouble);
      },
    };
    const app = await appWith(
      { directMessages },
      { kind: 'point', responseUrl: 'https://x', until: moment(1_800) },
    );
    await app.externalIds.remember(holder, 'channel', 'C1');
    for (let round = 0; round < 4; round += 1) await run(app);
    return calls;
  }

  it('is not given again where Slack may have shown it', async () => {
    expect(await told(DOUBT)).toBe(1);
  });

  it('is given again where Slack certainly has not', async () => {
    expect(await told({ kind: 'unavailable', why: 'refused' }, { kind: 'limited', retryAfterMs: 1 })).toBe(3);
  });

  it('is left where its address takes no more answers, and is no fault to be listed', async () => {
    const refusal = {
      kind: 'refused',
      method: 'response_url',
      error: 'used_url',
      needed: undefined,
    } as const;
    const directMessages = { replyWithChannel: () => Promise.reject(new SlackFault(refusal)) };
    const effect = { kind: 'point', responseUrl: 'https://x', until: moment(1_800) } as const;
    const app = await appWith({ directMessages }, effect);
    await app.externalIds.remember(holder, 'channel', 'C1');
    expect(await run(app)).toMatchObject({ kind: 'dropped' });
    expect(await app.effectTroubles.list({ team: TEAM, limit: 9 })).toEqual([]);
  });

  it('is not given again where the database did not hear that it was given', async () => {
    let calls = 0;
    const directMessages = {
      replyWithChannel: async () => {
        calls += 1;
      },
    };
    const point = { kind: 'point', responseUrl: 'https://x', until: moment(1_800) } as const;
    const app = await appWith({ directMessages }, point);
    await app.externalIds.remember(holder, 'channel', 'C1');
    const finish = async () => {
      throw new Error('the database is away');
    };
    await run({ ...app, effectLeases: { ...app.effectLeases, finish } });
    await run(app);
    expect(calls).toBe(1);
    expect(await app.effects.due(moment(9_999), 9, 1)).toEqual([]);
  });
});

describe('the channel of an incident whose title changes while nobody knows whether it was made', () => {
  it('is one', async () => {
    const names = new Map<string, string>();
    let doubt = true;
    const channels = {
      async create(_team: string, name: string) {
        if (names.has(name)) return { kind: 'taken' };
        names.set(name, `C${names.size + 1}`);
        if (doubt) throw new SlackFault(DOUBT);
        return { kind: 'made', channel: names.get(name) };
      },
      findOwn: async (_team: string, name: string) => names.get(name),
    };
    const app = await appWith({ channels }, { kind: 'channel' });
    expect(await run(app)).toMatchObject({ kind: 'later' });
    await app.incidents.save({ ...retitled(incident, 'Payments fail'), effects: [], at: moment(2) });
    doubt = false;
    expect(await run(app)).toEqual({ kind: 'done' });
    expect([...names]).toEqual([['inc-2026-0001-checkout-errors-after-deploy', 'C1']]);
    expect((await app.incidents.byId(TEAM, incident.id))?.channel).toBe('C1');
  });

  it('has another name where the first one is taken by others', async () => {
    const asked: string[] = [];
    const channels = {
      async create(_team: string, name: string) {
        asked.push(name);
        return asked.length < 3 ? { kind: 'taken' } : { kind: 'made', channel: 'C3' };
      },
      findOwn: async () => undefined,
    };
    const app = await appWith({ channels }, { kind: 'channel' });
    expect(await run(app)).toEqual({ kind: 'done' });
    expect(new Set(asked).size).toBe(3);
    expect((await app.incidents.byId(TEAM, incident.id))?.externalIds['channel-name']).toBe(asked[2]);
  });
});

describe('the receipt under a message', () => {
  it('goes with its entry, also where Slack carries out the older wish last', async () => {
    const entry = anEntry(TEAM, 1, { message: { channel: 'C1', ts: '1.0' } });
    const reactions: boolean[] = [];
    const struck = { ...entry, version: 1, standing: { state: 'struck', by: 'U1', at: moment(5) } } as const;
    const receipt: EntryEffect = { kind: 'receipt' };
    let slow = async () => undefined as unknown;
    const peopleMessages = {
      async setReceipt(_team: string, _message: object, on: boolean) {
        const [meanwhile] = [slow];
        slow = async () => undefined;
        await meanwhile();
        reactions.push(on);
      },
    };
    const app = await appWith({ peopleMessages }, { kind: 'card' });
    await app.entries.insert(entry, [{ key: 'receipt-0', effect: receipt }], moment(0));
    const at = { holder: 'entries', team: TEAM, id: entry.id } as const;
    // While Slack is about to add the reaction, the message is taken off and another worker removes it.
    slow = async () => {
      await app.entries.save(struck, [{ key: 'receipt-1', effect: receipt }], moment(5));
      await runEffect(app, { ...at, key: 'receipt-1' });
    };
    await runEffect(app, { ...at, key: 'receipt-0' });
    expect(reactions).toEqual([false, true, false]);
  });
});
