import { unknownMentionIn, unknownMentionsIn } from '../../domain/actions/unknown-mentions.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { Person } from '../ports/people.ts';

/**
 * People of an incident by the names that they have in Slack: a form sends `@kim` as plain text. Those who hold a role,
 * are in the channel or wrote an entry are meant. Throws `StoreFault`.
 */
export async function peopleOf(
  app: Pick<App, 'people' | 'entries'>,
  { incident: { team, key, roles }, members = [] }: KnownIncident,
): Promise<readonly Person[]> {
  const entries = await app.entries.ofIncident(team, key);
  const users = [...Object.values(roles).flat(), ...members, ...entries.map(({ author }) => author)];
  return app.people.many(team, [...new Set(users)]);
}

/** The text with each typed `@name` as a mention, where exactly one of these people has that name. */
export function withMentions(text: string, people: readonly Person[]): string {
  return text
    .split(/(\s+)/)
    .map((word) => {
      const typed = unknownMentionIn(word);
      const user = typed?.startsWith('@') ? onlyOneNamed(typed.slice(1), people) : undefined;
      return user === undefined ? word : `<@${user}>`;
    })
    .join('');
}

function onlyOneNamed(name: string, people: readonly Person[]): string | undefined {
  const wanted = name.toLowerCase();
  const found = people.filter(({ name: shown, names }) =>
    [shown, names?.display, names?.real, names?.handle].some((each) => each?.toLowerCase() === wanted),
  );
  return found.length === 1 ? found[0]?.user : undefined;
}

/** An item of a form that names somebody whom nobody knows, and has no owner. */
export interface UnknownOwner {
  readonly item: string;
  readonly names: readonly string[];
}

/** The items that one form added without the owner who was typed. Throws `StoreFault`. */
export async function unknownOwners(
  app: Pick<App, 'actions'>,
  { incident: { team, key } }: Pick<KnownIncident, 'incident'>,
  form: string,
): Promise<readonly UnknownOwner[]> {
  const items = await app.actions.ofIncident(team, key);
  return items.flatMap(({ item }) => {
    if (item.owner !== undefined || !item.id.startsWith(`${form}.`)) return [];
    const names = unknownMentionsIn(item.title);
    return names.length > 0 ? [{ item: item.key, names }] : [];
  });
}
