import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';

/** A message that somebody said, and what became of it. */
interface Said {
  readonly ts: string;
  readonly author: string;
  text: string;
  deleted: boolean;
  readonly reply: boolean;
  /** How it begins and ends, beside what was typed: a mention of Scribe with a type, the name of a file. */
  readonly kind: Kind;
  /** What keeps it on the timeline: `PERSON REACTION`, `pin`, or `mention`. */
  readonly on: Set<string>;
}

type Kind = 'words' | 'mention' | 'file';

/** An entry as it is to stand on the timeline. */
export interface Expected {
  readonly text: string;
  readonly author: string;
  readonly type: string;
  readonly at: number;
}

/** By time; people do many things here within a millisecond, which is all that an entry's time has. */
export function inOrder(a: Expected, b: Expected): number {
  return a.at - b.at || (a.text < b.text ? -1 : 1);
}

/** Numbers that look like chance and are the same each time (a linear congruential generator). */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

const PEOPLE = ['ana', 'bo'] as const;
/** The type that a reaction names; others put a message there as it is. */
const REACTIONS = ['pushpin', 'round_pushpin', 'wrench'] as const;
/** What Scribe has to be configured with for it. */
export const TALK_CONFIG = 'reactions:\n  types:\n    mitigation: [wrench]\n';
const FILE = 'graph.png';

/** People who only talk, reply, react, pin, edit and delete, in a channel; each step is one thing that one of them does. */
export class Talk {
  readonly #slack: LocalSlack;
  readonly #channel: string;
  readonly #pick: (below: number) => number;
  readonly #said: Said[] = [];
  #count = 0;

  constructor(slack: LocalSlack, channel: string, seed: number) {
    this.#slack = slack;
    this.#channel = channel;
    this.#pick = seeded(seed);
  }

  /** Does so many things. */
  go(steps: number): void {
    for (let step = 0; step < steps; step++) this.#step();
  }

  /** The timeline that follows from what was done, in the order of time. */
  expected(): readonly Expected[] {
    return this.#said
      .filter(({ deleted, on }) => !deleted && on.size > 0)
      .map(({ ts, author, text, kind, on }) => ({
        text: kind === 'file' ? `${text} (${FILE})` : text,
        author,
        type: typeOf(kind, on),
        at: Math.round(Number(ts) * 1_000),
      }))
      .sort(inOrder);
  }

  #step(): void {
    const there = this.#said.filter(({ deleted }) => !deleted);
    const one = there[this.#pick(Math.max(there.length, 1))];
    const act = this.#pick(10);
    if (!one || act < 3) this.#say(one);
    else if (act < 6) this.#toggleReaction(one);
    else if (act < 8) this.#togglePin(one);
    else if (act === 8) this.#edit(one);
    else this.#remove(one);
  }

  #say(near: Said | undefined): void {
    const who = PEOPLE[this.#pick(2)] ?? 'ana';
    const person = this.#slack.as(who);
    this.#count += 1;
    const text = `step ${this.#count} <of> many & more`;
    const thread = near && !near.reply && this.#pick(2) === 0 ? near.ts : undefined;
    const kind = (['words', 'words', 'words', 'mention', 'file'] as const)[this.#pick(5)] ?? 'words';
    this.#said.push({
      ts: this.#post(person, { text, kind, thread }),
      author: person.id,
      text,
      kind,
      deleted: false,
      reply: thread !== undefined,
      on: new Set(kind === 'mention' ? ['mention'] : []),
    });
  }

  #post(
    person: ReturnType<LocalSlack['as']>,
    {
      text,
      kind,
      thread,
    }: { readonly text: string; readonly kind: Kind; readonly thread: string | undefined },
  ): string {
    const typed = this.#typed(kind, text);
    if (kind !== 'file')
      return (
        thread === undefined ? person.say(this.#channel, typed) : person.reply(this.#channel, thread, typed)
      ).ts;
    const file = { name: FILE, bytes: text };
    person.upload(this.#channel, file, {
      text: typed,
      ...(thread === undefined ? {} : { threadTs: thread }),
    });
    const posted = this.#slack.messages(this.#channel).findLast(({ user }) => user === person.id);
    if (!posted) throw new Error('the file is in no message');
    return posted.ts;
  }

  #typed(kind: Kind, text: string): string {
    return kind === 'mention' ? `<@${this.#slack.botUserId}> #detection ${text}` : text;
  }

  #toggleReaction(one: Said): void {
    const who = PEOPLE[this.#pick(2)] ?? 'ana';
    const reaction = REACTIONS[this.#pick(REACTIONS.length)] ?? 'pushpin';
    const key = `${who} ${reaction}`;
    const person = this.#slack.as(who);
    if (one.on.delete(key)) person.unreact(this.#channel, one.ts, reaction);
    else {
      one.on.add(key);
      person.react(this.#channel, one.ts, reaction);
    }
  }

  #togglePin(one: Said): void {
    const person = this.#slack.as(PEOPLE[this.#pick(2)] ?? 'ana');
    if (one.on.delete('pin')) person.unpin(this.#channel, one.ts);
    else {
      one.on.add('pin');
      person.pin(this.#channel, one.ts);
    }
  }

  #edit(one: Said): void {
    this.#count += 1;
    one.text = `step ${this.#count}, edited`;
    this.#slack
      .as(one.author === this.#slack.as('ana').id ? 'ana' : 'bo')
      .edit(this.#channel, one.ts, this.#typed(one.kind, one.text));
  }

  #remove(one: Said): void {
    one.deleted = true;
    this.#slack.as(one.author === this.#slack.as('ana').id ? 'ana' : 'bo').remove(this.#channel, one.ts);
  }
}

/** A reaction that names a type says more than the words behind a mention. */
function typeOf(kind: Kind, on: ReadonlySet<string>): string {
  if ([...on].some((way) => way.endsWith(' wrench'))) return 'mitigation';
  return kind === 'mention' ? 'detection' : 'note';
}
