import { findIncident, mergedIncidents } from '../../../app/access/find-incident.ts';
import { mergeTarget } from '../../../app/access/merge-target.ts';
import { planMerge } from '../../../app/incidents/plan-merge.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import type { CommandOf } from '../../../domain/incident/verbs/read-command.ts';
import { mergeAskView, unmergeAskView } from '../../views/merge.ts';
import { mergeIntoCancelled, mergeWithDrill, mergeWouldPublish, unmergeUnseen } from '../../words/merges.ts';
import { refused } from '../../words/refusals.ts';
import { type Answer, sayText } from '../answer.ts';
import { askWhether } from '../ask-whether.ts';
import { incidentKey } from '../incident-key.ts';
import { readerOf } from '../reader-of.ts';
import { askWhich, type IncidentRequest, withIncident } from '../with-incident.ts';
import { applyChange, plainText } from './change.ts';
import { type HandlerGroup, onIncident, SURE } from './handler.ts';

/** One incident becomes part of another, and comes out of it again. */
export const MERGING = {
  merge: onIncident<CommandOf<'merge'>>(async (on, command) => {
    const { context, request } = on;
    const into = await incidentKey(context, request, command.into);
    return withIncident({ context, request: { ...request, incident: into, text: '' } }, ({ known }) =>
      mergeInto(on, known, plainText(command.why) ?? ''),
    );
  }, SURE),
  unmerge: async (context, request, command) => {
    const incident =
      command.incident === undefined
        ? request.incident
        : await incidentKey(context, request, command.incident);
    const asked = incident === undefined ? request : { ...request, incident };
    return withIncident({ context, request: asked, offers: 'merged', onMerged: 'itself' }, (on) =>
      incident === undefined && on.known.incident.phase.state !== 'merged'
        ? askWhichWasMerged(on, plainText(command.why))
        : unmerge(on, plainText(command.why)),
    );
  },
} satisfies HandlerGroup;

/** Asks once; whoever confirmed what is still so merges. */
async function mergeInto(on: IncidentRequest, into: KnownIncident, why: string): Promise<Answer> {
  const { context, request, known } = on;
  const plan = await planMerge(context.app, known, into);
  switch (plan.kind) {
    case 'refused':
      return sayText(refused(plan.refusal, await readerOf(context, request), context.command), 'refused');
    case 'would-publish':
      return sayText(mergeWouldPublish(known.incident, into.incident, context.command), 'refused');
    case 'with-drill':
      return sayText(mergeWithDrill(known.incident, into.incident), 'refused');
    case 'into-cancelled':
      return sayText(mergeIntoCancelled(into.incident), 'refused');
    case 'planned': {
      const { key, private: hidden } = into.incident;
      if (request.confirmed === plan.digest)
        return applyChange(on, { kind: 'merge', into: key, hidden, why });
      return askWhether(on, plan.digest, (ref) =>
        mergeAskView({ merged: known, into, ...plan }, ref, context.command),
      );
    }
    default:
      return plan satisfies never;
  }
}

/** What a person says yes to when a private incident gives back what was public. */
const BECOMES_PUBLIC = 'becomes-public';

/** Takes a merge back, for whoever may see both incidents. Throws `StoreFault`. */
export async function unmerge(on: IncidentRequest, why: string | undefined): Promise<Answer> {
  const { context, request, known } = on;
  const { phase } = known.incident;
  const key = phase.state === 'merged' ? phase.into : '';
  const found = await findIncident(context.app, { team: request.team, user: request.user, key });
  const other = found.kind === 'found' || found.kind === 'merged' ? found.known : undefined;
  const target = await mergeTarget(context.app, known);
  if (!other && target.incident.key !== known.incident.key)
    return sayText(unmergeUnseen(known.incident), 'refused');
  if (other?.incident.private && !known.incident.private && request.confirmed !== BECOMES_PUBLIC)
    return askWhether(on, BECOMES_PUBLIC, (ref) => unmergeAskView(known.incident, other, ref));
  return applyChange(on, { kind: 'unmerge', why });
}

/** In the channel of the incident that others were merged into, one of those is meant. */
async function askWhichWasMerged(on: IncidentRequest, why: string | undefined): Promise<Answer> {
  const { context, request, known } = on;
  const { team, user } = request;
  const among = await mergedIncidents(context.app, { team, user, into: known.incident.key });
  return among.length === 0 ? unmerge(on, why) : askWhich(context, request, among);
}
