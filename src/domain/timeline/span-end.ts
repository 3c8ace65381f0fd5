import { clockAt } from './clock-text.ts';
import { is, skipSpace, type Tokens, tokensOf } from './time-tokens.ts';
import { zoneAfter } from './zone-text.ts';

const TO = ['-', '–', '—', '→', 'to', 'until', 'till'];
const BREAK = /^[,:;.]?(?:\s+(?:[-–—](?=\s)\s*)?|$)/;

/** How many characters of a statement behind a clock are the end of a span of time: `- 18:30 outage`; 0 where none is. */
export function spanEnd(statement: string): number {
  const tokens = tokensOf(statement);
  const next = afterTo(tokens);
  const start = next === undefined ? undefined : skipSpace(tokens, next);
  const clock = start === undefined || start === next ? undefined : clockAt(tokens, start);
  if (!clock || (clock.value.doubt !== undefined && clock.value.doubt !== 'half')) return 0;
  const last = zoneAfter(tokens, clock.next)?.next ?? clock.next;
  const end = tokens[last - 1]?.end ?? 0;
  const gap = BREAK.exec(statement.slice(end))?.[0];
  return gap === undefined ? 0 : end + gap.length;
}

function afterTo(tokens: Tokens): number | undefined {
  if (is(tokens, 0, '-', '=') && is(tokens, 1, '>')) return 2;
  return is(tokens, 0, ...TO) ? 1 : undefined;
}
