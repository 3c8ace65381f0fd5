import { describe, expect, it } from '@jest/globals';
import { Resvg } from '@resvg/resvg-js';
import { opaquePng } from '../../src/render/opaque-png.ts';
import { renderOpaquePng } from '../../src/render/png.ts';

/** How another PNG reader decodes it: its pixels as four bytes each. */
function read(png: Uint8Array, width: number, height: number): number[] {
  const address = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}"><image width="${width}" height="${height}" xlink:href="${address}" style="image-rendering:optimizeSpeed"/></svg>`;
  return [...new Resvg(svg).render().pixels];
}

describe('a PNG without transparency', () => {
  it('has the colours that it was given', () => {
    const pixels = Uint8Array.from([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 10, 20, 30, 255]);
    const png = opaquePng({ width: 2, height: 2, pixels });
    expect(read(png, 2, 2)).toEqual([...pixels]);
  });

  it('says that it has three colours of eight bits', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="4"></svg>';
    const png = Buffer.from(renderOpaquePng(svg, { scale: 2 }));
    expect([png.readUInt32BE(16), png.readUInt32BE(20), ...png.subarray(24, 29)]).toEqual([
      20, 8, 8, 2, 0, 0, 0,
    ]);
    expect(new Set(read(png, 20, 8))).toEqual(new Set([255]));
  });
});
