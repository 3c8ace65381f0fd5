import type { Offload } from '../app/ports/offload.ts';
import type { Renderer } from '../app/ports/renderer.ts';
import { canvas, diffs, files, markdown, sectionBlocks, sectionText, timeline } from './renderings.ts';

const module = new URL('./renderings.ts', import.meta.url).href;
const FOR_JOB = { module, awaitedBy: 'job' } as const;
const FOR_PERSON = { module, awaitedBy: 'person' } as const;

const MARKDOWN = { ...FOR_JOB, run: markdown };
const CANVAS = { ...FOR_JOB, run: canvas };
const FILES = { ...FOR_JOB, run: files, always: true } as const;
const TIMELINE = { ...FOR_JOB, run: timeline, always: true } as const;
const TEXT = { ...FOR_PERSON, run: sectionText };
const BLOCKS = { ...FOR_PERSON, run: sectionBlocks };
const DIFFS = { ...FOR_PERSON, run: diffs };

/** What may format something: the parser takes long where there are many of them, however short the text. */
const SIGNS = /[*_~`[\]|<>\n+-]/g;
const MANY_SIGNS = 1_000;

/** Every renderer in one object, each loaded at its first use: a start needs none. */
export function offloadedRenderer(offload: Offload): Renderer {
  return {
    markdown: (document, files) => offload.run(MARKDOWN, { document, files }),
    canvas: (document, partBytes) => offload.run(CANVAS, { document, partBytes }),
    timelinePicture: (record) => offload.run(TIMELINE, record),
    exportFiles: (format, document, from) => offload.run(FILES, { format, document, ...from }),
    sectionText: (section, document) => offload.run(TEXT, { section, document }),
    sectionBlocks(edited, section, document) {
      const many = (edited.match(SIGNS)?.length ?? 0) > MANY_SIGNS;
      const order = { section, document, markdown: edited };
      return offload.run(many ? { ...BLOCKS, always: true } : BLOCKS, order);
    },
    diffs: (before, after, changes) => offload.run(DIFFS, { before, after, changes }),
  };
}
