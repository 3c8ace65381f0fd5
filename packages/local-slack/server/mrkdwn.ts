/** How Slack turns what is typed or posted into message text. */
import type { Team } from './state/team.ts';

/** `&`, `<` and `>` as a message's text holds them. */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The reverse, for showing. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Text posted by an app: its `<…>` constructs stay, stray characters are escaped. */
export function postedText(text: string): string {
  return text
    .split(/(<[^<>\n]+>)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeStray(part)))
    .join('');
}

function escapeStray(text: string): string {
  return text
    .replaceAll(/&(?!amp;|lt;|gt;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

const MENTION =
  /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>|<#(C[A-Z0-9]+)(?:\|[^>]*)?>|<!subteam\^(S[A-Z0-9]+)(?:\|[^>]*)?>|https?:\/\/[^\s<>]+|([@#])([a-z0-9][a-z0-9._-]*)/g;

/**
 * Text typed by a person: `@name` and `#name` become references where somebody, a user group or a channel has that name,
 * links get their brackets, the rest is escaped. `named` adds `|name`, as in slash commands.
 */
export function typedText(team: Team, text: string, { named = false }: { named?: boolean } = {}): string {
  let result = '';
  let end = 0;
  for (const match of text.matchAll(MENTION)) {
    result += escapeText(text.slice(end, match.index)) + reference(team, match, named);
    end = match.index + match[0].length;
  }
  return result + escapeText(text.slice(end));
}

function reference(team: Team, match: RegExpMatchArray, named: boolean): string {
  const [whole, userId, channelId, groupId, sign, word = ''] = match;
  if ([sign, userId, channelId, groupId].every((it) => it === undefined)) return `<${escapeText(whole)}>`;
  const name = word.replace(/[._-]+$/, '');
  const rest = escapeText(word.slice(name.length));
  const user = userId !== undefined ? team.users.get(userId) : sign === '@' ? team.user(name) : undefined;
  if (user !== undefined) return `<@${user.id}${named ? `|${user.name}` : ''}>${rest}`;
  const channel =
    channelId !== undefined
      ? team.channels.get(channelId)
      : sign === '#'
        ? team.channelNamed(name)
        : undefined;
  if (channel !== undefined) return `<#${channel.id}|${channel.name}>${rest}`;
  const [id, group] = groupOf(team, groupId, sign === '@' ? name : undefined) ?? [];
  if (group !== undefined) return `<!subteam^${id}${named ? `|@${group.handle}` : ''}>${rest}`;
  return escapeText(whole);
}

function groupOf(team: Team, id: string | undefined, handle: string | undefined) {
  return [...team.userGroups].find(([key, group]) => key === id || group.handle === handle);
}
