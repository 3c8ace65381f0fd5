import { crc32, deflateSync } from 'node:zlib';

/** Pixels of four bytes each (red, green, blue, opacity), row by row from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** No filter: for plain areas and thin lines this gives the smallest files. */
const NO_FILTER = 0;

/**
 * A PNG without transparency, which a PDF can embed as it is. The library decodes transparent ones in the background,
 * so that their order in the file would be left to chance.
 */
export function opaquePng({ width, height, pixels }: Pixels): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits per channel, RGB, the only compression and filter methods, not interlaced.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filtered({ width, height, pixels }))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function filtered({ width, height, pixels }: Pixels): Uint8Array {
  const rows = new Uint8Array(height * (width * 3 + 1));
  let to = 0;
  for (let row = 0; row < height; row += 1) {
    rows[to] = NO_FILTER;
    to += 1;
    const start = row * width * 4;
    for (let from = start; from < start + width * 4; from += 4) {
      rows.set(pixels.subarray(from, from + 3), to);
      to += 3;
    }
  }
  return rows;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
