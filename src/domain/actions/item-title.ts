import { cleanText, isBlank } from '../timeline/clean-text.ts';
import { LONGEST_ACTION_TITLE } from './action-item.ts';

/** The first line with words, as long as a title may be; empty where there are no words. */
export function itemTitle(text: string): string {
  const line =
    cleanText(text)
      .split('\n')
      .find((one) => !isBlank(one)) ?? '';
  const letters = [...line];
  return letters.length > LONGEST_ACTION_TITLE
    ? `${letters.slice(0, LONGEST_ACTION_TITLE - 1).join('')}…`
    : line;
}
