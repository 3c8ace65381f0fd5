/** Words that say nothing about what an entry is about. */
const EMPTY = new Set(
  'and for with from into that this these those are was were has have had not but all out off back over then than them they what when where which who why how its now new old more most some any again still after before since until while during about only first last same each both between start starts started starting begin begins began begun done complete completed finished initiated running try trying tried attempt attempted in progress by hand manual manually step successfully performed failed failing error errors see seeing looks look get getting will going can could should would may might did does not help helped effect change changed time set on at to of is it we i he she be been as or no up down so if by an a the team users customers service services system production prod'.split(
    ' ',
  ),
);

/** `restarted`, `restarts` and `restarting` are about the same thing. */
function stem(word: string): string {
  if (word.length > 6 && word.endsWith('ing')) return word.slice(0, -3);
  if (word.length > 5 && word.endsWith('ed')) return word.slice(0, -2);
  if (word.length > 5 && word.endsWith('es')) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
}

/** `2.40` and `5.10.4` are versions, though a clock may be written like the first; `0.58` and `3.5` are readings. */
const VERSION = /^(?:\d+\.\d+\.\d+|[1-9]\d*\.\d{2,})$/;
const LETTERS = /^\p{L}[\p{L}\p{N}._-]+$/u;

/** Whether a text may hold a version, so that its figures have to be looked at. */
export function mayNameVersion(text: string): boolean {
  return /\d\.\d/.test(text);
}

/** What the words are about: their content words, without endings. */
export function subjectsIn(words: readonly string[], written: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if ((word === '#' || word === '#clock') && VERSION.test(written[at] ?? '')) found.add(written[at] ?? '');
    else if (!EMPTY.has(word) && LETTERS.test(word)) found.add(stem(word));
  }
  return found;
}
