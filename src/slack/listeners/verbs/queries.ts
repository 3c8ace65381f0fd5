import { incidentsOf, maySee, visibleIncidents } from '../../../app/find-incident.ts';
import { personOf } from '../../../app/load-person.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import type { ParsedCommand } from '../../../domain/incident/command-line.ts';
import { postToResponseUrl } from '../../outbound/response-url.ts';
import { doctorView } from '../../views/doctor.ts';
import { helpView } from '../../views/help.ts';
import { listView, mineView, showView } from '../../views/incident-list.ts';
import { timelineView } from '../../views/timeline.ts';
import { stillLooking } from '../../words/doctor.ts';
import { noSuchIncident } from '../../words/incidents.ts';
import type { Reader } from '../../words/times.ts';
import { type Answer, say, sayWords } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import type { UserRequest } from '../request.ts';
import { keyOf, withIncident } from '../with-incident.ts';

/** The verbs that only look. */
export type QueryVerb = Extract<
  ParsedCommand,
  { verb: 'timeline' | 'list' | 'show' | 'mine' | 'help' | 'doctor' }
>;

/** Answers what a person wants to see; nothing changes. */
export async function query(
  context: ListenerContext,
  request: UserRequest,
  verb: QueryVerb,
): Promise<Answer> {
  const { app, command } = context;
  switch (verb.verb) {
    case 'help':
      return say(helpView(command, verb.topic, [...app.policy.templates.known.keys()]));
    case 'doctor':
      return doctor(context, request);
    case 'timeline':
      return timeline(context, request, verb.all);
    case 'list': {
      const active = await visibleIncidents(app, request, true);
      const over = await visibleIncidents(app, request, false);
      return say(listView([...active, ...over], await readerOf(context, request), command));
    }
    case 'mine': {
      const [known, actions] = await Promise.all([
        incidentsOf(app, request),
        app.actions.ofOwner(request.team, request.user),
      ]);
      const items = actions.map(({ item }) => item);
      return say(mineView(known, items, await readerOf(context, request)));
    }
    case 'show':
      return show(context, request, verb);
    default:
      return verb satisfies never;
  }
}

/** What an answer may wait for the look at everything: it has 3 s in all. */
const PATIENCE_MS = 2_000;

/** Looks at everything; where that takes long, the answer follows at the command's address. */
async function doctor(context: ListenerContext, request: UserRequest): Promise<Answer> {
  const looking = context.diagnose(request.team, request.channel).then(doctorView);
  const { responseUrl } = request;
  const found = await Promise.race([looking, afterPatience()]);
  if (found) return say(found);
  if (responseUrl === undefined) return say(await looking);
  context.background(looking.then((message) => postToResponseUrl(responseUrl, message)));
  return sayWords(stillLooking());
}

function afterPatience(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), PATIENCE_MS).unref();
  });
}

/** The clocks that an answer to this person shows. */
export async function readerOf(
  context: ListenerContext,
  request: Pick<UserRequest, 'team' | 'user'>,
): Promise<Reader> {
  const { zone } = await personOf(context.app, request.team, request.user);
  return { zone, now: context.app.clock() };
}

/** The latest entries, or as many as a message holds. */
export function timeline(context: ListenerContext, request: UserRequest, all: boolean): Promise<Answer> {
  const show = async ({ incident }: KnownIncident) => {
    const entries = await context.app.entries.ofIncident(incident.team, incident.key);
    const shown = { incident, entries, which: all ? ('all' as const) : ('latest' as const) };
    return say(timelineView(shown, await readerOf(context, request), context.command));
  };
  return withIncident(context, request, show, { resolvedToo: true });
}

async function show(
  context: ListenerContext,
  request: UserRequest,
  verb: Extract<QueryVerb, { verb: 'show' }>,
): Promise<Answer> {
  const reader = await readerOf(context, request);
  if (verb.incident === undefined)
    return withIncident(context, request, async (known) => say(showView(known, reader)), {
      resolvedToo: true,
    });
  const key = await keyOf(context, request, verb.incident);
  const known = await context.app.incidents.byKey(request.team, key);
  return known && maySee(known, request.user)
    ? say(showView(known, reader))
    : sayWords(noSuchIncident(key, context.command), 'refused');
}
