import { type Claim, type ClaimName, DENIED, NEEDS_FACT } from './claim.ts';
import { ROW_INDEX } from './lexicon.ts';
import { moodOf } from './mood.ts';
import { endOf, type Pattern } from './pattern.ts';
import type { Row } from './row.ts';
import { isStop } from './tokens.ts';

/** What the words claim, and how sure they are of it; `places` gets the word at which each claim is made. */
export function claimsIn(words: readonly string[], places: Map<ClaimName, number>): Map<ClaimName, number> {
  const claims = new Map<ClaimName, number>();
  for (let at = 0; at < words.length; at += 1) {
    const patterns = ROW_INDEX.get(words[at] ?? '');
    if (patterns === undefined) continue;
    for (const pattern of patterns) {
      const claim = claimOf(pattern, words, at);
      if (!claim || claim.confidence <= (claims.get(claim.is) ?? 0)) continue;
      claims.set(claim.is, claim.confidence);
      places.set(claim.is, at);
    }
  }
  return claims;
}

function claimOf(pattern: Pattern<Row>, words: readonly string[], at: number): Claim | undefined {
  const row = pattern.of;
  const end = endOf(pattern, words, at);
  if (end === undefined || !isInPlace(row, words, { at, end })) return undefined;
  if (pattern.unless !== undefined && isCancelled(pattern.unless, words, { at, end })) return undefined;
  return inMood(row, moodOf(words, at, end));
}

interface Span {
  readonly at: number;
  readonly end: number;
}

function isInPlace({ where }: Row, words: readonly string[], { at, end }: Span): boolean {
  if (where === 'last') return at > 0 && (end === words.length || isStop(words[end] ?? ''));
  if (where === undefined) return true;
  return at === 0 && (where === 'first' || end === words.length);
}

/** Whether a word that keeps a row from holding stands in its clause. */
function isCancelled(unless: ReadonlySet<string>, words: readonly string[], { at, end }: Span): boolean {
  for (let index = at - 1; index >= 0 && !isStop(words[index] ?? ''); index -= 1) {
    if (unless.has(words[index] ?? '')) return true;
  }
  for (let index = at + 1; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (index >= end && isStop(word)) return false;
    if (unless.has(word)) return true;
  }
  return false;
}

/** How much a doubt (`maybe`, `seems`) leaves of a claim. */
const IN_DOUBT = 0.7;

function inMood(row: Row, { denied, unreal, doubted, asked }: ReturnType<typeof moodOf>): Claim | undefined {
  const turned = denied && !row.undeniable;
  const is = turned ? DENIED[row.says] : row.says;
  if (is === undefined) return undefined;
  if ((unreal || asked) && NEEDS_FACT.has(is)) return undefined;
  if (asked && !doubted) return undefined;
  const sure = turned ? row.sure * 0.8 : row.sure;
  return { is, confidence: doubted ? sure * IN_DOUBT : sure };
}

/** Where two claims of one entry exclude each other, the more telling one stays. */
const OVERRULES: readonly (readonly [ClaimName, readonly ClaimName[]])[] = [
  ['not-cause', ['cause']],
  ['worse', ['no-effect', 'partly', 'worked', 'improving']],
  ['again', ['recovered', 'improving', 'no-effect']],
  ['no-effect', ['worked', 'recovered', 'improving']],
  ['partly', ['worked', 'recovered']],
  ['recovered', ['improving', 'failing', 'outage', 'degraded']],
  ['nothing-lost', ['lost']],
  ['lost', ['no-effect']],
  ['contributing', ['reported', 'no-effect', 'recovered']],
  ['closed', ['declared']],
  ['outage', ['degraded']],
  [
    'to-do',
    [
      'reported',
      'failing',
      'security',
      'contributing',
      'no-effect',
      'cause',
      'escalated',
      'lost',
      'degraded',
    ],
  ],
];

/** Drops the claims that others of the same entry overrule. */
export function settle(claims: Map<ClaimName, number>): void {
  // `works, very slow`
  if (claims.has('recovered') && claims.has('degraded') && !claims.has('again')) claims.set('partly', 0.55);
  for (const [stronger, weaker] of OVERRULES) {
    if (claims.has(stronger)) for (const name of weaker) claims.delete(name);
  }
  if (!claims.has('failing') && !claims.has('reported')) claims.delete('users');
}
