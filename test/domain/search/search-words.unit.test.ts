import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { searchWords, searchWordsIn, wantedWords } from '../../../src/domain/search/search-words.ts';

describe('words of a search', () => {
  it.each([
    ['Deploy of v2.4.5 finished', 'v2.4.5'],
    ['the Checkout-API is down', 'checkout'],
    ['the Checkout-API is down', 'API'],
    ['the Checkout-API is down', 'checkout-api'],
    ['redis timeouts in eu', 'Timeout'],
    ['redis timeout in eu', 'timeouts'],
    ['three queries failed', 'query'],
    ['both caches are cold', 'cache'],
    ['Größenordnung überschritten', 'grossenordnung ÜBERSCHRITTEN'.split(' ')[1] ?? ''],
    ['Déploiement terminé', 'deploiement'],
    ['node 10.0.0.17 lost', '10.0.0.17'],
    ["the database's disk", 'database'],
    ['决済が失敗しました', '失敗'],
    ['支付服务超时', '超时'],
    ['user_id is NULL', 'user_id'],
  ])('%j is found by %j', (text, typed) => {
    const words = searchWords(text);
    expect(wantedWords(typed)).not.toEqual([]);
    for (const word of wantedWords(typed)) expect(words).toContain(word);
  });

  it.each([
    ['the process is up', 'proces'],
    ['status page', 'statu'],
    ['checkout-api', 'checkout-web'],
    ['5 percent', '50'],
  ])('%j is not found by %j', (text, typed) => {
    const words = searchWords(text);
    expect(wantedWords(typed).every((word) => words.includes(word))).toBe(false);
  });

  it('every text is found by each of its words, and by itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = searchWords(text);
        for (const word of wantedWords(text)) expect(words).toContain(word);
        for (const { start, end } of searchWordsIn(text)) expect(end).toBeGreaterThan(start);
      }),
    );
  });
});
