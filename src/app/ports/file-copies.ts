import { type MessageRef, messageId } from './messages.ts';

/** A file that is copied, and the message that it hangs on. */
export interface FileToCopy {
  readonly message: MessageRef;
  readonly file: string;
  readonly name: string;
  readonly mimetype: string;
}

/** A copy that is kept whole. */
export interface FileCopy extends FileToCopy {
  /** How long it is, in bytes. */
  readonly length: number;
}

/** Copies of people's files, so that the evidence outlives its deletion in Slack. Every method throws `StoreFault`. */
export interface FileCopies {
  has(copy: Pick<FileToCopy, 'message' | 'file'>): Promise<boolean>;
  /**
   * Writes it; whole or not at all, whatever an earlier try left behind. Throws what `bytes` throws, after taking back
   * what was written.
   */
  write(copy: FileToCopy, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  read(copy: Pick<FileToCopy, 'message' | 'file'>): Promise<Uint8Array | undefined>;
  /** The copies of the files of these messages, without their bytes, in the order of the messages. */
  ofMessages(messages: readonly MessageRef[]): Promise<readonly FileCopy[]>;
  /** Removes the copies of a message's files. */
  removeOf(message: MessageRef): Promise<void>;
  /** Removes parts without a whole that were written before then; returns how many copies they were of. */
  sweep(before: Date): Promise<number>;
}

/** The store's id of a copy. */
export function copyId({ message, file }: Pick<FileToCopy, 'message' | 'file'>): string {
  return `${messageId(message)}.${file}`;
}
