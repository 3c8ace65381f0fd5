import type { Entry } from '../../domain/timeline/entry.ts';
import { countsAsAcknowledgement } from '../words/meaning.ts';
import type { Reader } from '../words/times.ts';
import { context, type Message, message } from './blocks.ts';
import { receiptView } from './receipt.ts';

/** The receipt of an entry that says that somebody is on it. */
export function acknowledgedView(entry: Entry, reader: Reader): Message {
  const { text, blocks } = receiptView(entry, reader);
  const words = countsAsAcknowledgement();
  return message(`${text}\n${words}`, [...blocks, context(words)]);
}
