import type { App } from '../app.ts';
import type { TakenEffect } from '../ports/effect-leases.ts';
import type { EffectRef } from '../ports/effects.ts';
import type { PostTag } from '../ports/post.ts';

/** One effect in the hands of a worker. */
export interface Task {
  readonly taken: TakenEffect;
  /**
   * The tag of a post that this effect makes, recorded as tried before it is made. `part` tells the posts of one
   * effect apart.
   */
  tag(part?: string): Promise<PostTag>;
}

/** The name of an effect in a message's metadata: the document and the key in it. */
export function effectId(ref: EffectRef, part?: string): string {
  return [ref.team, ref.id, ref.key, ...(part ? [part] : [])].join('/');
}

export function taskOf(app: Pick<App, 'effectLeases' | 'clock'>, taken: TakenEffect): Task {
  return {
    taken,
    async tag(part) {
      if (!taken.triedAt) await app.effectLeases.tried(taken.ref, app.clock());
      return { effect: effectId(taken.ref, part), since: taken.triedAt };
    },
  };
}
