import { findCards } from '../domain/secrets/cards.ts';
import { ADDRESS_ROWS } from '../domain/secrets/rows/addresses.ts';
import { ASSIGNMENT_ROWS } from '../domain/secrets/rows/assignments.ts';
import { HEADER_ROWS } from '../domain/secrets/rows/headers.ts';
import { KEY_ROWS } from '../domain/secrets/rows/keys.ts';
import { PHRASE_ROWS } from '../domain/secrets/rows/phrases.ts';
import type { SecretFinding, SecretMatch, SecretRow } from '../domain/secrets/secret-row.ts';

type Re2 = typeof import('re2js')['RE2JS'];
type Pattern = InstanceType<Re2>;

/** A pattern that an operator added. */
export interface OwnPattern {
  /** What it is called in the marker. */
  readonly kind: string;
  readonly pattern: string;
}

/** Finds secrets in a text. */
export interface SecretScanner {
  find(text: string): Promise<readonly SecretFinding[]>;
}

/** Around a match so much is looked at, in characters. */
const LEAD = 60;

/**
 * Finds secrets by Scribe's own rows, an operator's, and the rules of gitleaks. Matching takes time in proportion to the
 * text. What does the matching is loaded with the first text that needs it: most have none of the keywords.
 */
export function secretScanner(own: readonly OwnPattern[] = []): SecretScanner {
  let loading: Promise<readonly CompiledRow[]> | undefined;
  return {
    async find(text) {
      const cards = findCards(text);
      if (own.length === 0 && !FIRST_LOOK.test(text)) return cards;
      loading ??= load(own);
      const rows = await loading;
      const lower = text.toLowerCase();
      const has = new Map<string, boolean>();
      const hasKeyword = (keyword: string) => {
        const known = has.get(keyword);
        if (known !== undefined) return known;
        const found = lower.includes(keyword);
        has.set(keyword, found);
        return found;
      };
      const found = rows.flatMap((row) =>
        row.keywords.length === 0 || row.keywords.some(hasKeyword) ? findBy(row, text) : [],
      );
      return [...found, ...cards];
    },
  };
}

/** A secret has no fewer letters, digits and signs in a row than this; ordinary talk seldom has a sign and a digit. */
const FIRST_LOOK =
  /pass|pwd|pw\b|login|secret|token|key|cred|bearer|basic|auth|:\/\/|wort|contrase|:[^\s:@]{4,200}@|\bpat\b|[A-Za-z0-9_+/=.-]{18}|-p|-u|-a|sas/i;

/** A row whose pattern is compiled when a text first has one of its keywords. */
interface CompiledRow extends Omit<SecretRow, 'pattern'> {
  readonly pattern: () => Pattern;
}

async function load(own: readonly OwnPattern[]): Promise<readonly CompiledRow[]> {
  const [{ RE2JS }, { gitleaksRows }] = await Promise.all([import('re2js'), import('./gitleaks-rows.ts')]);
  const rows: readonly SecretRow[] = [
    ...own.map((row) => ({ ...row, keywords: [] })),
    ...KEY_ROWS,
    ...ADDRESS_ROWS,
    ...HEADER_ROWS,
    ...gitleaksRows((pattern) => RE2JS.compile(pattern)),
    ...ASSIGNMENT_ROWS,
    ...PHRASE_ROWS,
  ];
  return rows.map((row) => {
    let pattern: Pattern | undefined;
    return {
      ...row,
      pattern() {
        pattern ??= RE2JS.compile(row.pattern);
        return pattern;
      },
    };
  });
}

function findBy({ kind, group, pattern, accepts }: CompiledRow, text: string): readonly SecretFinding[] {
  const found: SecretFinding[] = [];
  const matcher = pattern().matcher(text);
  while (matcher.find()) {
    const start = matcher.start();
    const which = group ?? firstGroup(matcher);
    const from = matcher.start(which);
    const to = endOf(text, from, matcher.end(which));
    if (from < 0 || to <= from) continue;
    const match: SecretMatch = {
      value: text.slice(from, to),
      before: text.slice(start, from),
      lead: text.slice(Math.max(0, start - LEAD), start),
    };
    if (accepts?.(match) ?? true) found.push({ from, to, kind });
  }
  return found;
}

/** The first group that took part; 0, the whole match, where there is none. */
function firstGroup(matcher: ReturnType<Pattern['matcher']>): number {
  for (let group = 1; group <= matcher.groupCount(); group += 1) if (matcher.start(group) >= 0) return group;
  return 0;
}

/** What ends a sentence or a bracket is no part of a secret. */
function endOf(text: string, from: number, to: number): number {
  let end = to;
  while (
    end > from + 4 &&
    /[.,;:)\]}*`'"_]/.test(text[end - 1] ?? '') &&
    /[\s.,;:)\]}*`'"]|^$/.test(text[end] ?? '')
  )
    end -= 1;
  return end;
}
