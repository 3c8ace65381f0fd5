import type { Incident } from '../../domain/incident/incident.ts';
import type { NudgeKind } from '../../domain/incident/nudge-kind.ts';
import type { Overtaken } from '../../domain/incident/nudges.ts';
import type { PostTarget } from './post.ts';

/** What a nudge says. */
export interface NudgeShown {
  readonly incident: Incident;
  readonly kind: NudgeKind;
  /** When it fell due. */
  readonly at: Date;
  /** The person it goes to; `undefined`: everybody in the channel. */
  readonly to: string | undefined;
  /** What became of it; then nothing is asked any more. `later`: another nudge was sent after it. */
  readonly now?: Overtaken | { readonly what: 'later' };
}

/** Messages that remind of what is missing. Both methods throw `SlackFault`. */
export interface NudgePosts {
  /** Posts it, or finds what an earlier try posted. Returns its ts. */
  post(where: PostTarget, shown: NudgeShown): Promise<string>;
  /** Has it say what became of it; one that was deleted is not posted again. */
  settle(
    where: { readonly team: string; readonly channel: string; readonly ts: string },
    shown: NudgeShown,
  ): Promise<void>;
}
