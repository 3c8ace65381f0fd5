import { describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app/app.ts';
import { runEffect } from '../../src/app/effects/run-effect.ts';
import type { EffectRef } from '../../src/app/ports/effects.ts';
import { documentHash } from '../../src/app/postmortems/document-hash.ts';
import { claimPostmortems } from '../../src/app/postmortems/remind-postmortems.ts';
import { reviewPostmortem } from '../../src/app/postmortems/review-postmortem.ts';
import type { IncidentEvent } from '../../src/domain/incident/event.ts';
import type { ChannelNews, Incident } from '../../src/domain/incident/incident.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { reviewAt } from '../../src/domain/postmortem/review/effect-review.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { recordOf } from '../builders/incident-record.ts';
import { memoryPorts } from '../contract/memory/memory-ports.ts';
import { anIncident } from '../contract/samples.ts';

const PUBLISHED = new Date('2026-03-02T16:00:00Z');
const daysOn = (days: number, ms = 0) => new Date(PUBLISHED.getTime() + days * 86_400_000 + ms);
const RESOLVED = { state: 'resolved', at: daysOn(-1), by: 'U1', summary: '' } as const;

/** An incident whose postmortem was published; `archived` names the channels that were archived, with the days. */
async function stage(change: Partial<Incident> = {}) {
  const ports = memoryPorts();
  const incident = anIncident('T1', 1, { phase: RESOLVED, ...change });
  const offered: EffectRef[] = [];
  const archived: string[] = [];
  const at = { now: PUBLISHED, days: 14 as number | undefined };
  const app = {
    ...ports,
    channels: {
      archive: async ({ channel }: { channel: string }, { afterDays }: { afterDays: number }) => {
        archived.push(`${channel} ${afterDays}`);
      },
    },
    queue: { offer: (refs: readonly EffectRef[]) => offered.push(...refs), echoSoon: () => undefined },
    journal: { info: () => undefined, warn: () => undefined },
    policy: {
      get archiveAfterDays() {
        return at.days;
      },
    },
    clock: () => at.now,
  } as unknown as App;
  const put = async (one: Incident) => {
    await app.incidents.create({ incident: one, events: [], effects: [], at: PUBLISHED });
    await app.externalIds.remember({ holder: 'incidents', team: 'T1', id: one.id }, 'channel', 'C1');
  };
  await put(incident);
  const document = draftPostmortem(recordOf([]), standard);
  await app.revisions.saveDraft('T1', incident.key, {
    ...{ id: 'd1', template: 'standard', hash: documentHash(document), by: 'scribe', what: 'drafted' },
    ...{ asOf: PUBLISHED, at: PUBLISHED, document },
  });
  const of = { team: 'T1', incident: incident.key };
  const stamp = { by: 'U1', at: PUBLISHED };
  const publish = async () => {
    await reviewPostmortem(app, of, { kind: 'review', approver: 'U1', reviewers: [], ...stamp });
    await reviewPostmortem(app, of, { kind: 'approve', ...stamp });
    await reviewPostmortem(app, of, { kind: 'publish', exception: 'so be it', ...stamp });
    offered.length = 0;
  };
  let version = incident.version;
  return {
    ...{ app, at, archived, publish, put },
    /** What a sweep at this moment claims, and what comes of it; `meanwhile` happens between the two. */
    async sweep(now: Date, meanwhile: () => Promise<unknown> = async () => undefined) {
      at.now = now;
      await claimPostmortems(app);
      const wanted = offered.splice(0);
      await meanwhile();
      for (const ref of wanted) await runEffect(app, ref);
      // The question whether it helped has tests of its own.
      return wanted.map(({ key }) => key.replace(/-\d+$/, '')).filter((kind) => kind !== 'ask-helped');
    },
    happen(event: Pick<IncidentEvent, 'kind' | 'at'> & Record<string, unknown>, now: Partial<Incident> = {}) {
      version += 1;
      const told = { id: `e${version}`, by: 'U1', ...event } as IncidentEvent;
      return app.incidents.save({
        ...{ incident: { ...incident, ...now, version }, events: [told], effects: [], at: event.at },
      });
    },
    lookAt: async () => (await app.postmortems.byIncident('T1', incident.key))?.remindAt,
  };
}

describe('the channel of an incident whose postmortem is published', () => {
  it('is archived once, so many days later, and not before', async () => {
    const { archived, sweep, publish } = await stage();
    await publish();
    expect(await sweep(daysOn(14, -1))).toEqual([]);
    expect(await sweep(daysOn(14))).toEqual(['archive-channel']);
    expect(await sweep(daysOn(20))).toEqual([]);
    expect(archived).toEqual(['C1 14']);
  });

  it('does not wait among what is pending, which would count as lag', async () => {
    const { app, publish, at } = await stage();
    await publish();
    for (const ref of await app.effects.due(at.now, 50, 0)) await app.effects.done(ref);
    expect(await app.effects.pending()).toBe(0);
  });

  it('stays open where no days are configured, and follows days that are configured otherwise', async () => {
    const never = await stage();
    never.at.days = undefined;
    await never.publish();
    expect(await never.lookAt()).toEqual(reviewAt('week', PUBLISHED));
    const later = await stage();
    await later.publish();
    later.at.days = 30;
    expect(await later.sweep(daysOn(14))).toEqual([]);
    expect(await later.lookAt()).toEqual(daysOn(30));
    later.at.days = undefined;
    expect(await later.sweep(daysOn(30))).toEqual([]);
    expect(await later.lookAt()).toEqual(reviewAt('month', PUBLISHED));
  });

  it('stays open where it existed before Scribe', async () => {
    const { sweep, publish } = await stage({ place: { kind: 'here', channel: 'C1', is: 'public' } });
    await publish();
    expect(await sweep(daysOn(14))).toEqual([]);
  });

  it('stays open once the incident was reopened, also when it is resolved again', async () => {
    const active = { state: 'active', status: 'mitigating', since: daysOn(3) } as const;
    const { sweep, publish, happen } = await stage();
    await publish();
    await happen({ kind: 'reopened', at: daysOn(3), why: '' }, { phase: active });
    await happen({ kind: 'resolved', at: daysOn(4), summary: '' }, { phase: { ...RESOLVED, at: daysOn(4) } });
    expect(await sweep(daysOn(14))).toEqual([]);
  });

  it('stays open when the incident is reopened after the archival was wanted', async () => {
    const active = { state: 'active', status: 'mitigating', since: daysOn(14) } as const;
    const { sweep, publish, happen, archived } = await stage();
    await publish();
    const reopen = () => happen({ kind: 'reopened', at: daysOn(14), why: '' }, { phase: active });
    expect(await sweep(daysOn(14), reopen)).toEqual(['archive-channel']);
    expect(archived).toEqual([]);
  });

  it.each<[ChannelNews, string[]]>([
    [{ what: 'archived' }, []],
    [{ what: 'deleted' }, []],
    [{ what: 'scribe-out' }, []],
    [{ what: 'unarchived' }, ['archive-channel']],
    [{ what: 'renamed', name: 'x' }, ['archive-channel']],
  ])('after %j gives %j', async (news, wanted) => {
    const { sweep, publish, happen } = await stage();
    await publish();
    await happen({ kind: 'channel-changed', at: daysOn(2), news });
    expect(await sweep(daysOn(14))).toEqual(wanted);
  });

  it('waits a day at a time while another incident is active in it', async () => {
    const { sweep, publish, put, lookAt } = await stage();
    await publish();
    await put(anIncident('T1', 2, { place: { kind: 'here', channel: 'C1', is: 'public' } }));
    expect(await sweep(daysOn(14))).toEqual([]);
    expect(await lookAt()).toEqual(daysOn(15));
  });
});
