import { copyId, type FileCopies, type FileToCopy } from '../../../src/app/ports/file-copies.ts';
import { messageId } from '../../../src/app/ports/messages.ts';

/** Copies of files in memory; there are never parts without a whole. */
export function memoryFileCopies(): FileCopies {
  const kept = new Map<string, FileToCopy & { readonly bytes: Uint8Array }>();
  return {
    has: async (copy) => kept.has(copyId(copy)),
    async write(copy, bytes) {
      const parts: Uint8Array[] = [];
      for await (const part of bytes) parts.push(part);
      kept.set(copyId(copy), { ...copy, bytes: Buffer.concat(parts) });
    },
    read: async (copy) => kept.get(copyId(copy))?.bytes,
    ofMessages: async (messages) =>
      messages.flatMap((message) =>
        [...kept.values()]
          .filter((copy) => messageId(copy.message) === messageId(message))
          .sort((a, b) => (a.file < b.file ? -1 : 1))
          .map(({ bytes, ...copy }) => ({ ...copy, length: bytes.length })),
      ),
    async removeOf(message) {
      for (const id of [...kept.keys()]) if (id.startsWith(`${messageId(message)}.`)) kept.delete(id);
    },
    sweep: async () => 0,
  };
}
