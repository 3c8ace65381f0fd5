import { describe, expect, it } from '@jest/globals';
import { KINDS } from '../../../src/domain/blameless/kinds.ts';
import { compile, matchesIn } from '../../../src/domain/blameless/match.ts';
import { RULES } from '../../../src/domain/blameless/rules/all.ts';

/** As `checkBlameless` hands it on: quotation marks are the plain ones by then. */
const plain = (text: string) => text.replaceAll('’', "'");

describe('the rule book', () => {
  it.each(RULES.map((rule) => [rule.finds[0], rule] as const))('keeps the examples of “%s”', (_, rule) => {
    const alone = [compile(rule)];
    const found = (text: string) => matchesIn(plain(text), 0, alone).length > 0;
    expect(rule.finds.filter((text) => !found(text))).toEqual([]);
    expect((rule.leaves ?? []).filter(found)).toEqual([]);
  });

  it('uses every kind of advice', () => {
    expect([...new Set(RULES.map(({ kind }) => kind))].sort()).toEqual(Object.keys(KINDS).sort());
  });

  it('has no row that shows the same sentence twice', () => {
    for (const { finds, leaves = [] } of RULES)
      expect(new Set([...finds, ...leaves]).size).toBe(finds.length + leaves.length);
  });
});
