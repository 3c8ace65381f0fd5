import type { Picture } from '../picture.ts';
import { renderOpaquePng } from '../png.ts';
import { BODY } from './blocks.ts';
import { BOTTOM, COLUMN, INK, PAGE, SIZE } from './page-style.ts';
import type { PageWriter } from './page-writer.ts';
import type { Element } from './tags.ts';
import { plainRun } from './text-runs.ts';

/** Pixels per unit of the picture: enough for print, in some tens of kilobytes. */
const SCALE = 1.8;
/** Height kept free below a picture for its caption. */
const CAPTION = 44;

/** A picture that is in the structure and waits for a page with room. */
interface Waiting {
  readonly picture: Picture;
  readonly element: Element;
}

/** Sets pictures where they belong, or at the top of the next page if there is no room. */
export class Figures {
  private readonly writer: PageWriter;
  private waiting: Waiting[] = [];

  constructor(writer: PageWriter) {
    this.writer = writer;
  }

  add(picture: Picture): void {
    const element = this.writer.tags.add('Figure', { alt: `${picture.title}. ${picture.words}` });
    this.waiting.push({ picture, element });
    if (this.waiting.length === 1 && heightOf(picture) + CAPTION <= this.writer.room) this.flush();
  }

  /** Sets all that wait: at the top of a page, and at the end. */
  flush(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const each of waiting) this.set(each);
  }

  private set({ picture, element }: Waiting): void {
    const { writer } = this;
    const height = heightOf(picture);
    const width = COLUMN * Math.min(1, height / (picture.height * (COLUMN / picture.width)));
    writer.skip(6);
    writer.need(height + CAPTION);
    const svg = picture.svg.replace(/>([^<>]+)</g, (_, words: string) => `>${this.settable(words)}<`);
    writer.tags.resume(element, 'Figure');
    writer.tags.beginContent();
    writer.document.image(
      Buffer.from(renderOpaquePng(svg, { scale: SCALE, style: writer.fonts.styleOfDocument })),
      PAGE.left + (COLUMN - width) / 2,
      writer.y,
      {
        width,
      },
    );
    writer.y += height + 3;
    const caption = plainRun(`${picture.title}. ${picture.words}`, 'plain', INK.quiet);
    writer.tags.within('Caption', () => writer.paragraph([caption], { ...BODY, size: SIZE.small }));
    writer.tags.leave();
    writer.skip(6);
  }

  /** Replaces characters that no face has, which would be empty boxes in the picture too. */
  private settable(words: string): string {
    const parts = this.writer.fonts.settable(words, 'plain');
    return parts.some(({ actual }) => actual !== undefined) ? parts.map(({ text }) => text).join('') : words;
  }
}

/** The height at the full column width, but no more than a page. */
function heightOf({ width, height }: Picture): number {
  return Math.min((COLUMN / width) * height, BOTTOM - PAGE.top - CAPTION);
}
