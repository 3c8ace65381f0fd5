import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { PostTag } from '../ports/post.ts';
import { type Outcome, untilCame } from './outcome.ts';
import { effectId, type Task } from './task.ts';

/** A message that is posted once and edited from then on: `card`, `announcement`, `line`. */
export interface SingleMessage {
  /** Of the message among the external ids. */
  readonly name: string;
  /** Of its effects before their number, where that is another name. */
  readonly effects?: string;
  /** Its ts, once it is posted. */
  readonly ts: string | undefined;
  /**
   * The key of the effect that came with what it shows, and when that was: the others look for the message from then
   * on. Absent where each looks only for what it tried to post itself.
   */
  readonly began?: { readonly with: string; readonly at: Date };
}

/**
 * The tag under which such a message is posted or edited. Several effects can want the same message, an earlier one may
 * have posted it without getting an answer, and somebody may have deleted it: so only the earliest that is still wanted
 * posts or edits, under a name that all of them look for, however long Slack leaves it in doubt; the others get
 * `undefined` until it has, or was given up.
 */
export async function tagOfSingleMessage(
  app: Pick<App, 'effectLeases'>,
  task: Task,
  { name, ts, began, effects = name }: SingleMessage,
): Promise<PostTag | undefined> {
  const { ref } = task.taken;
  const now = await app.effectLeases.wantedNow(ref);
  if (!now || earliest(effects, now.keys) !== ref.key) return undefined;
  // The id is kept with its channel, where that may be another than the incident's.
  if (now.externalIds[name]?.split('/').at(-1) !== ts) return undefined;
  const tag = await task.tag();
  const looks = ts === undefined && began !== undefined && ref.key !== began.with;
  return {
    ...tag,
    effect: effectId({ ...ref, key: name }),
    since: looks ? (tag.since ?? began.at) : tag.since,
  };
}

/**
 * Keys end in the number of the change that wanted them: `card-0`, `card-12`; one without comes first. Last comes what
 * shows it once more after what it names: `overview-after-draft-…`.
 */
function earliest(name: string, keys: readonly string[]): string | undefined {
  const numbered = keys.flatMap((key) => {
    if (key === name) return [{ key, number: -1 }];
    if (key.startsWith(`${name}-after-`)) return [{ key, number: Number.MAX_SAFE_INTEGER }];
    const number = key.startsWith(`${name}-`) ? Number(key.slice(name.length + 1)) : Number.NaN;
    return Number.isNaN(number) ? [] : [{ key, number }];
  });
  return numbered.sort((a, b) => a.number - b.number)[0]?.key;
}

/** Waits for the effect that posts or edits the message: until it has, or was given up, and this one's turn came. */
export function untilItsTurn({ taken: { ref } }: Task, name: string): Outcome {
  return untilCame(`the ${name} is being posted or edited`, async ({ effectLeases }) => {
    const now = await effectLeases.wantedNow(ref);
    return !now || earliest(name, now.keys) === ref.key;
  });
}

/** Whether Slack refused this for good, and the person who leads the incident was told so. */
export function wasRefused({ externalIds }: Pick<KnownIncident, 'externalIds'>, what: string): boolean {
  return Object.keys(externalIds).some((name) => name.startsWith(`told-${what}-`));
}
