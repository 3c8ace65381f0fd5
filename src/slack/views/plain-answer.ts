import { codeBlock, unescapeSlack } from '../words/escape.ts';
import { nothingDone } from '../words/faults.ts';
import { LIMITS, type Message, message, said, section } from './blocks.ts';

/** An answer of words alone: receipts of changes, refusals, usage errors, notices. */
export function answerView(text: string): Message {
  return said(text);
}

/** The answer with the typed text below it, to be corrected and sent again. */
export function withTypedText(answer: Message, command: string, typed: string): Message {
  const line = codeBlock(`${command} ${unescapeSlack(typed)}`);
  const words = nothingDone();
  const room = line.length + words.length < LIMITS.section;
  return message(`${answer.text}\n${words}\n${line}`, [
    ...answer.blocks,
    ...(room ? [section(`${words}\n${line}`)] : [section(words), ...said(line).blocks]),
  ]);
}
