import type { Page } from './page.ts';

/** A message's text as a person would type it, for editing: names for ids, addresses without brackets. */
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
