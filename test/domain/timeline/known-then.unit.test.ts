import { describe, expect, it } from '@jest/globals';
import { edited, takenBack } from '../../../src/domain/timeline/change-entry.ts';
import type { Entry } from '../../../src/domain/timeline/entry.ts';
import { knownSince, knownThen } from '../../../src/domain/timeline/known-then.ts';

const at = (clock: string) => new Date(`2026-11-20T${clock}:00Z`);
const entry = (
  text: string,
  [occurred, logged]: readonly [string, string],
  more: Partial<Entry> = {},
): Entry => ({
  ...{ id: text, team: 'T1', incident: 'INC-2026-0001', text, type: 'note', author: 'U1', source: 'slash' },
  ...{
    occurredAt: at(occurred),
    loggedAt: at(logged),
    standing: { state: 'standing' },
    versions: [],
    version: 0,
  },
  ...more,
});
const texts = (entries: readonly Entry[]) => entries.map(({ text }) => text);

describe('what the room knew', () => {
  it('is what was said there, however late that was put onto the timeline', () => {
    const ts = String(at('14:00').getTime() / 1_000);
    const pinned = entry('said', ['14:00', '15:00'], { source: 'pin', message: { channel: 'C1', ts } });
    expect(texts(knownThen([pinned], at('14:07')).entries)).toEqual(['said']);
    expect(texts(knownThen([pinned], at('13:59')).entries)).toEqual([]);
  });

  it('leaves out a finding that was logged later, and says since when it is known', () => {
    const finding = entry('the cache was cold', ['14:00', '15:30'], { type: 'investigation' });
    const { entries, later } = knownThen([finding, entry('alert', ['13:58', '13:58'])], at('14:07'));
    expect(texts(entries)).toEqual(['alert']);
    expect(later).toEqual([{ entry: finding, since: at('15:30') }]);
    expect(texts(knownThen([finding], at('15:30')).entries)).toEqual(['the cache was cold']);
  });

  it('has the words and the standing of then', () => {
    const first = entry('5% fail', ['14:00', '14:00']);
    const second = edited(
      first,
      { ...first, text: '50% fail', type: 'detection' },
      { by: 'U2', at: at('14:10') },
    );
    const gone = second && takenBack(second, { by: 'U2', at: at('14:20') });
    const then = (clock: string) => texts(knownThen(gone ? [gone] : [], at(clock)).entries);
    expect([then('14:05'), then('14:15'), then('14:25')]).toEqual([['5% fail'], ['50% fail'], []]);
  });

  it('has no meaning that was stated later', () => {
    const marks = [{ is: 'cause' as const, by: 'U2', at: at('15:00') }];
    const markings = [{ by: 'U2', at: at('15:00') }] as unknown as NonNullable<Entry['markings']>;
    const cause = entry('bad config', ['14:00', '14:00'], { marks, markings });
    expect(knownThen([cause], at('14:07')).entries[0]?.marks).toBeUndefined();
    expect(knownThen([cause], at('15:07')).entries[0]?.marks).toEqual(marks);
  });

  it.each([
    [{ at: at('14:00'), loggedAt: at('15:00'), source: 'slash' }, '15:00'],
    [{ at: at('14:00'), loggedAt: at('15:00'), source: 'reaction' }, '14:00'],
    [{ at: at('14:00'), loggedAt: at('15:00'), source: 'shortcut' }, '15:00'],
    [{ at: at('14:00') }, '14:00'],
  ] as const)('of %j since %s', (told, since) => {
    expect(knownSince(told)).toEqual(at(since));
  });
});
