/**
 * The slots in which one worker runs jobs, shared among workspaces: one whose Slack hangs must not hold them all. A team
 * may have as many as leave one free for a team that comes: alone half of them, among many one each.
 */
export interface TeamSlots {
  /** A slot for a job of this team, or after how many milliseconds it makes sense to ask again. */
  take(team: string): { readonly release: () => void } | { readonly askAgainMs: number };
}

interface Share {
  /** When each of its running jobs began. */
  readonly running: Set<{ readonly since: number }>;
  /** How long its jobs take, on average, in milliseconds. */
  tookMs: number;
  /** When the last of those who wait will ask again. */
  lastAsksAt: number;
}

/** Nobody who waits is away for longer than this. */
const LONGEST_MS = 5_000;
/** How much the latest job counts in the average. */
const WEIGHT = 0.2;

/** Jobs that wait come back one after another, about twice as often as slots of their team become free. */
export function teamSlots(slots: number, clock: () => number = Date.now): TeamSlots {
  const shares = new Map<string, Share>();
  const askAgainMs = (share: Share, allowed: number) => {
    const now = clock();
    // Where even the youngest is old, all of them hang.
    const youngest = Math.max(...[...share.running].map(({ since }) => since));
    const turnMs = Math.max(share.tookMs, now - youngest) / allowed;
    const at = Math.max(now, share.lastAsksAt) + Math.max(1, turnMs / 2);
    share.lastAsksAt = Math.min(at, now + LONGEST_MS);
    return Math.ceil(share.lastAsksAt - now);
  };
  return {
    take(team) {
      const share = shares.get(team) ?? { running: new Set(), tookMs: 0, lastAsksAt: 0 };
      shares.set(team, share);
      const allowed = Math.max(1, Math.floor(slots / (shares.size + 1)));
      if (share.running.size >= allowed) return { askAgainMs: askAgainMs(share, allowed) };
      const job = { since: clock() };
      share.running.add(job);
      return {
        release() {
          share.running.delete(job);
          share.tookMs += WEIGHT * (clock() - job.since - share.tookMs);
          if (share.running.size === 0) shares.delete(team);
        },
      };
    },
  };
}
