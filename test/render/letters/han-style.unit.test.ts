import { describe, expect, it } from '@jest/globals';
import { hanStyle } from '../../../src/render/letters/han-style.ts';

describe('the style of Han characters', () => {
  it.each([
    ['決済エラー', [], 'jp'],
    ['결제 오류(資料)', [], 'kr'],
    ['决济错误，数据库连接失败', [], 'sc'],
    ['資料庫連線失敗，已回復', [], 'tc'],
    ['決済障害', [], 'jp'],
    ['数据库连接失败 決済', [], 'sc'],
    ['中文', [], 'sc'],
    ['Alarm', [], 'sc'],
    // More kana than Hangul, and the other way round.
    ['決済エラーがある 결제', [], 'jp'],
    ['결제 실패율 증가 の', [], 'kr'],
    // A stated language wins over letters, and the more frequent one over the other.
    ['原因', ['ja'], 'jp'],
    ['原因', ['de', 'ko', 'ko', 'ja'], 'kr'],
    ['資料庫', ['zh-Hans'], 'sc'],
    ['原因', ['zh-Hant'], 'tc'],
    ['原因', ['zh-TW'], 'tc'],
    ['原因', ['zh-Hans-HK'], 'sc'],
    ['原因', ['yue'], 'tc'],
    ['資料庫', ['zh'], 'sc'],
    ['資料庫', ['en', 'jav'], 'tc'],
  ] as const)('of %s with the languages %j is %s', (text, languages, style) => {
    expect(hanStyle(text, languages)).toBe(style);
  });
});
