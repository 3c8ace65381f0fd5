import { addHours } from 'date-fns/addHours';
import { archivesAt } from '../../domain/incident/archival.ts';
import { reviewsDue } from '../../domain/postmortem/review/effect-review.ts';
import type { PostmortemState } from '../../domain/postmortem/review/postmortem-state.ts';
import type { WorkflowState } from '../../domain/postmortem/review/workflow.ts';
import type { App } from '../app.ts';
import { isInUse } from '../effects/archive-channel.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { changePostmortem, type PostmortemPlan } from './change-postmortem.ts';
import { fallenDue, remindersOf } from './postmortem-ladder.ts';

/** How many due postmortems one pass takes before it looks again. */
const PER_PASS = 200;

type Ports = Pick<
  App,
  | 'postmortems'
  | 'incidents'
  | 'incidentChannels'
  | 'people'
  | 'peopleSource'
  | 'journal'
  | 'queue'
  | 'clock'
  | 'policy'
>;

/**
 * Turns due dates of postmortems into what is wanted then, each once even when several workers sweep: a reminder, whose
 * receiver is looked up when it is sent; after the publication the question whether it helped, and the end of the channel. Throws `StoreFault`.
 */
export async function claimPostmortems(app: Ports): Promise<void> {
  for (;;) {
    const due = await app.postmortems.due(app.clock(), PER_PASS);
    for (const { team, incident } of due) await claim(app, team, incident);
    if (due.length < PER_PASS) return;
  }
}

function claim(app: Ports, team: string, incident: string): Promise<void> {
  return changePostmortem(app, { team, incident }, async (now) => {
    const { state, remindAt } = now;
    if (!remindAt || remindAt > app.clock()) return { result: undefined };
    const { workflow } = state;
    const known = await app.incidents.byKey(team, incident);
    if (!known || workflow.state === 'not required')
      return { plan: { state, effects: [], remindAt: 'never' }, result: undefined };
    if (workflow.state === 'published')
      return { plan: await afterPublication(app, known, { state, at: workflow.at }), result: undefined };
    const fallen = await fallenDue(app, known.incident, now);
    const told = { ...state, told: fallen.told };
    const effects = remindersOf(fallen, state);
    return { plan: { state: told, effects, remindAt: fallen.next ?? 'never' }, result: undefined };
  });
}

/** The question whether it helped, and the end of the channel: each when its time has come. */
async function afterPublication(
  app: Ports,
  known: KnownIncident,
  { state, at }: { readonly state: PostmortemState; readonly at: Date },
): Promise<PostmortemPlan> {
  const { team, key, drill, phase } = known.incident;
  const archive = await archiving(app, { team, incident: key, workflow: state.workflow });
  const { ask, reviews, next } = reviewsDue(state.reviews, at, app.clock());
  const asked = ask !== undefined && !drill && phase.state === 'resolved';
  const times = [archive.remindAt, next].flatMap((one) => (one instanceof Date ? one.getTime() : []));
  return {
    state: { ...state, reviews },
    effects: [...archive.effects, ...(asked ? [{ kind: 'ask-helped', after: ask } as const] : [])],
    remindAt: times.length === 0 ? 'never' : new Date(Math.min(...times)),
  };
}

/** A channel in which another incident is active is looked at again a day later; the days may have been configured anew. */
async function archiving(
  app: Ports,
  {
    team,
    incident,
    workflow,
  }: { readonly team: string; readonly incident: string; readonly workflow: WorkflowState },
): Promise<Pick<PostmortemPlan, 'effects'> & { readonly remindAt: Date | 'never' }> {
  const known = await app.incidents.byKey(team, incident);
  const at = known && archivesAt({ ...known, workflow, afterDays: app.policy.archiveAfterDays });
  if (!at || known.channel === undefined) return { effects: [], remindAt: 'never' };
  const now = app.clock();
  if (at > now) return { effects: [], remindAt: at };
  return (await isInUse(app, known.channel))
    ? { effects: [], remindAt: addHours(now, 24) }
    : { effects: [{ kind: 'archive-channel' }], remindAt: 'never' };
}
