import { once } from 'node:events';
import type { Connection } from 'mongoose';
import mongoose from 'mongoose';
import { copyId, type FileCopies } from '../app/ports/file-copies.ts';
import { messageId } from '../app/ports/messages.ts';

/** Collections `files.files` and `files.chunks`. */
const BUCKET = 'files';

type Chunk = { readonly files_id: string };
type Stored = { readonly _id: string; readonly metadata?: { readonly message?: string } };

/**
 * Copies of files in GridFS (https://www.mongodb.com/docs/manual/core/gridfs/), which both kinds of server have. A copy
 * is there once its document in `files.files` is, which is written last, under an id made of message and file.
 */
export function fileCopies(connection: Connection): FileCopies {
  const files = () => connection.collection<Stored>(`${BUCKET}.files`);
  const chunks = () => connection.collection<Chunk>(`${BUCKET}.chunks`);
  const bucket = () => {
    if (!connection.db) throw new Error('The connection to MongoDB is not open.');
    return new mongoose.mongo.GridFSBucket(connection.db, { bucketName: BUCKET });
  };
  const remove = async (ids: readonly string[]) => {
    if (ids.length === 0) return;
    await files().deleteMany({ _id: { $in: [...ids] } });
    await chunks().deleteMany({ files_id: { $in: [...ids] } });
  };
  return {
    has: async (copy) => (await files().countDocuments({ _id: copyId(copy) })) > 0,
    async write({ name, mimetype, ...copy }, bytes) {
      const id = copyId(copy);
      // An earlier try may have been killed halfway.
      await chunks().deleteMany({ files_id: id });
      const metadata = { message: messageId(copy.message), team: copy.message.team, mimetype };
      // The driver takes any value as an id; its type knows ObjectId alone.
      const upload = bucket().openUploadStreamWithId(id as unknown as mongoose.mongo.ObjectId, name, {
        metadata,
      });
      try {
        for await (const part of bytes) if (!upload.write(part)) await once(upload, 'drain');
        upload.end();
        await once(upload, 'finish');
      } catch (error) {
        await upload.abort().catch(() => undefined);
        throw error;
      }
    },
    async read(copy) {
      const id = copyId(copy);
      if ((await files().countDocuments({ _id: id })) === 0) return undefined;
      const parts: Buffer[] = [];
      for await (const part of bucket().openDownloadStream(id as unknown as mongoose.mongo.ObjectId))
        parts.push(part as Buffer);
      return Buffer.concat(parts);
    },
    async removeOf(message) {
      const of = await files()
        .find({ 'metadata.message': messageId(message) }, { projection: { _id: 1 } })
        .toArray();
      await remove(of.map(({ _id }) => _id));
    },
    async sweep(before) {
      const written = mongoose.mongo.ObjectId.createFromTime(Math.floor(before.getTime() / 1_000));
      const parts = (await chunks().distinct('files_id', { _id: { $lt: written } } as object)) as string[];
      const whole = await files()
        .find({ _id: { $in: parts } }, { projection: { _id: 1 } })
        .toArray();
      const known = new Set(whole.map(({ _id }) => _id));
      const orphans = parts.filter((id) => !known.has(id));
      await remove(orphans);
      return orphans.length;
    },
  };
}
