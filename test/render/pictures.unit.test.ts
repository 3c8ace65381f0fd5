import { describe, expect, it } from '@jest/globals';
import { readTimeline } from '../../src/domain/postmortem/analysis/milestones.ts';
import { emptyRecord } from '../../src/domain/postmortem/record/record.ts';
import { ENTRY_TYPES } from '../../src/domain/timeline/entry.ts';
import { attemptRows, attemptsOf, type ShownAttempt } from '../../src/render/chart/attempt-bars.ts';
import { frameOf } from '../../src/render/chart/frame.ts';
import { fannedOut, timesBeside } from '../../src/render/chart/lane-marks.ts';
import { OUTCOME_SIGNS } from '../../src/render/chart/outcome-signs.ts';
import { readQuantity } from '../../src/render/chart/quantity.ts';
import { timelinePicture } from '../../src/render/chart/timeline.ts';
import { picturesOf } from '../../src/render/pictures.ts';
import { renderPng } from '../../src/render/png.ts';
import { expectGolden } from '../builders/golden.ts';
import { at, recordOf } from '../builders/incident-record.ts';
import { SEEDS, seedRecord } from '../builders/seed-record.ts';
import { HOSTILE, recordSaying } from './hostile.ts';

function longRecord(count: number) {
  const start = at('10:00').getTime();
  return {
    ...emptyRecord('Long'),
    entries: Array.from({ length: count }, (_, index) => ({
      id: `e${index}`,
      at: new Date(start + index * 30_000),
      type: ENTRY_TYPES[index % ENTRY_TYPES.length] ?? 'note',
      text: `Entry ${index}`,
    })),
  };
}

describe('the pictures of an incident', () => {
  it('are as in the golden files', () => {
    for (const { name, svg } of picturesOf(seedRecord('comprehensive')))
      expectGolden(`svg/${name}.svg`, `${svg}\n`);
  });

  it.each(SEEDS)('are the same twice, whatever was drawn before: %s', (seed) => {
    const before = picturesOf(seedRecord(seed));
    picturesOf(longRecord(50));
    expect(picturesOf(seedRecord(seed))).toEqual(before);
  });

  it('are left out where there is nothing to show', () => {
    expect(picturesOf(emptyRecord('x'))).toEqual([]);
    const metrics = [{ name: 'Latency', normal: '80-100 ms', during: 'slow' }];
    expect(picturesOf({ ...emptyRecord('x'), metrics, contributing: [{ text: 'no branch' }] })).toEqual([]);
  });

  it('name their ids after themselves, so that a page can hold several', () => {
    for (const { name, svg } of picturesOf(seedRecord('comprehensive')))
      for (const [, id] of svg.matchAll(/\sid="([^"]+)"/g)) expect(id?.startsWith(`${name}-`)).toBe(true);
  });

  it.each(HOSTILE)('take %j as text', (words) => {
    for (const { svg } of picturesOf(recordSaying(words))) {
      expect(svg).not.toMatch(/<script|<img|<style|<b[ >]|\sonload=(?!alert)|href=/i);
      expect(svg.match(/<\/svg>/g)).toHaveLength(1);
      expect(renderPng(svg, { scale: 0.2 }).byteLength).toBeGreaterThan(100);
    }
  });

  it('become PNG, the same twice', () => {
    const [picture] = picturesOf(seedRecord('concise'));
    const svg = picture?.svg ?? '';
    const png = Buffer.from(renderPng(svg));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1520);
    expect(Buffer.compare(png, Buffer.from(renderPng(svg)))).toBe(0);
  });
});

describe('the timeline as a picture', () => {
  it('stands for one entry, and for many of one moment', () => {
    expect(timelinePicture(longRecord(1))?.words).toContain('1 entry, 10:00–10:00 UTC');
    const same = {
      ...longRecord(20),
      entries: longRecord(20).entries.map((each) => ({ ...each, at: at('10:00') })),
    };
    expect(timelinePicture(same)?.svg).toContain('>10:00<');
  });

  it('grows no further than its marks can be told apart', () => {
    const [small, large] = [500, 10_000].map((count) => timelinePicture(longRecord(count))?.svg.length ?? 0);
    expect(large).toBeLessThan(10 * (small ?? 0));
  });

  it('counts what lies far away instead of pressing the incident into one line', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:30', 'resolution', 'Resolved'],
      ['2026-04-20T10:00:00Z', 'note', 'Looked again'],
    ]);
    expect(timelinePicture(record)?.words).toContain('Not in the picture: 1 entry after the time shown.');
  });
});

describe('a phase that is too narrow for its name', () => {
  const PHASES = ['Diagnosis', 'Mitigation'];
  const pictureOf = (started: string) =>
    timelinePicture(
      recordOf([
        ['10:00', 'detection', 'alarm'],
        [started, 'mitigation', 'rolling back'],
        ['12:00', 'resolution', 'over'],
      ]),
    );

  it('has it in a line below the picture', () => {
    const [wide, narrow] = [pictureOf('11:00'), pictureOf('10:01')];
    for (const name of PHASES) {
      expect(wide?.svg).toContain(`>${name}<`);
      expect(narrow?.svg).toContain(`>${name}<`);
    }
    const swatch = 'l14 0l0 14l-14 0Z';
    expect(narrow?.svg).toContain(swatch);
    expect(wide?.svg).not.toContain(swatch);
  });
});

describe('the marks of a lane', () => {
  const x = (time: number) => (time - at('10:00').getTime()) / 6_000;
  const markAt = (minute: number) => ({ at: new Date(at('10:00').getTime() + minute * 60_000) });
  const rowsAt = (minutes: readonly number[]) =>
    fannedOut(minutes.map(markAt), { x }).marks.map(({ row }) => row);

  it('of nearly the same moment are set above and below each other, around the middle', () => {
    expect(rowsAt([0, 5])).toEqual([0, 0]);
    expect(rowsAt([0, 1])).toEqual([0.5, -0.5]);
    expect(rowsAt([0, 1, 1])).toEqual([0, -1, 1]);
  });

  it('are smaller where there are many, and left out where no row has room', () => {
    const same = (count: number) =>
      fannedOut(
        Array.from({ length: count }, () => markAt(1)),
        { x },
      );
    expect(same(10)).toMatchObject({ size: 12, marks: { length: 5 } });
    expect(same(30)).toMatchObject({ size: 7, marks: { length: 3 } });
  });

  const timesAt = (minutes: readonly number[]) =>
    timesBeside(
      minutes.map((minute) => ({ ...markAt(minute), x: x(markAt(minute).at.getTime()) })),
      { left: 0, right: 2_000, lines: [300] },
    ).map(({ words, x: left }) => `${words} ${left}`);

  it('have their times on the right, on the left if that is taken, and nowhere if both are', () => {
    expect(timesAt([20])).toEqual(['10:20 209']);
    // A mark 30 pixels further, an upright line at 300, both.
    expect(timesAt([20, 23])).toEqual(['10:20 153.5', '10:23 239']);
    expect(timesAt([27])).toEqual(['10:27 223.5']);
    expect(timesAt([22, 25, 28])).toEqual(['10:22 173.5']);
  });
});

describe('the attempts in the picture', () => {
  const TRIED = recordOf([
    ['10:00', 'detection', 'Alarm'],
    ['10:10', 'mitigation', 'one', { outcome: { was: 'no effect', shown: 'e3' } }],
    ['10:20', 'note', 'seen'],
    ['10:40', 'mitigation', 'two', { outcome: { was: 'worked' } }],
    ['11:00', 'resolution', 'Resolved'],
  ]);

  it('have a sign and a word for what people said became of them', () => {
    const picture = timelinePicture(TRIED);
    expect(picture?.words).toContain('Attempts: 10:10 no effect, 10:40 worked.');
    for (const { words, sign } of [OUTCOME_SIGNS['no effect'], OUTCOME_SIGNS.worked]) {
      expect(picture?.svg).toContain(`>${words}<`);
      expect(picture?.svg.split(`d="${sign.slice(0, 4)}`).length).toBeGreaterThan(2);
    }
  });

  it('have no outcome but what a person said, whatever the words are', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:10', 'mitigation', 'Rollback had no effect'],
    ]);
    expect(timelinePicture(record)?.words).toContain('Attempts: 10:10 outcome not recorded.');
  });

  it('run to the entry that shows the outcome, and side by side in rows', () => {
    const frame = frameOf('document', { from: at('10:00').getTime(), to: at('11:00').getTime() });
    const [first, second] = attemptsOf(readTimeline(TRIED));
    expect(first?.to).toBe(at('10:20').getTime());
    const rows = (attempts: readonly ShownAttempt[]) =>
      attemptRows(attempts, frame).bars.map(({ row }) => row);
    if (!first || !second) throw new Error('Two attempts were expected.');
    expect(rows([first, second])).toEqual([0, 0]);
    expect(rows([first, first, second])).toEqual([0, 1, 0]);
    expect(rows(Array.from({ length: 40 }, () => first))).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('a picture for a message', () => {
  it.each([1, 50, 2_000])(
    'of %d entries is as wide as any other, with text to read on a telephone',
    (count) => {
      const picture = timelinePicture(longRecord(count), 'message');
      expect(picture?.width).toBe(400);
      const sizes = [...(picture?.svg.matchAll(/font-size:\s*([\d.]+)/g) ?? [])].map(([, size]) =>
        Number(size),
      );
      expect(sizes.length).toBeGreaterThan(3);
      expect(Math.min(...sizes) * (360 / 400)).toBeGreaterThanOrEqual(11);
    },
  );
});

describe('pictures of what is long', () => {
  it('name the day beside key times where there is more than one', () => {
    const record = recordOf([
      ['22:00', 'detection', 'Alarm'],
      ['2026-03-03T01:00:00Z', 'resolution', 'Resolved'],
    ]);
    const svg = timelinePicture(record)?.svg;
    expect(svg).toContain('>2 Mar 22:00 Detected<');
    expect(svg).toContain('>3 Mar 01:00 Resolved<');
  });

  it('show and say when an incident came back', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:20', 'resolution', 'Resolved'],
      ['11:00', 'detection', 'Alarm again', { marks: [{ is: 'relapse' }] }],
      ['11:30', 'resolution', 'Resolved'],
    ]);
    const picture = timelinePicture(record);
    expect(picture?.words).toContain('It came back; times of impact: 10:00 to 10:20, 11:00 to 11:30.');
    expect(picture?.svg).toContain('>20 minutes<');
    expect(picture?.svg).toContain('>30 minutes<');
    expect(picture?.words).not.toContain('Phases');
  });

  it('count what they have no room for, and say all of it in words', () => {
    const contributing = Array.from({ length: 30 }, (_, index) => ({
      branch: 'process' as const,
      text: `Factor ${index}\n- point ${index}`,
    }));
    const metrics = Array.from({ length: 30 }, (_, index) => ({
      name: `Metric ${index}`,
      normal: '1',
      during: `${index + 2} items that nobody has read in all that time`,
    }));
    const [fishbone, bars] = picturesOf({ ...emptyRecord('x'), contributing, metrics });
    expect(fishbone?.svg).toContain('>and 23 more<');
    expect(fishbone?.words).toContain('Factor 29 (point 29)');
    expect(bars?.words).toContain('The last 16 rows of these: in words alone.');
    expect(bars?.words).toContain('Metric 29');
    expect(bars?.svg).not.toContain('all that time');
    for (const { height } of [fishbone, bars].filter((each) => each !== undefined))
      expect(height).toBeLessThan(1_000);
  });

  it('break a word that is wider than its place', () => {
    const contributing = [{ branch: 'people' as const, text: `https://example.com/${'long/'.repeat(12)}` }];
    const svg = picturesOf({ ...emptyRecord('x'), contributing })[0]?.svg ?? '';
    const lines = [...svg.matchAll(/>([^<]*long\/[^<]*)</g)].map(([, line = '']) => line);
    expect(lines.length).toBe(3);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(36);
  });
});

describe('a figure in words', () => {
  it.each([
    ['0.1%', { value: 0.1, unit: '%' }],
    ['5,000 ms', { value: 5000, unit: 'ms' }],
    ['12 s', { value: 12_000, unit: 'ms' }],
    ['~1.2k/min', { value: 1200, unit: '/min' }],
    ['about 45 req/s', { value: 45, unit: 'req/s' }],
    ['10-20', undefined],
    ['p50 80 ms', undefined],
    ['none', undefined],
    [undefined, undefined],
  ])('%j is %j', (words, quantity) => {
    expect(readQuantity(words)).toEqual(quantity);
  });
});
