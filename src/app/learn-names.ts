import { hoursToMilliseconds } from 'date-fns/hoursToMilliseconds';
import type { App } from './app.ts';
import { peopleIn } from './incident-record.ts';
import { readPerson } from './load-person.ts';
import type { KnownIncident } from './ports/incidents.ts';
import { SlackFault } from './ports/slack-fault.ts';
import { StoreFault } from './ports/store-fault.ts';

type Ports = Pick<App, 'people' | 'peopleSource' | 'clock' | 'journal'>;

/** Whom Slack did not know is asked for again after this time. */
const UNKNOWN_FOR_MS = hoursToMilliseconds(24);
/** One pass asks for at most so many; the next one goes on. */
const AT_ONCE = 40;

/**
 * Asks Slack who these people and apps are, as far as that is not known, and keeps the answers; never in the way of an
 * answer, so only jobs call it. What Slack does not tell is left for the next time. Throws `StoreFault`.
 */
export async function learnNames(app: Ports, team: string, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)].filter((id) => /^[UWB][A-Z0-9]+$/.test(id));
  if (wanted.length === 0) return;
  const now = app.clock().getTime();
  const known = new Set(
    (await app.people.many(team, wanted))
      .filter(({ name, readAt }) => name !== '' || now - readAt.getTime() < UNKNOWN_FOR_MS)
      .map(({ user }) => user),
  );
  for (const user of wanted.filter((id) => !known.has(id)).slice(0, AT_ONCE)) {
    if (!(await learnName(app, team, user))) return;
  }
}

/** Whether it makes sense to go on asking. */
async function learnName(app: Ports, team: string, user: string): Promise<boolean> {
  try {
    await readPerson(app, team, user);
    return true;
  } catch (error) {
    if (error instanceof StoreFault) throw error;
    app.journal.warn({ team, user, error: String(error) }, 'person not read');
    if (!(error instanceof SlackFault) || error.trouble.kind !== 'refused') return false;
    if (!NOBODY.includes(error.trouble.error)) return false;
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
    return true;
  }
}

/** Slack's words for an id that it does not know, or does not show to Scribe. */
const NOBODY = ['user_not_found', 'user_not_visible', 'users_not_found', 'bot_not_found'];

/** Everybody whom the record of an incident names. Throws `StoreFault`. */
export async function learnNamesOf(
  app: Ports & Pick<App, 'entries' | 'actions' | 'postmortems'>,
  { incident }: Pick<KnownIncident, 'incident'>,
): Promise<void> {
  const { team, key } = incident;
  const [entries, actions, { answers }] = await Promise.all([
    app.entries.ofIncident(team, key),
    app.actions.ofIncident(team, key),
    app.postmortems.state(team, key),
  ]);
  await learnNames(
    app,
    team,
    peopleIn({ incident, entries, actions: actions.map(({ item }) => item), answers }),
  );
}
