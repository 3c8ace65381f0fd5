import type { PostmortemEffect, Wanted } from '../../domain/effect.ts';
import { newPostmortem, type PostmortemState } from '../../domain/postmortem/review/postmortem-state.ts';
import type { App } from '../app.ts';
import type { EffectRef } from '../ports/effects.ts';
import type { KnownPostmortem, PostmortemRef } from '../ports/postmortems.ts';
import type { StoredDraft } from '../ports/stored-draft.ts';

/** What is to be written: the next state, the effects that show it, and perhaps a revision that replaces the latest. */
export interface PostmortemPlan {
  readonly state: PostmortemState;
  readonly effects: readonly PostmortemEffect[];
  readonly revision?: StoredDraft;
  /** The latest draft, to be discarded. */
  readonly discards?: string;
  /** When to remind people of it; left out to keep what is set. */
  readonly remindAt?: Date | 'never';
}

/** A decision: something to write, or nothing; `result` is for whoever asked. */
export type Planned<T> = { readonly plan: PostmortemPlan; readonly result: T } | { readonly result: T };

/**
 * Two people who change one postmortem at once both succeed: the second decision is made again on the first one's
 * result.
 */
const MAX_ROUNDS = 50;

type Ports = Pick<App, 'postmortems' | 'queue' | 'clock'>;

/**
 * Reads, decides, writes, and offers what is wanted; starts over if somebody else wrote meanwhile. Throws
 * `StoreFault`.
 */
export async function changePostmortem<T>(
  app: Ports,
  of: PostmortemRef,
  decide: (now: KnownPostmortem) => Planned<T> | Promise<Planned<T>>,
): Promise<T> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const now = (await app.postmortems.byIncident(of.team, of.incident)) ?? untouched(of);
    const decided = await decide(now);
    if (!('plan' in decided)) return decided.result;
    if (await write(app, now, decided.plan)) return decided.result;
  }
  throw new Error(`The postmortem of ${of.incident} is being changed by too many people at once; try again.`);
}

async function write(app: Ports, now: KnownPostmortem, plan: PostmortemPlan): Promise<boolean> {
  const { team, incident, latest } = now;
  const version = now.state.version + 1;
  // Without a document there is nothing to show yet; the first draft shows everything.
  const effects = latest ? plan.effects : [];
  const wanted = effects.map((effect): Wanted<PostmortemEffect> => {
    const same = effects.filter(({ kind }) => kind === effect.kind);
    const which = same.length > 1 ? `-${same.indexOf(effect) + 1}` : '';
    return { key: `${effect.kind}-${version}${which}`, effect };
  });
  const { remindAt = now.remindAt } = plan;
  const change = {
    state: { ...plan.state, version },
    remindAt: remindAt === 'never' ? undefined : remindAt,
    effects: wanted,
    at: app.clock(),
    ...(plan.discards === undefined ? {} : { discards: plan.discards }),
  };
  const saved =
    plan.revision && latest
      ? await app.postmortems.addRevision(change, plan.revision, latest.id)
      : await app.postmortems.saveState(change);
  if (saved === 'conflict') return false;
  app.queue.offer(wanted.map(({ key }): EffectRef => ({ holder: 'postmortems', team, id: incident, key })));
  return true;
}

function untouched({ team, incident }: PostmortemRef): KnownPostmortem {
  return {
    team,
    incident,
    latest: undefined,
    stale: false,
    externalIds: {},
    discarded: false,
    state: newPostmortem(team, incident),
    remindAt: undefined,
  };
}
