/** What an app's message said from a moment on: `ts` is that moment as Slack writes it, in seconds since 1970. */
interface State {
  readonly ts: string;
  /** `undefined` where a later change of the same run overtook it. */
  readonly text: string | undefined;
}

/** Changes that follow one another within a minute: an app counting up, or putting right what it just wrote. */
export interface Run<S extends State> {
  /** The ts of its first change, which names it. */
  readonly first: string;
  /** What was left standing. */
  readonly last: S;
}

/** Changes closer than this are one, in seconds. */
const TOGETHER_SECONDS = 60;
/**
 * A message that changes more often than this counts something, and its last run goes on. The store keeps one text of
 * up to 40,000 characters (https://docs.slack.dev/reference/methods/chat.postMessage) of each run, in a
 * document of at most 16 MB (https://www.mongodb.com/docs/manual/reference/limits/).
 */
const MOST_RUNS = 100;

/** The changes of one message, oldest first, as runs. One that was overtaken never ends a run. */
export function runsOf<S extends State>(states: readonly S[]): readonly Run<S>[] {
  const runs: Run<S>[] = [];
  for (const state of states) {
    const open = runs.at(-1);
    if (open && (goesOn(open.last, state) || runs.length === MOST_RUNS))
      runs[runs.length - 1] = { first: open.first, last: state };
    else runs.push({ first: state.ts, last: state });
  }
  return runs;
}

function goesOn(last: State, next: State): boolean {
  return last.text === undefined || Number(next.ts) - Number(last.ts) < TOGETHER_SECONDS;
}

/** The changes whose text nobody will see again, because a later one of their run stands in its place; by their ts. */
export function overtaken(states: readonly State[]): readonly string[] {
  const standing = new Set(runsOf(states).map(({ last }) => last.ts));
  return states.flatMap(({ ts, text }) => (text === undefined || standing.has(ts) ? [] : [ts]));
}
