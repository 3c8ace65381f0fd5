import { setImmediate } from 'node:timers/promises';
import { wordingToHint } from '../../app/wording-hint.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import { answerAt } from '../outbound/answer-at.ts';
import { answerView } from '../views/plain-answer.ts';
import { wordingHint } from '../words/sections.ts';
import type { Asked } from './asked.ts';
import type { Parts } from './parts.ts';

/** A quiet word to the author after the answer, at most one for each person in an incident. Nobody waits for it. */
export async function hintAtWording(parts: Parts, { responseUrl }: Asked, entry: Entry): Promise<void> {
  if (responseUrl === undefined) return;
  // The answer to the command goes first.
  await setImmediate();
  const finding = await wordingToHint(parts.app, entry);
  if (finding) await answerAt(responseUrl, answerView(wordingHint(finding)));
}
