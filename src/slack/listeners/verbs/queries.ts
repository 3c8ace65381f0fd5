import { listIncidents } from '../../../app/access/find-incident.ts';
import type { App } from '../../../app/app.ts';
import { loadHome } from '../../../app/home/load-home.ts';
import type { KnownIncident, ListFilter } from '../../../app/ports/incidents.ts';
import { lastedUntil } from '../../../app/postmortems/lasted-until.ts';
import { isExposed } from '../../../domain/incident/channel-wants.ts';
import type { ListedIncidents } from '../../../domain/incident/verbs/incident-list.ts';
import type { CommandOf } from '../../../domain/incident/verbs/read-command.ts';
import { periodOf, startOf } from '../../../domain/numbers/period.ts';
import { postToResponseUrl } from '../../outbound/response-url.ts';
import { doctorView } from '../../views/doctor.ts';
import { helpView } from '../../views/help.ts';
import { listView, mineView, showView } from '../../views/incident-list.ts';
import { TIMELINE_SIZES } from '../../views/timeline.ts';
import { aboutPrivate } from '../../words/channels.ts';
import { stillLooking } from '../../words/doctor.ts';
import { listNone } from '../../words/incidents.ts';
import { say, sayBest, sayText } from '../answer.ts';
import { lookedUpHere } from '../as-channel-says.ts';
import { incidentKey } from '../incident-key.ts';
import type { ListenerContext } from '../listener-context.ts';
import { pageOffers } from '../page-offers.ts';
import { readerOf } from '../reader-of.ts';
import { searchPage } from '../search-page.ts';
import { showThen } from '../show-then.ts';
import { timelinePage } from '../timeline-page.ts';
import { withIncident } from '../with-incident.ts';
import { withOffers } from '../with-offers.ts';
import { type HandlerGroup, onIncident, RESOLVED_TOO } from './handler.ts';

/** The latest entries, or the last page of all of them. */
export const timeline = onIncident<Pick<CommandOf<'timeline'>, 'all'>>(
  async ({ context, request, known }, { all }) =>
    sayBest(
      await timelinePage(context, request, { known, skip: 0, size: TIMELINE_SIZES[all ? 'all' : 'latest'] }),
    ),
  RESOLVED_TOO,
);

/** How long it lasted, as its draft says it, where it is resolved. */
async function lastedOf({ app }: ListenerContext, known: KnownIncident): Promise<number | undefined> {
  const { phase } = known.incident;
  return phase.state === 'resolved' ? lastedUntil(app, known, phase.at) : undefined;
}

/** What a person can look up; nothing changes. */
export const QUERIES = {
  timeline,
  list: async (context, asked, { filter }) => {
    const request = await lookedUpHere(context, asked);
    const { page } = filter;
    const found = await listIncidents(context.app, request, { ...storedFilter(context.app, filter), page });
    const filtered = Object.keys(filter).length > 0;
    if (filtered && found.known.length === 0 && found.more === 0)
      return sayText(listNone(asked.text, context.command));
    const answer = sayBest(listView(found, await readerOf(context, request), context.command));
    const labels = ['Newer', 'Older'] as const;
    const offers = pageOffers(asked.text, { page: found.page, further: found.older, labels });
    return withOffers(context, request, { answer, offers });
  },
  show: async (context, request, { incident }) => {
    const reader = await readerOf(context, request);
    const shown = async (known: KnownIncident) => {
      const { reviews } = await context.app.postmortems.state(known.incident.team, known.incident.key);
      const lasted = await lastedOf(context, known);
      return say(showView({ ...known, lasted }, reader, reviews));
    };
    if (incident === undefined)
      return withIncident({ context, request, ...RESOLVED_TOO }, ({ known }) => shown(known));
    const key = await incidentKey(context, request, incident);
    return withIncident({ context, request: { ...request, incident: key } }, ({ known }) => shown(known));
  },
  search: async (context, asked, { text }) =>
    searchPage(context, await lookedUpHere(context, asked), { search: text }),
  at: async (context, request, { time }) =>
    withIncident({ context, request, ...RESOLVED_TOO }, (on) => showThen(on, time)),
  private: onIncident(
    async ({ known: { incident, channel, events } }) =>
      sayText(aboutPrivate(incident, { channel, exposed: isExposed(incident, events) })),
    RESOLVED_TOO,
  ),
  mine: async (context, asked) => {
    const request = await lookedUpHere(context, asked);
    const home = await loadHome(context.app, request);
    return sayBest(mineView(home, await readerOf(context, request)));
  },
  help: async ({ app, command }, _request, { topic }) =>
    say(helpView(command, topic, [...app.policy.templates.known.keys()])),
  /** Checks everything; where that takes long, the answer follows at the command's address. */
  doctor: async (context, request) => {
    const diagnosis = context.diagnose(request.team, request.channel).then(doctorView);
    const { responseUrl } = request;
    const found = await Promise.race([diagnosis, timeout()]);
    if (found) return say(found);
    if (responseUrl === undefined) return say(await diagnosis);
    context.background(diagnosis.then((message) => postToResponseUrl(responseUrl, message)));
    return sayText(stillLooking());
  },
} satisfies HandlerGroup;

/** The same filter with what the configuration and the clock say. */
function storedFilter(
  { policy, clock }: Pick<App, 'policy' | 'clock'>,
  { severity, status, service, ofTeam, period }: ListedIncidents,
): ListFilter {
  const ofTheTeam = policy.services.filter(({ team }) => team === ofTeam).map(({ name }) => name);
  const services =
    ofTeam === undefined ? service && [service] : ofTheTeam.filter((name) => (service ?? name) === name);
  return {
    ...(severity === undefined ? {} : { severity }),
    ...(status === undefined ? {} : { status }),
    ...(services === undefined || services === '' ? {} : { services }),
    ...(period ? { since: startOf(periodOf(period, clock()).from) } : {}),
  };
}

/** How long the answer waits for the diagnosis: it has 3 s in all. */
const DIAGNOSIS_TIMEOUT_MS = 2_000;

function timeout(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), DIAGNOSIS_TIMEOUT_MS).unref();
  });
}
