import type { PeopleStore } from '../../../app/ports/people.ts';
import { textParts, wordsOnly } from '../../../domain/timeline/slack-codes.ts';
import { unescapeEntities } from '../../messages/mrkdwn-text.ts';

type Errors = Readonly<Record<string, string>>;

/** What is wrong, as it reads under an input, where Slack formats nothing: people by name, no codes, no marks. */
export async function plainErrors(people: PeopleStore, team: string, errors: Errors): Promise<Errors> {
  const named = Object.values(errors)
    .flatMap((text) => textParts(text))
    .flatMap((part) => (part.kind === 'person' ? [part.id] : []));
  // Where the database does not answer, that is what the form has to say.
  const known = named.length === 0 ? [] : await people.many(team, [...new Set(named)]).catch(() => []);
  const names = new Map(known.flatMap(({ user, name }) => (name === '' ? [] : [[user, name] as const])));
  const plain = (text: string) =>
    unescapeEntities(wordsOnly(text, (id) => names.get(id)).replace(/`([^`\n]+)`/g, '$1'));
  return Object.fromEntries(Object.entries(errors).map(([input, text]) => [input, plain(text)]));
}
