import { offerKey } from '../../domain/postmortem/questions/offer.ts';
import type { Question } from '../../domain/postmortem/questions/questions.ts';
import { LIMITS } from './blocks.ts';

/** A question and the offer that a button takes. */
export interface Confirmed {
  readonly question: string;
  readonly offer: string;
}

/**
 * The value of a button that takes the first offer of each question. It names what was shown, so that nothing else is
 * taken when the record has changed meanwhile; what does not fit is left for the next time.
 */
export function writeConfirmed(questions: readonly Pick<Question, 'id' | 'offers'>[]): string {
  const lines: string[] = [];
  let length = 0;
  for (const { id, offers: [offer] = [] } of questions) {
    if (!offer) continue;
    const line = `${id}\t${offerKey(offer)}`;
    length += line.length + 1;
    if (length > LIMITS.value) break;
    lines.push(line);
  }
  return lines.join('\n');
}

/** Reads what `writeConfirmed` wrote. */
export function readConfirmed(value: string): Confirmed[] {
  return value.split('\n').flatMap((line) => {
    const [question, offer] = line.split('\t');
    return question && offer ? [{ question, offer }] : [];
  });
}
