import { describe, expect, it } from '@jest/globals';
import { unparsedPrefix } from '../../../src/domain/incident/unparsed-prefix.ts';
import { readEntryText } from '../../../src/domain/timeline/entry-text.ts';

const context = { now: new Date('2026-11-20T19:30:00Z'), zone: 'America/New_York' };

function unreadIn(typed: string) {
  const reading = readEntryText(typed, context);
  return reading.kind === 'entry' ? unparsedPrefix(reading) : undefined;
}

describe('unparsedPrefix', () => {
  it.each([
    ['#detecton alert', { as: 'type', said: '#detecton', nearest: 'detection' }],
    ['14:05 #Mitigaton: rolled back', { as: 'type', said: '#Mitigaton', nearest: 'mitigation' }],
    ['#general is on fire', { as: 'type', said: '#general', nearest: undefined }],
    ['<#C0123|chanje> deploy', { as: 'type', said: '#chanje', nearest: 'change' }],
    ['+10m future thing', { as: 'time-ahead', said: '+10m' }],
    ['#change +1h30m deploy', { as: 'time-ahead', said: '+1h30m' }],
    ['+ 2 hours deploy', { as: 'time-ahead', said: '+ 2 hours' }],
    ['tomorrow 14:00 deploy', { as: 'time-ahead', said: 'tomorrow 14:00' }],
  ])('finds what %j begins with and is not read', (typed, expected) => {
    expect(unreadIn(typed)).toEqual(expected);
  });

  it.each([
    'alert',
    '#detection alert',
    '#change #checkout is deployed',
    '<#C0123|general> is quiet',
    '#prod-db is slow',
    '14:05 +10m of budget',
    '+5% errors',
    '+10 users',
    'tomorrow we look again',
  ])('finds nothing in %j', (typed) => {
    expect(unreadIn(typed)).toBeUndefined();
  });
});
