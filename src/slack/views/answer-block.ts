import type { Slot, Typed } from '../../app/questions/question-form.ts';
import { INPUTS } from './ids.ts';

const SLOTS = [
  'text',
  'time',
  'first',
  'second',
  'person',
  'people',
  'day',
  'severity',
  'choice',
  'taken',
] as const satisfies readonly Slot[];
/** Longest block id of Slack. */
const LONGEST = 255;

/** One input under a question: `answer-impact.users`, `answer-contradiction.a-b~first@1741000000`. */
export interface AnswerBlock {
  readonly question: string;
  readonly slot: Slot;
  /** The time that it showed when it was opened. */
  readonly shown?: Date;
}

/** The block id; `undefined` for a question whose id Slack would not take. */
export function answerBlock({ question, slot, shown }: AnswerBlock): string | undefined {
  const seconds = shown === undefined ? '' : `@${Math.floor(shown.getTime() / 1_000)}`;
  const block = `${INPUTS.answer}${question}${slot === 'text' ? '' : `~${slot}`}${seconds}`;
  return block.length > LONGEST ? undefined : block;
}

/** Reads what `answerBlock` wrote. */
export function readAnswerBlock(block: string): AnswerBlock | undefined {
  if (!block.startsWith(INPUTS.answer)) return undefined;
  const id = block.slice(INPUTS.answer.length);
  const [, question = id, named, seconds] =
    new RegExp(`^(.+)~(${SLOTS.join('|')})(?:@(\\d+))?$`).exec(id) ?? [];
  const slot = SLOTS.find((one) => one === named) ?? 'text';
  return { question, slot, ...(seconds === undefined ? {} : { shown: new Date(Number(seconds) * 1_000) }) };
}

/** The slots of a question that can show a time before they are touched. */
export type ShownTimes = Pick<Typed, 'time' | 'first' | 'second'>;
