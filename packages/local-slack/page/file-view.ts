import type { PageFile } from '../page-protocol.ts';
import { type Child, h, safeUrl } from './dom.ts';
import { icon } from './icon.ts';
import { markdown } from './markdown.ts';
import type { Page } from './page.ts';

/** Longer texts are cut, since they would make the page slow. */
const shownCharacters = 200_000;

/** A file below its message: an image, the beginning of a text, or the name of anything else. */
export function fileView(page: Page, file: PageFile): HTMLElement {
  const kind = kindOf(file);
  if (kind === 'image') {
    return h(
      'figure',
      { class: 'image-block' },
      h('figcaption', {}, nameLink(page, file)),
      h('img', { src: safeUrl(file.url), alt: file.alt ?? file.title, loading: 'lazy' }),
    );
  }
  const preview = kind !== 'other' && h('div', { class: 'file-preview' }, textView(file, kind));
  return h(
    'div',
    { class: 'file', 'data-file': file.id },
    h(
      'div',
      { class: 'file-head' },
      h('span', { class: 'file-icon' }, icon('file')),
      h('div', { class: 'grow' }, nameLink(page, file), h('small', { class: 'quiet' }, describe(file))),
      downloadLink(file),
    ),
    preview,
  );
}

/** The whole file, for the pane. */
export function wholeFileView(file: PageFile): Child {
  const kind = kindOf(file);
  if (kind === 'image')
    return h('img', { class: 'whole-image', src: safeUrl(file.url), alt: file.alt ?? file.title });
  if (kind === 'other') return h('p', {}, 'This kind of file has no preview. Download it to open it.');
  return textView(file, kind);
}

export function downloadLink(file: PageFile): HTMLElement {
  return h(
    'a',
    { class: 'button', href: safeUrl(file.url), download: file.name, 'aria-label': `Download ${file.name}` },
    'Download',
  );
}

/** `Markdown · 12 kB`. */
export function describe(file: PageFile): string {
  const size = file.size < 1_000 ? `${file.size} bytes` : `${Math.round(file.size / 100) / 10} kB`;
  return `${isMarkdown(file) ? 'Markdown' : file.mimetype} · ${size}`;
}

function nameLink(page: Page, file: PageFile): HTMLElement {
  const open = () => page.show({ kind: 'file', id: file.id });
  return h('button', { type: 'button', class: 'link-button', onclick: open }, file.title || file.name);
}

function kindOf(file: PageFile): 'image' | 'markdown' | 'text' | 'other' {
  if (file.mimetype.startsWith('image/')) return 'image';
  if (isMarkdown(file)) return 'markdown';
  return /^text\/|json|xml|yaml|csv/.test(file.mimetype) ? 'text' : 'other';
}

function isMarkdown(file: PageFile): boolean {
  return file.mimetype === 'text/markdown' || /\.(md|markdown)$/i.test(file.name);
}

function textView(file: PageFile, kind: 'markdown' | 'text'): HTMLElement {
  const holder = h('div', { class: 'file-text' }, h('p', { class: 'quiet' }, 'Loading…'));
  void textOf(file.url).then((text) => {
    const shown = text.slice(0, shownCharacters);
    holder.replaceChildren(kind === 'markdown' ? markdown(shown) : h('pre', { class: 'plain-text' }, shown));
  });
  return holder;
}

async function textOf(url: string): Promise<string> {
  const answer = await fetch(url).catch(() => undefined);
  return answer?.ok ? answer.text() : 'The file could not be loaded.';
}
