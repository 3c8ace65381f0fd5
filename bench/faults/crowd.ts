import { setTimeout as sleep } from 'node:timers/promises';
import type { Workspace } from '../../packages/local-slack/server/workspace.ts';
import { type Answer, judge, type PlayedIncident, type Typed } from './ledger.ts';
import type { Pick } from './pick.ts';

/** Words with which Scribe begins its answer where it took what was typed. */
const TAKEN = {
  declare: /^(?:\[[^\]]*\] )?Declared /,
  log: /^Logged /,
  change: /^(?:Severity|Status)/,
  item: /^(?:Added|A-\d+)/,
  resolve: /^(?:\S+ )?.*[Rr]esolved/,
} as const;

const PEOPLE = ['ana', 'bo', 'chi', 'dev'] as const;
const STATUSES = ['identified', 'mitigating', 'monitoring'] as const;

/** What the crowd shares with whoever watches it. */
export interface CrowdParts {
  readonly workspace: Workspace;
  /** Begins every token of this workspace. */
  readonly name: string;
  readonly pick: Pick;
  /** The date of tomorrow, as the workspace has it: `2026-03-04`. */
  readonly tomorrow: () => string;
  /** Tells how well the bots were while something was typed without an answer. */
  readonly botsWell: () => boolean;
}

/** How many incidents are open at a time, and how much happens in one. */
const MOST_OPEN = 3;
const MOST_LINES = 25;

/** People of one workspace who declare, log, talk, react, change, and resolve, whatever state Scribe is in. */
export class Crowd {
  readonly incidents: PlayedIncident[] = [];
  /** Typed while both bots were well, and not answered at all. */
  readonly unanswered: string[] = [];
  readonly workspace: Workspace;
  readonly #parts: CrowdParts;
  readonly #going = new Set<Promise<void>>();
  #count = 0;

  constructor(parts: CrowdParts) {
    this.#parts = parts;
    this.workspace = parts.workspace;
  }

  /** Acts until told to stop; resolves when the last answer is there. */
  async act(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#enter();
      this.#start(this.#step());
      await sleep(250 + this.#pick(900), undefined, { signal }).catch(() => undefined);
    }
    await this.quiet();
  }

  /** Resolves when everything typed is answered. */
  async quiet(): Promise<void> {
    while (this.#going.size > 0) await Promise.all(this.#going);
  }

  /** Presses "Try again" wherever that is offered: for all but resolutions, or for them. */
  async pressAgain(what: 'before the end' | 'the end'): Promise<void> {
    for (const { declared, lines, items, changes, resolved } of this.incidents) {
      if (what === 'the end') await this.#pressAgain(resolved ? [resolved] : []);
      // What is resolved meanwhile has no status to change.
      else await this.#pressAgain([declared, ...lines, ...items, ...(resolved ? [] : changes)]);
    }
  }

  /** Resolves every incident that is open. */
  async resolveAll(): Promise<void> {
    this.#enter();
    await Promise.all(this.#open().map((incident) => this.#resolve(incident)));
  }

  #pick(below: number): number {
    return this.#parts.pick(below);
  }

  #start(act: Promise<void>): void {
    this.#going.add(act);
    void act.finally(() => this.#going.delete(act));
  }

  #open(): PlayedIncident[] {
    return this.incidents.filter(({ channel, resolved }) => channel !== undefined && !resolved);
  }

  #step(): Promise<void> {
    const coming = this.incidents.filter(({ channel, resolved }) => channel === undefined && !resolved);
    const open = this.#open();
    const one = open[this.#pick(Math.max(open.length, 1))];
    if (!one) return coming.length < MOST_OPEN ? this.#declare() : Promise.resolve();
    if (one.lines.length + one.said.length >= MOST_LINES) return this.#resolve(one);
    const act = this.#pick(24);
    if (act === 0 && open.length + coming.length < MOST_OPEN) return this.#declare();
    if (act < 12) return this.#log(one);
    if (act < 15) return this.#say(one);
    if (act < 17) return this.#toggle(one);
    if (act === 17) return this.#edit(one);
    if (act === 18) return this.#add(one);
    if (act < 21) return this.#change(one);
    return this.#log(one);
  }

  /** People go into the channels that there are by now. */
  #enter(): void {
    for (const incident of this.incidents) {
      if (incident.channel !== undefined) continue;
      const found = this.channelsOf(incident).find(({ members }) => members.has(this.workspace.as('bo').id));
      if (!found) continue;
      for (const name of PEOPLE)
        if (!found.members.has(this.workspace.as(name).id)) this.workspace.as(name).join(found.id);
      incident.channel = found.id;
    }
  }

  /** The channels that were made for an incident. */
  channelsOf({ title }: PlayedIncident) {
    const slug = title.toLowerCase().replaceAll(' ', '-');
    return this.workspace
      .channels()
      .filter(({ name }) => new RegExp(`^inc-\\d{4}-\\d{4,}-${slug}$`).test(name));
  }

  #newToken(kind: string): string {
    this.#count += 1;
    return `${this.#parts.name}${kind}${this.#count}x`;
  }

  async #type(typed: Typed, text: string, taken: RegExp): Promise<void> {
    const well = this.#parts.botsWell();
    const person = this.workspace.as(typed.person);
    const answer: Answer = await person.command(typed.channel, '/incident', text);
    judge(typed, answer, taken);
    if (typed.verdict === 'silent' && well && this.#parts.botsWell())
      this.unanswered.push(
        `${text} (${answer.error ?? 'no words'} after ${Math.round(answer.latencyMs)} ms)`,
      );
  }

  #typing(token: string, channel: string, person: string = PEOPLE[this.#pick(4)] ?? 'bo'): Typed {
    return { token, person, channel, verdict: 'silent', words: '' };
  }

  #declare(): Promise<void> {
    const token = this.#newToken('d');
    const declared = this.#typing(token, 'general', 'bo');
    const severity = 1 + this.#pick(3);
    const title = `Trouble ${token}`;
    this.incidents.push({ title, declared, severity, lines: [], said: [], items: [], changes: [] });
    return this.#type(declared, `declare ${title} --sev ${severity}`, TAKEN.declare);
  }

  #log({ channel = '', lines }: PlayedIncident): Promise<void> {
    const line = this.#typing(this.#newToken('l'), channel);
    lines.push(line);
    return this.#type(line, `log #note the line ${line.token}`, TAKEN.log);
  }

  async #say({ channel = '', said }: PlayedIncident): Promise<void> {
    const person = PEOPLE[this.#pick(4)] ?? 'bo';
    const token = this.#newToken('m');
    const text = `somebody said ${token}`;
    const { ts } = this.workspace.as(person).say(channel, text);
    const one = { token, ts, person, text, marked: true };
    said.push(one);
    this.workspace.as('bo').react(channel, ts, 'pushpin');
  }

  async #toggle({ channel = '', said }: PlayedIncident): Promise<void> {
    const one = said[this.#pick(Math.max(said.length, 1))];
    if (!one) return;
    if (one.marked) this.workspace.as('bo').unreact(channel, one.ts, 'pushpin');
    else this.workspace.as('bo').react(channel, one.ts, 'pushpin');
    one.marked = !one.marked;
  }

  async #edit({ channel = '', said }: PlayedIncident): Promise<void> {
    const one = said[this.#pick(Math.max(said.length, 1))];
    if (!one) return;
    one.text = `${one.text}, and more`;
    this.workspace.as(one.person).edit(channel, one.ts, one.text);
  }

  #add({ channel = '', items }: PlayedIncident): Promise<void> {
    const item = this.#typing(this.#newToken('a'), channel);
    items.push(item);
    return this.#type(
      item,
      `action add Mend ${item.token} @ana due ${this.#parts.tomorrow()} P2`,
      TAKEN.item,
    );
  }

  #change({ channel = '', changes }: PlayedIncident): Promise<void> {
    const change = this.#typing(this.#newToken('c'), channel);
    changes.push(change);
    const status = STATUSES[this.#pick(STATUSES.length)];
    return this.#type(change, `status ${status} words ${change.token}`, TAKEN.change);
  }

  #resolve(incident: PlayedIncident): Promise<void> {
    const resolved = this.#typing(this.#newToken('r'), incident.channel ?? '', 'bo');
    incident.resolved = resolved;
    return this.#type(resolved, `resolve over at last ${resolved.token}`, TAKEN.resolve);
  }

  async #pressAgain(all: readonly Typed[]): Promise<void> {
    for (const typed of all) {
      if (typed.verdict !== 'refused' && typed.verdict !== 'doubt') continue;
      const ephemeral = typed.answer?.ephemerals.find(({ text }) => text.includes(typed.token));
      if (!ephemeral || !JSON.stringify(ephemeral.blocks ?? []).includes('"retry"')) continue;
      await this.workspace.as(typed.person).click({ channel: ephemeral.channel, ts: ephemeral.ts }, 'retry');
      typed.verdict = 'again';
    }
  }
}
