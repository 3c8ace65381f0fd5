import type { Model } from 'mongoose';
import type { IncidentMessageRef } from '../app/ports/messages.ts';
import { placeOf } from './message-document.ts';
import type { MessageDocument } from './message-model.ts';
import { isDuplicate } from './translate-error.ts';

/** Nothing more is written to a message whose words were erased. */
export const STANDS = { erased: { $exists: false } };

/** The document that was changed, as it was; `null` where there was none. */
interface Replaced {
  readonly before: MessageDocument | null;
}

/** Sets the fields where one of `older` holds, or on a new message; gives what was there before. `undefined` where none holds. */
export async function updateIfOlder(
  messages: Model<MessageDocument>,
  message: IncidentMessageRef,
  change: {
    readonly older: readonly Record<string, unknown>[];
    readonly fields: Readonly<Record<string, unknown>>;
  },
): Promise<Replaced | undefined> {
  const { older, fields } = change;
  const { _id, ...rest } = placeOf(message);
  try {
    const before = await messages
      .findOneAndUpdate(
        { _id, ...STANDS, $or: [...older] },
        { $set: { ...fields }, $setOnInsert: rest },
        { upsert: true, returnDocument: 'before' },
      )
      .lean<MessageDocument>();
    return { before };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  // It is stored: either it is newer than this, or somebody else inserted it at the same time.
  const before = await messages
    .findOneAndUpdate(
      { _id, ...STANDS, $or: [...older] },
      { $set: { ...fields } },
      { returnDocument: 'before' },
    )
    .lean<MessageDocument>();
  return before ? { before } : undefined;
}
