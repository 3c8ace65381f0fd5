import { parentPort } from 'node:worker_threads';
import type { FileFormat } from '../domain/incident/file-format.ts';
import type { IncidentRecord } from '../domain/postmortem/record/record.ts';
import { type Exported, type RenderedFile, renderFiles } from './render-file.ts';

/** The timeline as PNG, and what it shows in words. */
export interface RenderedPicture {
  readonly bytes: Uint8Array;
  readonly words: string;
}

/** What is slow to render: by kind, the order and its result. */
export interface Renderings {
  files: {
    readonly order: { readonly format: FileFormat; readonly exported: Exported };
    readonly result: readonly RenderedFile[];
  };
  timeline: { readonly order: IncidentRecord; readonly result: RenderedPicture | undefined };
}

/** Pixels per unit of a picture in Slack, whose largest view is 720 wide on screens of twice the density. */
const SHARP = 3;

/** Renders each kind; renderers are loaded at their first use. */
const RENDER: {
  readonly [K in keyof Renderings]: (order: Renderings[K]['order']) => Promise<Renderings[K]['result']>;
} = {
  files: ({ format, exported }) => renderFiles(format, exported),
  async timeline(record) {
    const { timelinePicture } = await import('./chart/timeline.ts');
    const picture = timelinePicture(record, 'message');
    if (!picture) return undefined;
    const [{ renderPng }, { hanStyle }, { languagesOf }] = await Promise.all([
      import('./png.ts'),
      import('./letters/han-style.ts'),
      import('./pictures.ts'),
    ]);
    const style = () => hanStyle(picture.svg, languagesOf(record));
    return {
      bytes: renderPng(picture.svg, { scale: SHARP, style }),
      words: `${picture.title}. ${picture.words}`,
    };
  },
};

/** In a worker thread, this module takes one order and ends with its answer. */
parentPort?.once('message', async ({ kind, order }: { kind: keyof Renderings; order: never }) => {
  parentPort?.postMessage(await RENDER[kind](order));
});
