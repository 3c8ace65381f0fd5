import { codeBlock, unescapeSlack } from '../words/escape.ts';
import { LIMITS, type Message, message, said, section } from './blocks.ts';
import { codeSections } from './code-sections.ts';

/** An answer of words alone: receipts of changes, refusals, usage errors, notices. */
export function answerView(text: string): Message {
  return said(text);
}

/** What was typed, and what is said above it. */
interface TypedLine {
  readonly command: string;
  readonly typed: string;
  readonly words: string;
}

/** The answer with the typed text below it, to be corrected and sent again. */
export function withTypedText(answer: Message, { command, typed, words }: TypedLine): Message {
  const whole = `${command} ${unescapeSlack(typed)}`;
  const line = codeBlock(whole);
  const room = line.length + words.length < LIMITS.section;
  return message(`${answer.text}\n${words}\n${line}`, [
    ...answer.blocks,
    ...(room ? [section(`${words}\n${line}`)] : [section(words), ...codeSections(whole)]),
  ]);
}
