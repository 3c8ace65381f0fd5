/** What an app's message said from a moment on: `ts` is that moment as Slack writes it, in seconds since 1970. */
interface State {
  readonly ts: string;
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

/** The changes of one message, oldest first, as runs. */
export function runsOf<S extends State>(states: readonly S[]): readonly Run<S>[] {
  const runs: Run<S>[] = [];
  for (const state of states) {
    const open = runs.at(-1);
    if (open && Number(state.ts) - Number(open.last.ts) < TOGETHER_SECONDS)
      runs[runs.length - 1] = { first: open.first, last: state };
    else runs.push({ first: state.ts, last: state });
  }
  return runs;
}
