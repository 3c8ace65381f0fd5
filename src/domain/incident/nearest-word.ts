/** The word that was probably meant, or undefined if none is near enough for a guess. */
export function nearestWord<Word extends string>(said: string, words: readonly Word[]): Word | undefined {
  return nearestWords(said, words)[0];
}

/** The words that are equally near to what was said, in their order; none if all are too far for a guess. */
export function nearestWords<Word extends string>(said: string, words: readonly Word[]): readonly Word[] {
  const wanted = said.toLowerCase();
  if (wanted.length < 2) return [];
  const begun = words.filter((word) => wanted.length >= 3 && word.startsWith(wanted));
  if (begun.length === 1) return begun;
  let best = Number.POSITIVE_INFINITY;
  let found: readonly Word[] = [];
  for (const word of words) {
    const allowed = Math.max(1, Math.floor(Math.min(word.length, wanted.length) / 3));
    if (Math.abs(word.length - wanted.length) > allowed) continue;
    const slips = editDistance(wanted, word);
    if (slips > allowed || slips > best) continue;
    found = slips < best ? [word] : [...found, word];
    best = slips;
  }
  return found;
}

/** Damerau-Levenshtein (optimal string alignment): letters added, left out, replaced, or two neighbours swapped. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    before = above;
    above = current;
  }
  return above[b.length] ?? 0;
}
