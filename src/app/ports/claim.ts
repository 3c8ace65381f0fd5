import type { EffectRef } from './effects.ts';

/**
 * One worker's hold on an effect. The token is of this one taking alone: whatever is written with it is refused once
 * another worker has taken the effect, or it is done.
 */
export interface Claim {
  readonly ref: EffectRef;
  readonly token: string;
}
