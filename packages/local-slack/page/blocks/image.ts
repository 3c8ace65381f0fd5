import type { ImageBlock, ImageElement, SlackFileImageObject, UrlImageObject } from '@slack/types';
import { h, safeUrl } from '../dom.ts';
import { textWithEmoji } from '../emoji-view.ts';

function addressOf(image: UrlImageObject | SlackFileImageObject): string | undefined {
  if ('image_url' in image) return safeUrl(image.image_url);
  return 'url' in image.slack_file ? safeUrl(image.slack_file.url) : undefined;
}

/** A small picture in a context line or beside a section. */
export function imageElementView(image: ImageElement): HTMLElement {
  return h('img', { class: 'thumbnail', src: addressOf(image), alt: image.alt_text, loading: 'lazy' });
}

/** A picture over the whole width. */
export function imageBlockView(image: ImageBlock): HTMLElement {
  return h(
    'figure',
    { class: 'image-block' },
    image.title && h('figcaption', {}, ...textWithEmoji(image.title.text)),
    h('img', { src: addressOf(image), alt: image.alt_text, loading: 'lazy' }),
  );
}
