import { copyId, type FileCopies } from '../../../src/app/ports/file-copies.ts';
import { messageId } from '../../../src/app/ports/messages.ts';

/** Copies of files in memory; there are never parts without a whole. */
export function memoryFileCopies(): FileCopies {
  const kept = new Map<string, Uint8Array>();
  return {
    has: async (copy) => kept.has(copyId(copy)),
    async write(copy, bytes) {
      const parts: Uint8Array[] = [];
      for await (const part of bytes) parts.push(part);
      kept.set(copyId(copy), Buffer.concat(parts));
    },
    read: async (copy) => kept.get(copyId(copy)),
    async removeOf(message) {
      for (const id of [...kept.keys()]) if (id.startsWith(`${messageId(message)}.`)) kept.delete(id);
    },
    sweep: async () => 0,
  };
}
