import { dateIn } from '../../domain/actions/calendar-date.ts';
import { type Home, type HomePostmortem, homeOf, postmortemWait } from '../../domain/home/home.ts';
import { visibleIncidents } from '../access/find-incident.ts';
import { heardOf, itemsOf, mayHear } from '../access/sharing.ts';
import { type Asker, type SightPorts, visibleTo } from '../access/who-may-see.ts';
import { holdersSoon } from '../actions/holders-of.ts';
import type { App } from '../app.ts';
import { personOf } from '../people/load-person.ts';
import type { KnownAction } from '../ports/actions.ts';
import type { ListedIncident } from '../ports/incidents.ts';
import type { PostmortemStanding } from '../ports/postmortem-lists.ts';

type Ports = SightPorts &
  Pick<App, 'actions' | 'people' | 'peopleSource' | 'policy' | 'postmortemLists' | 'userGroups'>;

type Asked = Asker & { readonly team: string };

/** How many incidents that somebody had a role in are looked at for postmortems that wait for them, the newest first. */
const LED = 200;

/** What somebody has to do and may see: the same for the home tab and for `mine`. Throws `StoreFault`. */
export async function loadHome(app: Ports, asked: Asked): Promise<Home> {
  const { team, user } = asked;
  const [items, held, incidents, led, reviewed, { zone }] = await Promise.all([
    itemsOf(app, asked),
    heldFor(app, asked),
    visibleIncidents(app, asked, true),
    ledOver(app, asked),
    underReview(app, asked),
    personOf(app, team, user),
  ]);
  const known = new Map([...led, ...reviewed].map((one) => [one.incident.key, one]));
  return homeOf({
    user,
    today: dateIn(app.clock(), zone),
    items: items.map(({ item }) => item),
    held: held.map(({ item }) => item),
    incidents,
    postmortems: [...known.values()],
  });
}

/** Items that this person can take: a group that they are in, a role that they have, or a team of theirs has them. */
async function heldFor(app: Ports, { team, user }: Asked): Promise<readonly KnownAction[]> {
  const items = await app.actions.held(team);
  const keys = [...new Set(items.map(({ item }) => item.incident))];
  const known = await app.incidents.byKeys(team, keys);
  const roles = new Map(known.map(({ incident }) => [incident.key, incident.roles]));
  const theirs = await Promise.all(
    items.map(async ({ item: { heldBy: holder, incident } }) => {
      if (holder === undefined) return false;
      return (await holdersSoon(app, { team, holder, roles: roles.get(incident) ?? {} })).includes(user);
    }),
  );
  return heardOf(
    app,
    { team, user },
    items.filter((_, index) => theirs[index]),
  );
}

/** Postmortems of incidents that are over, in which this person had a role. */
async function ledOver(app: Ports, asked: Asked): Promise<readonly HomePostmortem[]> {
  const { team, user } = asked;
  const over = await app.incidents.list(team, { active: false, limit: LED, holder: user, seenBy: asked });
  const keys = over.map(({ incident }) => incident.key);
  const standings = await app.postmortemLists.ofIncidents(team, keys);
  const waiting = waitingFor(user, { standings, known: over });
  const visible = new Set(
    await visibleTo(
      app,
      waiting.map(({ known }) => known),
      asked,
    ),
  );
  return waiting.filter(({ known }) => visible.has(known)).map(shown);
}

/** Postmortems that wait for this person's word, also where only that was shared with them. */
async function underReview(app: Ports, { team, user }: Asked): Promise<readonly HomePostmortem[]> {
  const all = await app.postmortemLists.underReview(team);
  const standings = all.filter(({ workflow }) => isNamed(user, workflow));
  const known = await app.incidents.byKeys(
    team,
    standings.map(({ incident }) => incident),
  );
  const waiting = waitingFor(user, { standings, known });
  const heard = await Promise.all(
    waiting.map(async ({ known: one, standing: { workflow } }) => {
      if (!one.incident.private) return true;
      const whole = await app.incidents.byKey(team, one.incident.key);
      return whole !== undefined && mayHear(app, whole, { user, what: { workflow } });
    }),
  );
  return waiting.filter((_, index) => heard[index]).map(shown);
}

/** Whether it may wait for this person: most do not, and their incidents are not read. */
function isNamed(user: string, workflow: PostmortemStanding['workflow']): boolean {
  switch (workflow.state) {
    case 'in review':
      return workflow.approver === user || workflow.reviewers.includes(user);
    case 'approved':
      return workflow.askedBy === undefined || workflow.askedBy === user;
    case 'draft':
    case 'published':
    case 'not required':
      return false;
    default:
      return workflow satisfies never;
  }
}

interface Waiting {
  readonly known: ListedIncident;
  readonly standing: PostmortemStanding;
}

function waitingFor(
  user: string,
  {
    standings,
    known,
  }: { readonly standings: readonly PostmortemStanding[]; readonly known: readonly ListedIncident[] },
): readonly Waiting[] {
  const byKey = new Map(known.map((one) => [one.incident.key, one]));
  return standings.flatMap((standing): Waiting[] => {
    const one = byKey.get(standing.incident);
    if (!one) return [];
    const waits = postmortemWait(user, { incident: one.incident, workflow: standing.workflow });
    return waits === undefined ? [] : [{ known: one, standing }];
  });
}

function shown({ known: { incident, channel }, standing: { workflow, due } }: Waiting): HomePostmortem {
  return { incident, channel, workflow, due };
}
