import { type Message, said } from './blocks.ts';

/** An answer of words alone: receipts of changes, refusals, usage errors, notices. */
export function answerView(text: string): Message {
  return said(text);
}
