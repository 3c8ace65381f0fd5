import { addHours } from 'date-fns/addHours';
import type { PostmortemEffect } from '../domain/effect.ts';
import { archivesAt } from '../domain/incident/archival.ts';
import type { WorkflowState } from '../domain/postmortem/review/workflow.ts';
import type { App } from './app.ts';
import { changePostmortem, type PostmortemPlan } from './change-postmortem.ts';
import { isInUse } from './effects/archive-channel.ts';

/** How many due postmortems one pass takes before it looks again. */
const PER_PASS = 200;

type Ports = Pick<App, 'postmortems' | 'incidents' | 'incidentChannels' | 'queue' | 'clock' | 'policy'>;

/**
 * Turns due dates of postmortems into what is wanted then, each once even when several workers sweep: a reminder, whose
 * receiver is looked up when it is sent, or the end of the channel, some days after the publication. Throws `StoreFault`.
 */
export async function claimPostmortems(app: Ports): Promise<void> {
  for (;;) {
    const due = await app.postmortems.due(app.clock(), PER_PASS);
    for (const { team, incident } of due) await claim(app, team, incident);
    if (due.length < PER_PASS) return;
  }
}

function claim(app: Ports, team: string, incident: string): Promise<void> {
  return changePostmortem(app, { team, incident }, async ({ state, remindAt }) => {
    if (!remindAt || remindAt > app.clock()) return { result: undefined };
    const { workflow } = state;
    if (workflow.state === 'published') {
      const plan = await archiving(app, { team, incident, workflow });
      return { plan: { state, ...plan }, result: undefined };
    }
    const effects: PostmortemEffect[] = [{ kind: 'remind-postmortem', due: state.due ?? '', at: remindAt }];
    return { plan: { state, effects, remindAt: 'never' }, result: undefined };
  });
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
