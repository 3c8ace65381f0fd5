import type { FileFormat } from '../domain/incident/file-format.ts';
import type { MetricsReport } from '../domain/numbers/report.ts';
import type { Postmortem, Section } from '../domain/postmortem/document/document.ts';
import type { Block } from '../domain/postmortem/document/nodes.ts';
import type { SectionChange } from '../domain/postmortem/draft/redraft.ts';
import type { IncidentRecord } from '../domain/postmortem/record/record.ts';
import type { SharedFile } from '../domain/timeline/shared-file.ts';
import { type Exported, type RenderedFile, renderFiles } from '../render/render-file.ts';

// What is rendered in threads, each by a function that takes and gives plain data; renderers are loaded at first use.

/** The document as Markdown in UTF-8. */
export async function markdown({
  document,
  files: shared,
}: {
  readonly document: Postmortem;
  readonly files: readonly SharedFile[];
}): Promise<Uint8Array> {
  const { renderMarkdown } = await import('../render/markdown.ts');
  return Buffer.from(renderMarkdown(document, shared), 'utf8');
}

/** The document as parts of Markdown for a canvas, each of at most so many bytes. */
export async function canvas(order: {
  readonly document: Postmortem;
  readonly partBytes: number;
}): Promise<readonly string[]> {
  return (await import('../render/canvas.ts')).renderCanvas(order.document, order.partBytes);
}

/** A document and its record as files. */
export function files(order: Exported & { readonly format: FileFormat }): Promise<readonly RenderedFile[]> {
  return renderFiles(order.format, order);
}

/** Pixels per unit of a picture in Slack, whose largest view is 720 wide on screens of twice the density. */
const SHARP = 3;

/** The timeline as PNG, and what it shows in words. */
export async function timeline(
  record: IncidentRecord,
): Promise<{ readonly bytes: Uint8Array; readonly words: string } | undefined> {
  const { timelinePicture } = await import('../render/chart/timeline.ts');
  const picture = timelinePicture(record, 'message');
  if (!picture) return undefined;
  const [{ renderPng }, { hanStyle }, { languagesOf }] = await Promise.all([
    import('../render/png.ts'),
    import('../render/letters/han-style.ts'),
    import('../render/pictures.ts'),
  ]);
  const style = () => hanStyle(picture.svg, languagesOf(record));
  return {
    bytes: renderPng(picture.svg, { scale: SHARP, style }),
    words: `${picture.title}. ${picture.words}`,
  };
}

/** Figures over many incidents as PNG, and what it shows in words. */
export async function metricsPicture(
  report: MetricsReport,
): Promise<{ readonly bytes: Uint8Array; readonly words: string }> {
  const [{ figuresPicture }, { renderPng }] = await Promise.all([
    import('../render/chart/figures.ts'),
    import('../render/png.ts'),
  ]);
  const { svg, title, words } = figuresPicture(report);
  return { bytes: renderPng(svg, { scale: SHARP }), words: `${title}. ${words}` };
}

/** The same as CSV in UTF-8. */
export async function metricsCsv(report: MetricsReport): Promise<Uint8Array> {
  const { renderMetricsCsv } = await import('../render/metrics-csv.ts');
  return Buffer.from(renderMetricsCsv(report), 'utf8');
}

/** A section and the document that it is in. */
export interface SectionOf {
  readonly section: Section;
  readonly document: Postmortem;
}

/** A section as Markdown to edit. */
export async function sectionText({ section, document }: SectionOf): Promise<string> {
  return (await import('../render/section-text.ts')).writeSection(section, document);
}

/** A section's edited Markdown as blocks. */
export async function sectionBlocks({
  section,
  document,
  markdown: edited,
}: SectionOf & { readonly markdown: string }): Promise<readonly Block[]> {
  return (await import('../render/section-text.ts')).readSection(edited, section, document);
}

/** Two documents and the sections that they differ in. */
export interface Compared {
  readonly before: Postmortem;
  readonly after: Postmortem;
  readonly changes: readonly SectionChange[];
}

/** The changes line by line, in the order in which they were given. */
export async function diffs({ before, after, changes }: Compared): Promise<readonly string[]> {
  const { sectionDiff } = await import('../render/section-diff.ts');
  return changes.map((change) =>
    sectionDiff({ section: change.before, document: before }, { section: change.after, document: after }),
  );
}
