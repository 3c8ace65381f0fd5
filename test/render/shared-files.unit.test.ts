import { describe, expect, it } from '@jest/globals';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import type { SharedFile } from '../../src/domain/timeline/shared-file.ts';
import { renderPng } from '../../src/render/png.ts';
import { renderFile } from '../../src/render/render-file.ts';
import { at, recordOf } from '../builders/incident-record.ts';
import { textOf } from './pdf/read-pdf.ts';

const record = recordOf([['10:00', 'detection', 'errors rise (graph.png)']]);
const exported = { record, document: draftPostmortem(record, standard) };
const rendered = async (format: 'html' | 'pdf' | 'md', ...files: readonly SharedFile[]) =>
  Buffer.from(await renderFile(format, { ...exported, files }));

const svg = (width: number, height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="9" height="9"/></svg>`;
const PNG = renderPng(svg(300, 100), { scale: 1 });
const GIF = Buffer.from('R0lGODlhAQABAPAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');
const WEBP = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');
const file = (name: string, bytes?: Uint8Array): SharedFile => ({
  ...{ name, at: at('10:00'), by: 'Ana Ruiz', text: 'errors rise <b>now</b>' },
  permalink: 'https://acme.slack.com/archives/C1/p1',
  ...(bytes ? { bytes } : {}),
});

describe('files that people shared', () => {
  it('are named at the end, with a link to their message', async () => {
    const words = 'shared by Ana Ruiz, 2026-03-02 10:00 UTC';
    expect((await rendered('md', file('dump.txt'))).toString()).toContain(
      `## Files\n\n- [dump.txt](https://acme.slack.com/archives/C1/p1), ${words}\n`,
    );
    const page = (await rendered('html', file('dump.txt'))).toString();
    expect(page).toContain(`<a href="https://acme.slack.com/archives/C1/p1">dump.txt</a>, ${words}`);
    expect(page).not.toContain('img-src');
    expect((await textOf(await rendered('pdf', file('dump.txt')))).replaceAll(/\s+/g, ' ')).toContain(
      `dump.txt, ${words}`,
    );
    expect((await rendered('md')).toString()).not.toContain('## Files');
    expect((await rendered('html')).toString()).not.toContain('Files');
  });

  it.each([
    ['png', PNG, 'image/png'],
    ['gif', GIF, 'image/gif'],
    ['webp', WEBP, 'image/webp'],
  ])('stand in the page where they are pictures: %s', async (name, bytes, type) => {
    const page = (await rendered('html', file(`graph.${name}`, bytes))).toString();
    expect(page).toContain(`href="data:${type};base64,${Buffer.from(bytes).toString('base64')}"`);
    expect(page).toContain('; img-src data:');
    expect(page).toContain('10:00 UTC: errors rise &#x3C;b>now&#x3C;/b>');
  });

  it('stand in a PDF, which draws no WebP', async () => {
    const caption = 'graph.png. Shared by Ana Ruiz, 2026-03-02 10:00 UTC: errors rise';
    const said = async (bytes: Uint8Array) =>
      (await textOf(await rendered('pdf', file('graph.png', bytes)))).replaceAll(/\s+/g, ' ');
    expect(await said(PNG)).toContain(caption);
    expect(await said(GIF)).toContain(caption);
    const without = await said(WEBP);
    expect(without).not.toContain(caption);
    expect(without).toContain('graph.png, shared by');
  });

  it.each([
    ['no picture', Buffer.from('png bytes')],
    ['an SVG, which may hold anything', Buffer.from(svg(300, 100))],
    ['broken off', PNG.subarray(0, 12)],
    ['too large to be drawn', Buffer.from(Buffer.from(PNG).fill(0x7f, 16, 24))],
  ])('are only named where they are %s', async (_, bytes) => {
    const page = (await rendered('html', file('graph.png', bytes))).toString();
    expect(page).not.toContain('data:image');
    expect(page).toContain('>graph.png</a>');
  });
});
