import { channelIncidentCache } from '../../src/app/access/channel-incident-cache.ts';
import type { App } from '../../src/app/app.ts';
import { declareIncident } from '../../src/app/incidents/declare-incident.ts';
import { atOnce } from '../../src/app/ports/offload.ts';
import { StoreFault } from '../../src/app/ports/store-fault.ts';
import { readPolicy } from '../../src/config/policy.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import type { ListenerContext } from '../../src/slack/listeners/listener-context.ts';
import type { UserRequest } from '../../src/slack/listeners/request.ts';
import { type Answered, runCommand } from '../../src/slack/listeners/run-command.ts';
import { memoryPorts } from '../contract/memory/memory-ports.ts';

const NAMES: Readonly<Record<string, string>> = { UANA: 'Ana Ruiz', UBO: 'Bo Lind', UCAT: 'Cat Moe' };
const NOW = new Date('2026-11-20T19:30:00Z');
/** Where commands are typed. */
export const CHANNEL = 'C1';

/** The stores that a command may change what people see of an incident in. */
const RECORD = ['incidents', 'entries', 'actions', 'postmortems', 'revisions', 'effects'] as const;

/** How one call to the record fails: before it was carried out, or after. */
export interface Fault {
  readonly call: number | 'every';
  readonly carriedOut: boolean;
}

/** Commands on stores in memory, as the listener carries them out. One call to the record can be made to fail. */
export class CommandStage {
  readonly app: App;
  readonly context: ListenerContext;
  readonly held = new Map<string, string>();
  /** How many calls the record has had. */
  calls = 0;
  private fault: Fault | undefined;
  private gate: Promise<void> = Promise.resolve();
  private readonly ports = memoryPorts();

  constructor() {
    const record = Object.fromEntries(RECORD.map((name) => [name, this.watched(this.ports[name])]));
    this.app = {
      ...this.ports,
      ...record,
      peopleSource: {
        read: async (_team: string, user: string) => ({
          name: NAMES[user] ?? user,
          zone: 'UTC',
          deactivated: false,
        }),
      },
      userGroups: { members: async () => [], list: async () => [{ id: 'S1', handle: 'sre' }] },
      channelLookup: { kindOf: async () => 'public', members: async () => ['UANA'] },
      queue: { offer: () => undefined, echoSoon: () => undefined },
      recentCommands: {
        hold: async (id: string, text: string) => void this.held.set(id, text),
        held: async (id: string) => this.held.get(id),
        said: async () => undefined,
      },
      journal: { info: () => undefined, warn: () => undefined },
      offload: atOnce,
      policy: { ...readPolicy('', 'test'), announceChannel: undefined },
      clock: () => NOW,
    } as unknown as App;
    this.context = {
      app: this.app,
      channels: channelIncidentCache(this.app),
      command: '/incident',
      meter: { command: () => undefined, unacknowledged: () => undefined },
      workspaces: { workspace: async (team: string) => ({ name: team, organisation: undefined }) },
      background: (task: Promise<unknown>) => void task.catch(() => undefined),
      quietly: () => undefined,
    } as unknown as ListenerContext;
  }

  async declare(
    change: {
      readonly id?: string;
      readonly title?: string;
      readonly here?: string;
      readonly isPrivate?: boolean;
    } = {},
  ) {
    const { id = 'cmd.T1.0', title = 'Checkout errors', here, isPrivate = false } = change;
    const declared = await declareIncident(this.app, {
      ...{ id, by: 'UANA', at: NOW, team: 'T1', title, severity: 2, drill: false, private: isPrivate },
      place: here === undefined ? { kind: 'own' } : { kind: 'here', channel: here },
      startedAt: undefined,
      responseUrl: undefined,
      anew: true,
      typedIn: here,
    });
    if (declared.kind !== 'declared') throw new Error(declared.kind);
    return declared.incident;
  }

  request(text: string, change: Partial<UserRequest> = {}): UserRequest {
    return {
      ...{ team: 'T1', user: 'UANA', channel: CHANNEL, typedIn: CHANNEL, id: 'cmd.T1.typed', text },
      triggerId: 'trigger',
      responseUrl: undefined,
      ...change,
    };
  }

  type(text: string, change: Partial<UserRequest> = {}): Promise<Answered> {
    return runCommand(this.context, this.request(text, change));
  }

  /** The call of the record with this number, from now on, fails. */
  fail(fault: Fault | undefined): void {
    this.calls = 0;
    this.fault = fault;
  }

  /** Every call to the record waits from now on until this is called. */
  hold(): () => void {
    let release = (): void => undefined;
    this.gate = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  /** Every call to the record fails from now on. */
  failAlways(): void {
    this.fault = { call: 'every', carriedOut: false };
  }

  /** Everything that people can see of any incident. */
  async everything(): Promise<string> {
    const lists = await Promise.all(
      [true, false].map((active) => this.ports.incidents.list('T1', { active, limit: 100 })),
    );
    return this.record(...lists.flat().map(({ incident }) => incident));
  }

  /** Everything that people can see of these incidents, in words that can be compared. */
  async record(...incidents: readonly Incident[]): Promise<string> {
    const { ports } = this;
    const seen = await Promise.all(
      incidents.map(async ({ team, id, key }) => ({
        known: await ports.incidents.byId(team, id),
        // What an event brings is among the effects: the sweep writes it where the command could not.
        entries: (await ports.entries.ofIncident(team, key)).filter(({ source }) => source !== 'scribe'),
        actions: (await ports.actions.ofIncident(team, key)).map(({ item }) => item),
        postmortem: await ports.postmortems.state(team, key),
      })),
    );
    // A number that was drawn for nothing, and how often the same was written, make no difference to people.
    return JSON.stringify(seen, (name, value: unknown) =>
      name === 'number' || name === 'version' ? 0 : value,
    ).replace(/A-\d+/g, 'A');
  }

  private watched<S extends object>(store: S): S {
    return new Proxy(store, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          this.calls += 1;
          await this.gate;
          const fails = this.fault?.call === 'every' || this.calls === this.fault?.call;
          if (fails && !this.fault?.carriedOut) throw new StoreFault('before', { certain: true });
          const result: unknown = await method.apply(target, args);
          if (fails) throw new StoreFault('after', { certain: false });
          return result;
        };
      },
    });
  }
}
