import { isPending } from '../../domain/actions/action-item.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { type Helped, type ReviewTime, withHelped } from '../../domain/postmortem/review/effect-review.ts';
import { type SightPorts, visibleTo } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import type { EffectFacts } from '../ports/follow-up-posts.ts';
import type { KnownIncident, ListedIncident } from '../ports/incidents.ts';
import { changePostmortem } from './change-postmortem.ts';

/** So many of the latest incidents are looked through. */
const LOOKED_AT = 500;

/** The facts, as this person may see them. Throws `StoreFault`. */
export async function effectFacts(
  app: SightPorts & Pick<App, 'actions'>,
  { incident }: KnownIncident,
  { user, publishedAt }: { readonly user: string; readonly publishedAt: Date },
): Promise<EffectFacts> {
  const { team, key } = incident;
  const [items, ...lists] = await Promise.all([
    app.actions.ofIncident(team, key),
    ...[true, false].map((active) =>
      app.incidents.list(team, { active, limit: LOOKED_AT, seenBy: { user } }),
    ),
  ]);
  const alike = lists.flat().filter((one) => isRecurrence(one, incident, publishedAt));
  const seen = await visibleTo(app, alike, { user });
  const all = items.map(({ item }) => item);
  return { items: all, open: all.filter(isPending), since: seen.map((one) => one.incident) };
}

/** By what people said: a link either way, or a service that both concern. */
function isRecurrence({ incident: other }: ListedIncident, of: Incident, publishedAt: Date): boolean {
  if (other.key === of.key || other.declaredAt <= publishedAt || other.drill) return false;
  if (other.phase.state === 'cancelled' || other.phase.state === 'merged') return false;
  const linked =
    other.related?.some(({ key }) => key === of.key) || of.related?.some(({ key }) => key === other.key);
  return linked || (of.services ?? []).some((name) => other.services?.includes(name));
}

/** Keeps somebody's answer; the last one counts. `undefined` where nothing was asked. Throws `StoreFault`. */
export function answerHelped(
  app: Pick<App, 'postmortems' | 'queue' | 'clock'>,
  of: { readonly team: string; readonly incident: string },
  { after, said, by }: { readonly after: ReviewTime; readonly said: Helped; readonly by: string },
): Promise<'recorded' | 'unchanged' | 'not published'> {
  return changePostmortem(app, of, ({ state }) => {
    if (state.workflow.state !== 'published') return { result: 'not published' as const };
    const reviews = withHelped(state.reviews, after, { said, by, at: app.clock() });
    if (!reviews) return { result: 'unchanged' as const };
    return { plan: { state: { ...state, reviews }, effects: [] }, result: 'recorded' as const };
  });
}
