import type { App } from '../app.ts';
import { ClaimLost } from '../ports/claim-lost.ts';
import type { TakenEffect } from '../ports/effect-leases.ts';
import type { EffectRef } from '../ports/effects.ts';
import type { PostTag } from '../ports/post.ts';
import { SlackFault } from '../ports/slack-fault.ts';

/** One effect in the hands of a worker. */
export interface Task {
  readonly taken: TakenEffect;
  /**
   * The tag of a post that this effect makes, recorded as tried before it is made. `part` tells the posts of one
   * effect apart. Throws `ClaimLost`.
   */
  tag(part?: string): Promise<PostTag>;
  /**
   * Does what cannot be looked for afterwards, such as an answer to a command: at most once, unless Slack certainly did
   * not do it. `false` where an earlier try may have done it. Throws `ClaimLost`, and what `act` throws.
   */
  once(act: () => Promise<void>): Promise<boolean>;
  /** To be called right before something in Slack changes that carries no tag. Throws `ClaimLost`. */
  hold(): Promise<void>;
  /** Keeps what Slack gave, or was told, in the document of the effect. Throws `ClaimLost`. */
  remember(name: string, value: string): Promise<void>;
}

/** The name of an effect in a message's metadata: the document and the key in it. */
export function effectId(ref: EffectRef, part?: string): string {
  return [ref.team, ref.id, ref.key, ...(part ? [part] : [])].join('/');
}

/** `hold` makes sure that the effect is still this worker's. */
export function taskOf(
  app: Pick<App, 'effectLeases' | 'externalIds' | 'clock'>,
  taken: TakenEffect,
  hold: () => Promise<void>,
): Task {
  const stillOurs = (ours: boolean) => {
    if (!ours) throw new ClaimLost(taken.ref.key);
  };
  return {
    taken,
    async tag(part) {
      if (!taken.triedAt) stillOurs(await app.effectLeases.tried(taken, app.clock()));
      return { effect: effectId(taken.ref, part), since: taken.triedAt, hold };
    },
    async once(act) {
      if (taken.triedAt) return false;
      stillOurs(await app.effectLeases.tried(taken, app.clock()));
      await hold();
      try {
        await act();
      } catch (error) {
        if (error instanceof SlackFault && error.trouble.kind !== 'doubt')
          await app.effectLeases.untried(taken);
        throw error;
      }
      return true;
    },
    hold,
    async remember(name, value) {
      stillOurs(await app.externalIds.rememberFor(taken, name, value));
    },
  };
}
