import { type Task, taskOf } from '../../src/app/effects/task.ts';
import type { TakenEffect } from '../../src/app/ports/effect-leases.ts';

/** The task of a worker that nobody interrupts. */
export function heldTask(app: Parameters<typeof taskOf>[0], taken: TakenEffect): Task {
  return taskOf(app, taken, async () => undefined);
}

/** A task that may be looked at but not written to: its effect is in no document. */
export function looseTask(key: string): Task {
  const ref = { holder: 'incidents', team: 'T1', id: 'none', key } as const;
  const hold = async () => undefined;
  return {
    taken: {
      ref,
      token: 'none',
      effect: { kind: 'card' },
      attempt: 1,
      triedAt: undefined,
      unended: 0,
      rested: false,
    },
    tag: async () => ({ effect: key, since: undefined, hold }),
    once: async (act) => {
      await act();
      return true;
    },
    hold,
    remember: async () => undefined,
  };
}
