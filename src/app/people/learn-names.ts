import { hoursToMilliseconds } from 'date-fns/hoursToMilliseconds';
import { peopleOf } from '../../domain/postmortem/review/workflow.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { refusedWith, SlackFault } from '../ports/slack-fault.ts';
import { StoreFault } from '../ports/store-fault.ts';
import { peopleIn } from '../postmortems/incident-record.ts';
import { readPerson } from './load-person.ts';

type Ports = Pick<App, 'people' | 'peopleSource' | 'clock' | 'journal'>;

/** Whom Slack did not know is asked for again after this time. */
const UNKNOWN_FOR_MS = hoursToMilliseconds(24);
/** One pass asks for at most so many, so that a job ends soon; the next one goes on. */
const AT_ONCE = 40;

/**
 * Asks Slack who these people and apps are, as far as that is not known, and keeps the answers; never in the way of an
 * answer, so only jobs call it. Returns after how many milliseconds it makes sense to ask for the rest; `undefined`
 * where nothing is left, or Slack does not tell: that is left for the next time. Throws `StoreFault`.
 */
export async function learnNames(
  app: Ports,
  team: string,
  ids: readonly string[],
): Promise<number | undefined> {
  const wanted = [...new Set(ids)].filter((id) => /^[UWB][A-Z0-9]+$/.test(id));
  if (wanted.length === 0) return undefined;
  const now = app.clock().getTime();
  const known = new Set(
    (await app.people.many(team, wanted))
      .filter(({ name, readAt }) => name !== '' || now - readAt.getTime() < UNKNOWN_FOR_MS)
      .map(({ user }) => user),
  );
  const unknown = wanted.filter((id) => !known.has(id));
  for (const user of unknown.slice(0, AT_ONCE)) {
    const next = await learnName(app, team, user);
    if (next === 'no use') return undefined;
    if (next.afterMs > 0) return next.afterMs;
  }
  return unknown.length > AT_ONCE ? 0 : undefined;
}

/** When it makes sense to go on asking. */
async function learnName(
  app: Ports,
  team: string,
  user: string,
): Promise<{ readonly afterMs: number } | 'no use'> {
  try {
    await readPerson(app, team, user);
    return AT_ONCE_MORE;
  } catch (error) {
    if (error instanceof StoreFault) throw error;
    app.journal.warn({ team, user, error }, 'person not read');
    if (!(error instanceof SlackFault)) return 'no use';
    if (error.trouble.kind === 'limited') return { afterMs: Math.max(1, error.trouble.retryAfterMs) };
    if (!refusedWith(error, ...NOBODY)) return 'no use';
    const readAt = app.clock();
    await app.people.put({
      team,
      user,
      name: '',
      zone: 'UTC',
      zoneUnknown: true,
      deactivated: false,
      readAt,
    });
    return AT_ONCE_MORE;
  }
}

const AT_ONCE_MORE = { afterMs: 0 };

/** Slack's words for an id that it does not know, or does not show to Scribe. */
const NOBODY = ['user_not_found', 'user_not_visible', 'users_not_found', 'bot_not_found'];

/** As `learnNames`, for everybody whom the record of an incident or its document names. Throws `StoreFault`. */
export async function learnNamesOf(
  app: Ports & Pick<App, 'entries' | 'actions' | 'postmortems'>,
  { incident }: Pick<KnownIncident, 'incident'>,
): Promise<number | undefined> {
  const { team, key } = incident;
  const [entries, actions, { answers, workflow }] = await Promise.all([
    app.entries.ofIncident(team, key),
    app.actions.ofIncident(team, key),
    app.postmortems.state(team, key),
  ]);
  return learnNames(app, team, [
    ...peopleIn({ incident, entries, actions: actions.map(({ item }) => item), answers }),
    ...peopleOf(workflow),
  ]);
}
