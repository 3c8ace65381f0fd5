import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Connection } from 'mongoose';
import mongoose from 'mongoose';
import { copyId, type FileCopies, type FileCopy } from '../app/ports/file-copies.ts';
import { type MessageRef, messageId } from '../app/ports/messages.ts';

/** Collections `files.files` and `files.chunks`. */
const BUCKET = 'files';

type Chunk = { readonly files_id: string };
/** Bytes that are being written; as old as the latest try. */
type Upload = { readonly _id: string; readonly at: Date };
type Stored = {
  readonly _id: string;
  readonly filename: string;
  readonly length: number;
  readonly metadata?: { readonly message?: string; readonly mimetype?: string };
};

/**
 * Copies of files in GridFS (https://www.mongodb.com/docs/manual/core/gridfs/), which both kinds of server have. A copy
 * is there once its document in `files.files` is, which is written last, under an id made of message and file. What is
 * being written has a document in `file_uploads`, so that what was killed on the way is found without reading the parts.
 */
export function fileCopies(connection: Connection): FileCopies {
  const files = () => connection.collection<Stored>(`${BUCKET}.files`);
  const chunks = () => connection.collection<Chunk>(`${BUCKET}.chunks`);
  const uploads = () => connection.collection<Upload>('file_uploads');
  const bucket = () => {
    if (!connection.db) throw new Error('The connection to MongoDB is not open.');
    return new mongoose.mongo.GridFSBucket(connection.db, { bucketName: BUCKET });
  };
  const remove = async (ids: readonly string[]) => {
    if (ids.length === 0) return;
    await files().deleteMany({ _id: { $in: [...ids] } });
    await chunks().deleteMany({ files_id: { $in: [...ids] } });
    await uploads().deleteMany({ _id: { $in: [...ids] } });
  };
  return {
    has: async (copy) => (await files().countDocuments({ _id: copyId(copy) })) > 0,
    async write({ name, mimetype, ...copy }, bytes) {
      const id = copyId(copy);
      await uploads().updateOne({ _id: id }, { $set: { at: new Date() } }, { upsert: true });
      // An earlier try may have been killed halfway.
      await chunks().deleteMany({ files_id: id });
      const metadata = { message: messageId(copy.message), team: copy.message.team, mimetype };
      // The driver takes any value as an id; its type knows ObjectId alone.
      const upload = bucket().openUploadStreamWithId(id as unknown as mongoose.mongo.ObjectId, name, {
        metadata,
      });
      try {
        await writeAll(upload, bytes);
      } catch (error) {
        upload.destroy();
        await remove([id]);
        throw error;
      }
      await uploads().deleteOne({ _id: id });
    },
    async read(copy) {
      const id = copyId(copy);
      if ((await files().countDocuments({ _id: id })) === 0) return undefined;
      const parts: Buffer[] = [];
      for await (const part of bucket().openDownloadStream(id as unknown as mongoose.mongo.ObjectId))
        parts.push(part as Buffer);
      return Buffer.concat(parts);
    },
    async ofMessages(messages) {
      const found = await files()
        .find({ 'metadata.message': { $in: messages.map(messageId) } }, { sort: { _id: 1 } })
        .toArray();
      return messages.flatMap((message) => copiesOf(message, found));
    },
    async removeOf(message) {
      const of = await files()
        .find({ 'metadata.message': messageId(message) }, { projection: { _id: 1 } })
        .toArray();
      await remove(of.map(({ _id }) => _id));
    },
    async sweep(before) {
      const begun = await uploads()
        .find({ at: { $lt: before } })
        .toArray();
      const ids = begun.map(({ _id }) => _id);
      const whole = await files()
        .find({ _id: { $in: ids } }, { projection: { _id: 1 } })
        .toArray();
      const known = new Set(whole.map(({ _id }) => _id));
      const orphans = ids.filter((id) => !known.has(id));
      await remove(orphans);
      if (known.size > 0) await uploads().deleteMany({ _id: { $in: [...known] }, at: { $lt: before } });
      return orphans.length;
    },
  };
}

/** The copies among these that are of the message's files. */
function copiesOf(message: MessageRef, found: readonly Stored[]): FileCopy[] {
  const id = messageId(message);
  return found
    .filter(({ metadata }) => metadata?.message === id)
    .map(({ _id, filename, length, metadata }) => ({
      ...{ message, file: _id.slice(id.length + 1), name: filename, length },
      mimetype: metadata?.mimetype ?? '',
    }));
}

/**
 * Writes one part after the other, so that nothing is under way when `bytes` breaks off. The stream also tells of its
 * faults by an event, which would end the process where nobody listens.
 */
async function writeAll(upload: Writable, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  upload.on('error', () => undefined);
  for await (const part of bytes)
    await new Promise<void>((resolve, reject) => {
      upload.write(part, (error) => (error ? reject(error) : resolve()));
    });
  await finished(upload.end());
}
