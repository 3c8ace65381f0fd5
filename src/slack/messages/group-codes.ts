import { unescapeSlack } from '../words/escape.ts';

const GROUP = /<!subteam\^(S[A-Z0-9]+)(?:\|([^<>]*))?>/g;

/**
 * What a person typed, as `unescapeSlack` gives it, but user groups stay codes, `<!subteam^S1>`: they can own an item.
 * `groups` are the names by which they were called.
 */
export function withGroupCodes(text: string): {
  readonly text: string;
  readonly groups: ReadonlyMap<string, string>;
} {
  const groups = new Map<string, string>();
  const bare = text.replace(GROUP, (_, id: string, label = '') => {
    if (label !== '') groups.set(id, `@${label.replace(/^@/, '')}`);
    return `<!subteam^${id}>`;
  });
  return { text: unescapeSlack(bare), groups };
}
