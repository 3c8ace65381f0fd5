const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm passes on the Ctrl-C that the terminal has sent us already; within this time two are one. */
const SAME_MS = 500;

/**
 * Resolves at the first Ctrl-C, SIGTERM or closed terminal, and when the npm that runs us is gone; call it before
 * anything is started. A second wish ends the process at once.
 */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const ask = (): void => {
      first ??= Date.now();
      if (Date.now() - first > SAME_MS) process.exit(130);
      resolve();
    };
    for (const name of SIGNALS) process.on(name, ask);
    if (process.env['npm_lifecycle_event']) whenParentEnds(resolve);
  });
}

/** Nobody tells a process that its parent was killed; it is then the child of another one. */
function whenParentEnds(then: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, 1_000);
  timer.unref();
}
