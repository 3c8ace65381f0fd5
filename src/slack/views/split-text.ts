/** What separates two neighbouring parts of a text. */
const JOINTS = { p: '\n\n', n: '\n', s: ' ', x: '' } as const;
export type Joint = keyof typeof JOINTS;

/** A part of a longer text, and what separates it from the part before. */
export interface TextPart {
  readonly joint: Joint;
  readonly text: string;
}

/**
 * Splits a text into parts of at most `max` characters: between paragraphs if possible, else between lines, else
 * between words. `joinText` restores the same text: nothing is cut.
 */
export function splitText(whole: string, max: number): readonly TextPart[] {
  const parts: TextPart[] = [];
  let rest = whole;
  let joint: Joint = 'p';
  while (rest.length > max) {
    const { end, next } = placeToPart(rest, max);
    parts.push({ joint, text: rest.slice(0, end) });
    rest = rest.slice(end + JOINTS[next].length);
    joint = next;
  }
  return [...parts, { joint, text: rest }];
}

/** The text of these parts; empty ones were deleted, and leave no gap. */
export function joinText(parts: readonly TextPart[]): string {
  return parts
    .filter(({ text }) => text !== '')
    .reduce((whole, { joint, text }) => (whole === '' ? text : `${whole}${JOINTS[joint]}${text}`), '');
}

export function isJoint(letter: string | undefined): letter is Joint {
  return letter !== undefined && Object.hasOwn(JOINTS, letter);
}

/** Form fields lose white space at their ends, so a part neither ends nor begins with any. */
function placeToPart(text: string, max: number): { readonly end: number; readonly next: Joint } {
  for (const next of ['p', 'n', 's'] as const) {
    const mark = JOINTS[next];
    for (let end = text.lastIndexOf(mark, max); end > 0; end = text.lastIndexOf(mark, end - 1)) {
      const clean = /\S/.test(text.charAt(end - 1)) && /\S/.test(text.charAt(end + mark.length));
      if (clean && (next !== 's' || end > max / 2)) return { end, next };
    }
  }
  return { end: max - (/[\uD800-\uDBFF]/.test(text.charAt(max - 1)) ? 1 : 0), next: 'x' };
}
