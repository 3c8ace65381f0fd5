import { nearestWord } from '../../domain/incident/nearest-word.ts';
import { incidentInChannelFor } from '../access/incident-for.ts';
import type { SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import type { Person } from '../ports/people.ts';
import { canAct } from './load-person.ts';
import { peopleOf } from './typed-owners.ts';

/** Who typed the name, and where. */
interface Naming {
  readonly team: string;
  readonly user: string;
  readonly typedIn?: string | undefined;
  readonly channel: string;
}

/**
 * People of the channel's incident whose name is, begins with or nearly is what somebody typed, the best fit first: to
 * be offered, since a name may be that of several. Throws `StoreFault`.
 */
export async function peopleNamed(
  app: SightPorts & Pick<App, 'people' | 'entries'>,
  { team, user, typedIn, channel }: Naming,
  said: string,
): Promise<readonly Person[]> {
  const found = await incidentInChannelFor(app, { team, user, typedIn, channel });
  if (found.kind !== 'found') return [];
  const wanted = said
    .toLowerCase()
    .replace(/^@/, '')
    .replace(/[\s,.;:]+$/, '');
  if (wanted === '') return [];
  const people = (await peopleOf(app, found.known)).filter(canAct);
  for (const fits of [same, begins, nearly]) {
    const some = people.filter((person) => namesOf(person).some((name) => fits(name, wanted)));
    if (some.length > 0) return some.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  }
  return [];
}

/** All names of a person as Slack has them, in small letters. */
function namesOf({ name, names }: Person): readonly string[] {
  const all = [name, names?.display, names?.real, names?.handle];
  return [...new Set(all.flatMap((each) => (each ? [each.toLowerCase()] : [])))];
}

function same(name: string, wanted: string): boolean {
  return name === wanted;
}

/** Of any part of a name: `smith` is Bo Smith. */
function begins(name: string, wanted: string): boolean {
  return name.startsWith(wanted) || name.split(/[\s._-]+/).some((part) => part.startsWith(wanted));
}

function nearly(name: string, wanted: string): boolean {
  return nearestWord(wanted, [name, ...name.split(/[\s._-]+/)]) !== undefined;
}
