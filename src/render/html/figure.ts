import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Picture } from '../picture.ts';
import { element, words as text } from './element.ts';

/** A picture with its title and description, both inside the SVG and below it. */
export function figure({ name, title, svg, words }: Picture): ElementContent {
  const picture = { type: 'raw', value: described(svg, name, { title, words }) } as unknown as ElementContent;
  const scrolled = { className: ['picture'], role: 'region', tabIndex: 0, ariaLabel: title };
  return element('figure', { id: `figure-${name}` }, [
    element('div', scrolled, [picture]),
    element('figcaption', {}, [
      element('details', {}, [
        element('summary', {}, [text(`${title}, in words`)]),
        element('p', {}, [text(words)]),
      ]),
    ]),
  ]);
}

function described(svg: string, name: string, { title, words }: Pick<Picture, 'title' | 'words'>): string {
  const ids = { title: `title-${name}`, words: `words-${name}` };
  const inside = toHtml(
    [
      element('title', { id: ids.title }, [{ type: 'text', value: title }]),
      element('desc', { id: ids.words }, [{ type: 'text', value: words }]),
    ] as Parameters<typeof toHtml>[0],
    { space: 'svg' },
  );
  const role = `role="img" aria-labelledby="${ids.title}" aria-describedby="${ids.words}"`;
  return svg.replace(
    /^(<svg)([^>]*>)/,
    (_, start: string, rest: string) => `${start} ${role}${rest}${inside}`,
  );
}
