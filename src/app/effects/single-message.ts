import { minutesToMilliseconds } from 'date-fns/minutesToMilliseconds';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { PostTag } from '../ports/post.ts';
import { effectId, type Task } from './task.ts';

/** While its first post is wanted, later changes of a message wait for it, at most this long. */
const MAX_WAIT_MS = minutesToMilliseconds(2);

/** A message that is posted once and edited from then on: `card`, `announcement`, `line`. */
export interface SingleMessage {
  readonly name: string;
  /** Its ts, once it is posted. */
  readonly ts: string | undefined;
  /** The key of the effect that came with what it shows. */
  readonly first: string;
  readonly wantedAt: Date;
  /** Slack refused it before. */
  readonly refused: boolean;
}

/**
 * The tag under which such a message is posted or edited. Several effects can want the same message, and the first one
 * may have posted it without getting an answer: so the first one posts, under a name that all of them look for, and
 * the others get `undefined` until it has. Where the first one was refused or takes too long, they look and post.
 */
export async function tagOfSingleMessage(
  app: Pick<App, 'clock'>,
  task: Task,
  message: SingleMessage,
): Promise<PostTag | undefined> {
  const { ref } = task.taken;
  const posts = message.ts !== undefined || ref.key === message.first;
  const waited = app.clock().getTime() - message.wantedAt.getTime();
  if (!posts && !message.refused && waited < MAX_WAIT_MS) return undefined;
  const { since } = await task.tag();
  return {
    effect: effectId({ ...ref, key: message.name }),
    since: posts ? since : (since ?? message.wantedAt),
  };
}

/** Whether Slack refused this for good, and the person who leads the incident was told so. */
export function wasRefused({ externalIds }: Pick<KnownIncident, 'externalIds'>, what: string): boolean {
  return Object.keys(externalIds).some((name) => name.startsWith(`told-${what}-`));
}
