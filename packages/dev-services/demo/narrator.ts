import type { LocalSlack } from '../../local-slack/server/local-slack.ts';
import { plainText } from './plain-text.ts';

/** Longer answers are cut after this many lines. */
const MOST_LINES = 12;

/** Types as people do, and prints what they typed and what came of it. */
export class Narrator {
  readonly #slack: LocalSlack;
  readonly #say: (line: string) => void;
  #channel = '';

  constructor(slack: LocalSlack, say: (line: string) => void) {
    this.#slack = slack;
    this.#say = say;
  }

  /** Types a command or a message into a channel as a person does. Returns the text of the private answer. */
  async types(name: string, channel: string, line: string): Promise<string> {
    this.#enter(channel);
    this.#say(`${this.#stamp()}  ${this.#who(name)}: ${line}`);
    const sent = await this.#slack.as(name).type(channel, line);
    if (!('latencyMs' in sent)) return '';
    if (!sent.ok)
      throw new Error(`Scribe did not take "${line}" (${sent.error ?? `HTTP status ${sent.status}`}).`);
    const answer = answerText(sent.body) || (sent.ephemerals[0]?.text ?? '');
    this.answers(answer);
    return answer;
  }

  /** Prints what Scribe said. */
  answers(text: string): void {
    const lines = plainText(this.#slack, text).split('\n').filter(Boolean);
    for (const line of lines.slice(0, MOST_LINES)) this.#say(`              → ${line}`);
    if (lines.length > MOST_LINES) this.#say(`              → and ${lines.length - MOST_LINES} lines more`);
  }

  /** Prints what a person does without typing. */
  does(name: string, what: string): void {
    this.#say(`${this.#stamp()}  ${this.#who(name)} ${what}`);
  }

  /** Prints what everybody sees. */
  sees(what: string): void {
    this.#say(`              ${plainText(this.#slack, what)}`);
  }

  /** Prints a pause in the story and what happens in it. */
  passes(what: string): void {
    this.#say(`\n${what}`);
  }

  /** Moves the clock; Scribe first finishes what it has begun. */
  async later(minutes: number): Promise<void> {
    await this.#slack.settled();
    await this.#slack.clock.advance(minutes * 60_000);
  }

  /** The channel is printed when it changes, not on every line. */
  #enter(channel: string): void {
    const name = this.#slack.channel(channel)?.name ?? channel;
    if (name !== this.#channel) this.#say(`${this.#channel ? '\n' : ''}#${name}`);
    this.#channel = name;
  }

  #stamp(): string {
    return `${new Date(this.#slack.clock.now()).toISOString().slice(11, 16)} UTC`;
  }

  #who(name: string): string {
    const person = this.#slack.as(name);
    const full = this.#slack.users().find((user) => user.id === person.id)?.realName ?? name;
    return `${full} (${person.tz.split('/').at(-1)?.replaceAll('_', ' ')})`;
  }
}

function answerText(body: unknown): string {
  return typeof body === 'object' && body !== null && 'text' in body ? String(body.text) : '';
}
