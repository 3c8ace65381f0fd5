import type { Page } from './page.ts';

/** What a person typed, as Slack's mrkdwn: escaped, names as ids, addresses as links. */
export function toMrkdwn(page: Page, typed: string): string {
  const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .split(/(```[\s\S]*?```|`[^`\n]*`|https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 1 ? part : withIds(page, part)))
    .join('');
}

function withIds(page: Page, text: string): string {
  return text
    .replace(/(^|[\s(])@([\p{L}\p{N}._-]+)/gu, (whole, before: string, name: string) => {
      const trailing = /[.]+$/.exec(name)?.[0] ?? '';
      const handle = name.slice(0, name.length - trailing.length);
      if (['channel', 'here', 'everyone'].includes(handle)) return `${before}<!${handle}>${trailing}`;
      const user = page.state.users.find((one) => one.name === handle);
      return user ? `${before}<@${user.id}>${trailing}` : whole;
    })
    .replace(/(^|[\s(])#([\p{L}\p{N}_-]+)/gu, (whole, before: string, name: string) => {
      const channel = page.state.channels.find((one) => one.name === name);
      return channel ? `${before}<#${channel.id}>` : whole;
    });
}

/** The way back, to edit a message. */
export function toTyped(page: Page, text: string): string {
  return text
    .replace(
      /<@([UW]\w+)(?:\|[^>]*)?>/g,
      (_, id: string) => `@${page.state.users.find((one) => one.id === id)?.name ?? id}`,
    )
    .replace(
      /<#(\w+)(?:\|[^>]*)?>/g,
      (_, id: string) => `#${page.state.channels.find((one) => one.id === id)?.name ?? id}`,
    )
    .replace(/<!(channel|here|everyone)(?:\|[^>]*)?>/g, '@$1')
    .replace(/<((?:https?|mailto):[^|>]+)(?:\|[^>]*)?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
