import { h } from './dom.ts';
import { emojiOf } from './emoji.ts';

/** One emoji with its name for screen readers; an unknown one stays as `:name:`. */
export function emojiView(name: string): Node {
  const character = emojiOf(name);
  if (!character) return document.createTextNode(`:${name}:`);
  return h(
    'span',
    { class: 'emoji', role: 'img', 'aria-label': `${name} emoji`, title: `:${name}:` },
    character,
  );
}

/** Plain text in which `:name:` becomes the emoji. */
export function textWithEmoji(text: string): Node[] {
  return text.split(/(:[a-z0-9_+'-]+:)/).map((part) => {
    const name = /^:(.+):$/.exec(part)?.[1];
    return name && emojiOf(name) ? emojiView(name) : document.createTextNode(part);
  });
}
