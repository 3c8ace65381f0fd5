import type { App } from '../app.ts';
import { ClaimLost } from '../ports/claim-lost.ts';

/** A claim in the hands of this process, kept alive until it is released. */
export interface Hold {
  /** Resolves while the claim is certainly ours. Throws `ClaimLost` and `StoreFault`. */
  check(): Promise<void>;
  release(): void;
}

interface Holding {
  /** What is claimed, for the log. */
  readonly what: string;
  readonly leaseMs: number;
  /** `performance.now()` right before it was claimed. */
  readonly askedAt: number;
  /** Prolongs the lease from `now` on; `false` once another worker has it. */
  readonly renew: (now: Date) => Promise<boolean>;
}

/** The clocks of two workers may differ by the other half. */
const SURE_PART = 0.5;
/** A database that is slower than half a lease, this often in a row, keeps no claim. */
const MAX_ASKED = 3;

/**
 * Holds a claim: prolongs it on a timer, as a worker that was killed cannot, and notices when this process slept. What
 * the database said is good for half a lease by this machine's steady clock; a process that was paused, after the
 * database had answered or before, sees that the time is over and asks again before it does anything.
 */
export function holdClaim(
  app: Pick<App, 'clock' | 'journal'>,
  { what, leaseMs, askedAt, renew }: Holding,
): Hold {
  let sureUntil = askedAt + leaseMs * SURE_PART;
  let lost = false;
  const ask = async () => {
    const asked = performance.now();
    if (await renew(app.clock())) sureUntil = Math.max(sureUntil, asked + leaseMs * SURE_PART);
    else lost = true;
  };
  const timer = setInterval(() => {
    ask().catch((error: unknown) => {
      app.journal.warn({ claim: what, error }, 'claim not renewed');
    });
  }, leaseMs / 3);
  return {
    async check() {
      for (let asked = 0; !lost && performance.now() >= sureUntil; asked += 1) {
        if (asked === MAX_ASKED) throw new ClaimLost(what);
        await ask();
      }
      if (lost) throw new ClaimLost(what);
    },
    release: () => clearInterval(timer),
  };
}
