import type { Workspace } from '../../packages/local-slack/server/workspace.ts';

/** A command's answer as the person who typed it sees it. */
export type Answer = Awaited<ReturnType<ReturnType<Workspace['as']>['command']>>;

/**
 * What a person knows after typing something: it was taken; it certainly was not; nobody knows; or nothing was said at
 * all. `again` was taken by "Try again" in the end.
 */
export type Verdict = 'taken' | 'refused' | 'doubt' | 'silent' | 'again';

/** Something that a person typed, which can be found by its token. */
export interface Typed {
  readonly token: string;
  readonly person: string;
  /** Where it was typed. */
  readonly channel: string;
  verdict: Verdict;
  /** The words that it was answered with. */
  words: string;
  answer?: Answer;
}

/** Something that was said in the channel, and put onto the timeline by a reaction. */
export interface Said {
  readonly token: string;
  readonly ts: string;
  readonly person: string;
  /** The words as they are now. */
  text: string;
  /** Whether the reaction is there. */
  marked: boolean;
}

/** An incident as the people of a run know it. */
export interface PlayedIncident {
  readonly title: string;
  readonly declared: Typed;
  readonly severity: number;
  /** Its channel, once they are in it. */
  channel?: string;
  resolved?: Typed;
  readonly lines: Typed[];
  readonly said: Said[];
  readonly items: Typed[];
  /** Changes of severity and status. */
  readonly changes: Typed[];
}

/** Reads an answer; `taken` are the words that it begins with then. */
export function judge(typed: Typed, answer: Answer, taken: RegExp): void {
  typed.answer = answer;
  typed.words = wordsOf(answer, typed.token);
  if (taken.test(typed.words)) typed.verdict = 'taken';
  else if (typed.words.startsWith('Not confirmed')) typed.verdict = 'doubt';
  else if (typed.words !== '' && answer.ok) typed.verdict = 'refused';
  else typed.verdict = 'silent';
}

/** People type several things at a time, so an answer that came apart is known by what it is about. */
function wordsOf({ body, ephemerals }: Answer, token: string): string {
  if (typeof body === 'object' && body !== null && 'text' in body) return String(body.text);
  return ephemerals.find(({ text }) => text.includes(token))?.text ?? '';
}

/** Everything that was typed about an incident. */
export function typedOf({ declared, resolved, lines, items, changes }: PlayedIncident): readonly Typed[] {
  return [declared, ...lines, ...items, ...changes, ...(resolved ? [resolved] : [])];
}

/** How many there may be of what was typed: at least, and at most. */
export function allowed(verdict: Verdict): readonly [number, number] {
  switch (verdict) {
    case 'taken':
    case 'again':
      return [1, 1];
    case 'refused':
      return [0, 0];
    case 'doubt':
    case 'silent':
      return [0, 1];
    default:
      return verdict satisfies never;
  }
}
