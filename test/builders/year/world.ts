import { type AddRequest, addActionItem } from '../../../src/app/actions/add-action.ts';
import { assignAction, changeAction } from '../../../src/app/actions/change-action.ts';
import { claimReminders } from '../../../src/app/actions/remind-owners.ts';
import { replanStale } from '../../../src/app/actions/replan-items.ts';
import { replanningPeople } from '../../../src/app/actions/replanning-people.ts';
import { settleChanges } from '../../../src/app/actions/settle-changes.ts';
import type { App } from '../../../src/app/app.ts';
import { runEffect } from '../../../src/app/effects/run-effect.ts';
import { readPerson } from '../../../src/app/people/load-person.ts';
import type { DigestPosts, DigestShown } from '../../../src/app/ports/digest-posts.ts';
import type { CalendarDate } from '../../../src/domain/actions/calendar-date.ts';
import type { ActionCommand } from '../../../src/domain/actions/decide.ts';
import { REMINDERS } from '../../../src/domain/actions/ladder.ts';
import { NO_NUDGES } from '../../../src/domain/incident/nudges.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { anIncident } from '../../contract/samples.ts';
import { mortal } from '../mortal.ts';
import type { Led } from './expected.ts';
import { written } from './wall.ts';

/** One message, when it was posted, ms, and whom it went to: a person or a channel. */
export interface Posted {
  readonly to: string;
  readonly at: number;
  readonly day: string;
}

/** Public holidays by region, and which zone is in which region, as an operator states it. */
export interface Regions {
  readonly of: Readonly<Record<string, ReadonlySet<number>>>;
  readonly zones: Readonly<Record<string, string>>;
}

const TEAM = 'T1';
const LEASE_MS = 10_000;

/** Scribe on stores in memory, with a clock that is moved, a Slack that keeps what it is sent, and workers that die. */
export class World {
  now: number;
  /** `receiver day item due owner`, once for each message that says it. */
  readonly lines: string[] = [];
  readonly posts: Posted[] = [];
  /** Where Slack says that people are. */
  readonly zones = new Map<string, string>();
  readonly app: App;
  private readonly said = new Map<string, Set<string>>();
  private busy = true;

  constructor(start: number, regions: Regions) {
    this.now = start;
    const ports = memoryPorts();
    const posted = async () => '1.0';
    const anything = new Proxy({}, { get: () => posted });
    const regional = (days: ReadonlySet<number>) => ({
      has: (day: CalendarDate) => days.has(dayNumber(day)),
    });
    this.app = {
      ...ports,
      people: replanningPeople(ports.people, { ...ports, clock: () => new Date(this.now) }),
      digestPosts: this.slack(),
      directMessages: anything,
      channelPosts: anything,
      followUpPosts: anything,
      channelLookup: { kindOf: async () => 'public', members: async () => [] },
      peopleSource: {
        read: async (_team: string, user: string) => ({
          name: user,
          zone: this.zones.get(user) ?? 'UTC',
          deactivated: false,
        }),
      },
      queue: { offer: () => undefined, echoSoon: () => undefined },
      journal: { info: () => undefined, warn: (what: object) => this.warn(what) },
      policy: {
        holidays: new Set(),
        regions: {
          usual: undefined,
          zones: regions.zones,
          people: {},
          holidays: { of: async (region: string) => regional(regions.of[region] ?? new Set()) },
        },
        reminders: REMINDERS,
        nudges: NO_NUDGES,
        teams: [],
      },
      clock: () => new Date(this.now),
    } as unknown as App;
  }

  /** What went wrong, besides deaths. */
  readonly warned: object[] = [];

  private warn(what: object): void {
    const killed = 'error' in what && what.error instanceof Error && what.error.message === 'killed';
    if (!killed && !('deaths' in what)) this.warned.push(what);
  }

  private slack(): DigestPosts {
    const sent = new Map<string, { readonly ts: string; readonly to: string }>();
    const say = (ts: string, to: string, { digest, items }: DigestShown) => {
      const said = this.said.get(ts) ?? new Set();
      this.said.set(ts, said);
      for (const { item, line } of items) {
        const text = [to, digest.day, item.key, line.due, line.owner ?? '-'].join(' ');
        if (!said.has(text)) this.lines.push(text);
        said.add(text);
      }
    };
    return {
      open: async (_team, place) => (place.kind === 'person' ? place.user : place.channel),
      findSent: async ({ tag }) => sent.get(tag.effect)?.ts,
      post: async ({ channel: to, tag }, shown) => {
        const before = tag.since && sent.get(tag.effect);
        if (before) return before.ts;
        await tag.hold?.();
        const ts = `${sent.size + 1}.0`;
        sent.set(tag.effect, { ts, to });
        this.posts.push({ to, at: this.now, day: shown.digest.day });
        say(ts, to, shown);
        return ts;
      },
      edit: async ({ ts, channel }, shown) => say(ts, channel, shown),
    };
  }

  async incident(number: number, { channel, commander, declaredBy }: Led): Promise<void> {
    const at = new Date(this.now);
    const led = { roles: { commander: [commander] }, declaredBy };
    const incident = anIncident(TEAM, number, { ...led, declaredAt: at });
    await this.app.incidents.create({ incident, events: [], effects: [], at });
    await this.app.externalIds.remember(
      { holder: 'incidents', team: TEAM, id: incident.id },
      'channel',
      channel,
    );
  }

  /** Adds an item, and returns its number. */
  async add(request: Pick<AddRequest, 'id' | 'owner'> & { readonly incident: string; readonly due: number }) {
    const known = await this.app.incidents.byKey(TEAM, request.incident);
    if (!known) throw new Error(`There is no ${request.incident}.`);
    const person = await readPerson(this.app, TEAM, known.incident.declaredBy);
    const { id, owner, due } = request;
    const added = await addActionItem(this.app, {
      ...{ id, incident: known.incident, person, text: '', title: 'Add a memory alarm' },
      ...{ owner, due: written(due) as CalendarDate },
    });
    if (added.kind !== 'added') throw new Error(`Not added: ${added.kind}`);
    this.busy = true;
    return added.item.number;
  }

  /** Tells whether anything changed. */
  async change(number: number, command: Doing): Promise<boolean> {
    const stamp = { by: 'UANYBODY', at: new Date(this.now) };
    const asked = { team: TEAM, number };
    this.busy = true;
    const { kind } =
      command.do === 'assign'
        ? await assignAction(this.app, asked, { ...stamp, ...command })
        : await changeAction(this.app, asked, { ...stamp, ...command } as never);
    return kind === 'changed';
  }

  /** Slack says that somebody is in another zone now. */
  async moves(user: string, zone: string): Promise<void> {
    this.zones.set(user, zone);
    await readPerson(this.app, TEAM, user);
  }

  async isAway(user: string, away: { readonly from: number; readonly until: number } | undefined) {
    const days = away && {
      from: written(away.from) as CalendarDate,
      until: written(away.until) as CalendarDate,
    };
    await this.app.people.setAway(TEAM, user, days);
  }

  /** Workers do what is due; with `dies` one is killed first, at that call to a port, and the others take over. */
  async work({ workers, dies }: Working): Promise<void> {
    if (dies) {
      const { worker, state } = mortal(this.app, dies);
      await this.round([worker]).catch((error: unknown) => {
        if (!state.dead) throw error;
      });
      this.busy = true;
      this.now += 2 * LEASE_MS;
    }
    await this.round(Array.from({ length: workers }, () => this.app));
  }

  private async round(workers: readonly App[]): Promise<void> {
    const claimed = await Promise.all(workers.map(claim));
    if (!claimed.includes(true) && !this.busy) return;
    for (let quiet = 0; quiet < 2; ) {
      const done = await Promise.all(workers.map(perform));
      quiet = done.includes(true) ? 0 : quiet + 1;
      this.now += LEASE_MS + 1_000;
    }
    this.busy = (await this.app.effects.pending()) > 0;
  }
}

/** As the sweeps do it; tells whether anything was due. */
async function claim(worker: App): Promise<boolean> {
  await settleChanges(worker, () => true);
  await replanStale(worker, () => true);
  return (await claimReminders(worker)).length > 0;
}

async function perform(worker: App): Promise<boolean> {
  const due = await worker.effects.due(worker.clock(), 5_000, 0);
  for (const ref of due) await runEffect(worker, ref, LEASE_MS);
  return due.length > 0;
}

interface Working {
  readonly workers: number;
  readonly dies: { readonly on: number; readonly after: boolean } | undefined;
}

/** What can be done with an item here. */
export type Doing = ActionCommand extends infer C
  ? C extends unknown
    ? Omit<C, 'by' | 'at'>
    : never
  : never;

function dayNumber(day: CalendarDate): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}
