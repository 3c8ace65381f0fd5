import type { SecretFinding } from './secret-row.ts';

/** What stands in the record instead of a secret. */
export function secretMarker(kind: string): string {
  return `[secret removed: ${kind}]`;
}

/** What was taken out of a text. */
export interface TakenSecret {
  readonly kind: string;
  readonly value: string;
}

/** Texts that are read as one, such as the parts of a formatted line, without their secrets. */
export interface Redacted {
  readonly texts: readonly string[];
  readonly taken: readonly TakenSecret[];
}

/**
 * Puts a marker in the place of each secret. The findings are those in the texts joined; where a secret reaches over
 * several texts the marker stands in the first, and the rest of it goes.
 */
export function redact(texts: readonly string[], findings: readonly SecretFinding[]): Redacted {
  const apart = withoutOverlaps(findings);
  const joined = texts.join('');
  let start = 0;
  const cleaned = texts.map((text) => {
    const end = start + text.length;
    let kept = '';
    let at = start;
    for (const { from, to, kind } of apart) {
      if (to <= start || from >= end) continue;
      kept += joined.slice(at, Math.max(at, from)) + (from >= start ? secretMarker(kind) : '');
      at = Math.min(end, to);
    }
    kept += joined.slice(at, end);
    start = end;
    return kept;
  });
  return {
    texts: cleaned,
    taken: apart.map(({ from, to, kind }) => ({ kind, value: joined.slice(from, to) })),
  };
}

/** Where findings overlap, all that they cover goes, and the first of them says what it is. */
function withoutOverlaps(findings: readonly SecretFinding[]): readonly SecretFinding[] {
  const merged: SecretFinding[] = [];
  const ranked = findings.map((finding, rank) => ({ ...finding, rank }));
  let rank = 0;
  for (const next of ranked.sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = merged.at(-1);
    if (!last || next.from >= last.to) {
      merged.push({ from: next.from, to: next.to, kind: next.kind });
      rank = next.rank;
      continue;
    }
    const kind = next.rank < rank ? next.kind : last.kind;
    rank = Math.min(rank, next.rank);
    merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, next.to), kind };
  }
  return merged;
}
