import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ENTRY_TYPES } from '../../../src/domain/timeline/entry.ts';
import { readEntryText } from '../../../src/domain/timeline/entry-text.ts';

const context = { now: new Date('2026-11-20T19:30:00Z'), zone: 'America/New_York' };
const fiveAgo = new Date('2026-11-20T19:05:00Z');

describe('readEntryText', () => {
  it.each([
    ['14:05 #change deploy of v2.4.5 finished', fiveAgo, 'change', 'deploy of v2.4.5 finished'],
    ['#change 14:05 deploy', fiveAgo, 'change', 'deploy'],
    ['#Change: deploy', undefined, 'change', 'deploy'],
    ['#miti rolling back', undefined, 'mitigation', 'rolling back'],
    ['14:05 <#C024BE91L|change> deploy', fiveAgo, 'change', 'deploy'],
    ['first 5xx alarm', undefined, 'note', 'first 5xx alarm'],
    ['14:05 #mit rolling back', fiveAgo, 'note', '#mit rolling back'],
    ['#outage in eu', undefined, 'note', '#outage in eu'],
    ['see #change in the log', undefined, 'note', 'see #change in the log'],
    ['#change #decision both', undefined, 'change', '#decision both'],
    ['<#C024BE91L|general> is loud', undefined, 'note', '<#C024BE91L|general> is loud'],
    ['  a\u0000b\u0007 \tc\r\nd  ', undefined, 'note', 'ab \tc\nd'],
    ['🔥 עברית e\u0301', undefined, 'note', '🔥 עברית é'],
    ['<!channel> is down', undefined, 'note', '<!channel> is down'],
    ['14:05 - 14:20 no traffic', fiveAgo, 'note', '14:05 - 14:20 no traffic'],
    ['14:05 – 14:20: no traffic', fiveAgo, 'note', '14:05 – 14:20: no traffic'],
    ['14:05 to 14:20 no traffic', fiveAgo, 'note', '14:05 to 14:20 no traffic'],
    ['14:05 -> 14:20 no traffic', fiveAgo, 'note', '14:05 -> 14:20 no traffic'],
    ['2:05 pm until 2:20 pm no traffic', fiveAgo, 'note', '2:05 pm until 2:20 pm no traffic'],
    ['19:05 UTC - 19:20 UTC no traffic', fiveAgo, 'note', '19:05 UTC - 19:20 UTC no traffic'],
    ['14:05 - 14:20 #detection no traffic', fiveAgo, 'detection', '14:05 - 14:20 no traffic'],
    ['#detection 14:05 - 14:20 no traffic', fiveAgo, 'detection', '14:05 - 14:20 no traffic'],
    ['14:05 - 2 pods restarted', fiveAgo, 'note', '2 pods restarted'],
    ['14:05 to 2 pods', fiveAgo, 'note', 'to 2 pods'],
    ['14:05 until noon job ends', fiveAgo, 'note', 'until noon job ends'],
  ])('reads %j', (text, at, ...[type, rest]) => {
    expect(readEntryText(text, context)).toMatchObject({ kind: 'entry', at, type, text: rest });
  });

  it.each(['', '   ', '\u0000', '\u200B\u200F', '14:05', '#change', '14:05 #change  ', '#change -10m'])(
    'finds nothing to log in %j',
    (text) => {
      expect(readEntryText(text, context)).toEqual({ kind: 'empty' });
    },
  );

  it('gives the text back with an impossible time', () => {
    expect(readEntryText('#change 14:75 deploy', context)).toEqual({
      kind: 'invalid-time',
      said: '14:75',
      why: 'impossible-clock',
      text: '#change 14:75 deploy',
    });
  });

  it('says whether the time is of another day or ahead', () => {
    expect(readEntryText('yesterday 23:50 alarm', context)).toMatchObject({ day: 'other', ahead: false });
    expect(readEntryText('today 23:50 alarm', context)).toMatchObject({ day: 'today', ahead: true });
    expect(readEntryText('alarm', context)).toMatchObject({ at: undefined, day: 'today', ahead: false });
  });

  it('keeps 4,000 characters', () => {
    expect(readEntryText('x'.repeat(4_000), context)).toMatchObject({ text: 'x'.repeat(4_000) });
  });

  it('gives the same for time and type in either order, and leaves no control character', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ENTRY_TYPES), fc.string({ unit: 'binary' }), (type, tail) => {
        const text = `x${tail}`;
        const one = readEntryText(`14:05 #${type} ${text}`, context);
        expect(readEntryText(`#${type} 14:05 ${text}`, context)).toEqual(one);
        if (one.kind !== 'entry') throw new Error('an entry was expected');
        expect(one.text).not.toMatch(/[^\P{Cc}\n\t]/u);
        expect(one.text).not.toMatch(/\p{Surrogate}/u);
        expect(one).toMatchObject({ type, at: fiveAgo });
      }),
    );
  });

  it('reads what it has cleaned to the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (tail) => {
        const once = readEntryText(`a ${tail}`, context);
        if (once.kind !== 'entry') throw new Error('an entry was expected');
        expect(readEntryText(once.text, context)).toEqual(once);
      }),
    );
  });
});

describe('the type of an entry', () => {
  it('is known by its first four letters', () => {
    for (const type of ENTRY_TYPES) {
      expect(readEntryText(`#${type.slice(0, 4)} x`, context)).toMatchObject({ type, untyped: false });
      expect(readEntryText(`#${type.toUpperCase()} x`, context)).toMatchObject({ type, untyped: false });
    }
    expect(readEntryText('#det x', context)).toMatchObject({ untyped: true, text: '#det x' });
    expect(readEntryText('#changes x', context)).toMatchObject({ untyped: true, text: '#changes x' });
  });
});
