const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm forwards the Ctrl-C that the terminal has already sent to us; two within this time count as one. */
const SAME_SIGNAL_MS = 500;

/**
 * Resolves at the first Ctrl-C, SIGTERM or closed terminal, or when the npm that runs us is gone. Call it before
 * starting anything. A second signal ends the process at once.
 */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const onSignal = (): void => {
      first ??= Date.now();
      if (Date.now() - first > SAME_SIGNAL_MS) process.exit(130);
      resolve();
    };
    for (const name of SIGNALS) process.on(name, onSignal);
    if (process.env['npm_lifecycle_event']) whenParentEnds(resolve);
  });
}

/** A process is not told that its parent was killed; it only finds itself with another parent. */
function whenParentEnds(then: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, 1_000);
  timer.unref();
}
