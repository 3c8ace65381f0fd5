import { fieldsOf, listOf, optionalText } from '../../slack/messages/json-fields.ts';
import type { MessageSource, ProfileNames } from '../../slack/messages/source.ts';
import type { ExportMessage } from './messages.ts';

/** Ids of people, apps and channels to the names that people see. */
export type Names = ReadonlyMap<string, string>;

/** The names in `users.json`, as far as it can be read: a person without one keeps the id. */
export function namesOfUsers(users: unknown): Names {
  return new Map(
    listOf(users).flatMap((user) => {
      const { id, name, real_name: real, profile } = fieldsOf(user);
      const { display_name: display, real_name: profileReal } = fieldsOf(profile);
      return entry(
        id,
        optionalText(display) ?? optionalText(profileReal) ?? optionalText(real) ?? optionalText(name),
      );
    }),
  );
}

/** The names of channels in `channels.json` and its like. */
export function namesOfChannels(channels: readonly unknown[]): Names {
  return new Map(
    channels.flatMap((channel) => {
      const { id, name } = fieldsOf(channel);
      return entry(id, optionalText(name));
    }),
  );
}

/** The names that messages have of who wrote them: people of other workspaces and apps are in no list. */
export function namesInMessages(messages: readonly ExportMessage[]): Names {
  return new Map(
    messages.flatMap(({ source: { id, bot, app, byline, person } }) => [
      ...entry(bot, app ?? byline),
      ...entry(id, bot === undefined ? nameOfProfile(person) : (app ?? byline)),
    ]),
  );
}

/** Who wrote a message, by name: an app may give each message its own. */
export function authorOf(source: MessageSource, names: Names): string | undefined {
  const { id, bot, byline, app } = source;
  if (bot !== undefined || id === '') return byline ?? app ?? named(names, id);
  return named(names, id);
}

function named(names: Names, id: string): string | undefined {
  return names.get(id) ?? (id === '' ? undefined : id);
}

/**
 * A text with names instead of codes, of people and channels whose name the export has; the other codes stay, for
 * whoever knows them.
 */
export function withNames(text: string, names: Names): string {
  return text.replace(/<([@#][A-Z0-9]+)(?:\|([^<>]*))?>/g, (code, target: string, label = '') => {
    const name = names.get(target.slice(1)) ?? label;
    return name === '' ? code : `${target.charAt(0)}${name.replace(/^[@#]/, '')}`;
  });
}

function nameOfProfile(person: ProfileNames | undefined): string | undefined {
  return person?.display ?? person?.real ?? person?.handle;
}

function entry(id: unknown, name: string | undefined): (readonly [string, string])[] {
  const known = optionalText(id);
  return known === undefined || name === undefined ? [] : [[known, name]];
}
