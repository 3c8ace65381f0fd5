import { unzipSync } from 'fflate';
import { CliFault } from '../cli-fault.ts';
import type { ExportFiles } from './export-files.ts';

/** Far more than the days of one channel have; a larger file is no export, or made to fill the memory (bytes). */
const MAX_UNPACKED = 256 * 1024 * 1024;

/**
 * The files in a zip, each unpacked when it is read. Nothing is written to disk, so that a path in a zip is only a name.
 * Throws `CliFault` for what is no zip.
 */
export function filesInZip(bytes: Uint8Array, file: string): ExportFiles {
  const sizes = new Map<string, number>();
  unpacked(bytes, file, ({ name, originalSize }) => {
    sizes.set(name, originalSize);
    return false;
  });
  let room = MAX_UNPACKED;
  const read = async (path: string) => {
    const size = sizes.get(path);
    if (size === undefined) return undefined;
    room -= size;
    if (room < 0) {
      throw new CliFault(
        `${file} is too large when unpacked (${path}); unpack it and name the folder of one channel.`,
      );
    }
    return unpacked(bytes, file, ({ name }) => name === path)[path];
  };
  return { paths: [...sizes.keys()], read };
}

/** What an entry of a zip says about itself. It gets no more memory than the size that it names. */
interface Packed {
  readonly name: string;
  readonly originalSize: number;
}

function unpacked(bytes: Uint8Array, file: string, filter: (entry: Packed) => boolean) {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    throw new CliFault(
      `${file} cannot be unpacked; unpack it yourself and name the folder of one channel in it.`,
      {
        cause: error,
      },
    );
  }
}
