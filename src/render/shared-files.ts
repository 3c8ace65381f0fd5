import { imageSize } from 'image-size';
import type { RootContent } from 'mdast';
import type { SharedFile } from '../domain/timeline/shared-file.ts';
import { clockTime, day } from '../domain/timeline/time-words.ts';
import type { Picture } from './picture.ts';

/** Formats by how their bytes begin, with what may draw them: browsers all, PDFs without WebP. */
const DRAWN = { html: ['png', 'jpg', 'gif', 'webp'], pdf: ['png', 'jpg', 'gif'] } as const;
/** A picture of more pixels takes more memory to draw than it is worth: 4 bytes each. */
const MOST_PIXELS = 25_000_000;
/** A picture stands at its own size within this; narrow ones keep it beside white, so that no icon fills a page. */
const SIZE = { width: 1_200, height: 900, least: 640 } as const;

/** The section that names each file, for the end of a document; nothing without files. */
export function filesSection(files: readonly SharedFile[]): RootContent[] {
  if (files.length === 0) return [];
  const children = files.map((file) => ({
    type: 'listItem' as const,
    children: [{ type: 'paragraph' as const, children: [named(file), words(`, ${shared(file)}`)] }],
  }));
  return [
    { type: 'heading', depth: 2, children: [words(FILES)] },
    { type: 'list', ordered: false, spread: false, children },
  ];
}

/** The heading of that section. */
export const FILES = 'Files';

function named({ name, permalink }: SharedFile) {
  if (permalink === undefined) return words(name);
  return { type: 'link' as const, url: permalink, children: [words(name)] };
}

function words(value: string) {
  return { type: 'text' as const, value };
}

/** `shared by Ana Ruiz, 2026-03-02 14:07 UTC` */
function shared({ by, at }: SharedFile): string {
  return `shared by ${by}, ${day(at)} ${clockTime(at)} UTC`;
}

/** The files that are pictures by their bytes, whatever they call themselves, as pictures of a document. */
export function picturesIn(files: readonly SharedFile[], format: keyof typeof DRAWN): Picture[] {
  return files.flatMap((file, index) => pictureOf(file, { format, name: `file-${index + 1}` }) ?? []);
}

function pictureOf(
  file: SharedFile,
  { format, name }: { readonly format: keyof typeof DRAWN; readonly name: string },
): Picture | undefined {
  const size = file.bytes && sizeOf(file.bytes);
  const type = DRAWN[format].find((known) => known === size?.type);
  if (!file.bytes || !size || !type || size.width * size.height > MOST_PIXELS) return undefined;
  const turned = (size.orientation ?? 1) >= 5;
  const [wide, high] = turned ? [size.height, size.width] : [size.width, size.height];
  const scale = Math.min(1, SIZE.width / wide, SIZE.height / high);
  const [width, height] = [Math.ceil(wide * scale), Math.ceil(high * scale)];
  const whole = Math.max(SIZE.least, width);
  const data = `data:image/${type === 'jpg' ? 'jpeg' : type};base64,${Buffer.from(file.bytes).toString('base64')}`;
  return {
    ...{ name, title: file.name, words: `${sentence(shared(file))}: ${file.text}`, width: whole, height },
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${height}" width="${whole}" height="${height}"><image width="${width}" height="${height}" href="${data}"/></svg>`,
    after: [],
  };
}

/** What the bytes say; `undefined` where they are no picture, or a broken one. */
function sizeOf(bytes: Uint8Array): ReturnType<typeof imageSize> | undefined {
  try {
    const size = imageSize(bytes);
    return size.width > 0 && size.height > 0 ? size : undefined;
  } catch {
    // The library throws at whatever it does not know; the file is named then.
    return undefined;
  }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
