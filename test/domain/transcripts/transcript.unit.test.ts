import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCues } from '../../../src/domain/transcripts/cues.ts';
import { offeredFirstLine } from '../../../src/domain/transcripts/recording-start.ts';
import { MOST_QUOTES, maybeTranscript, readTranscript } from '../../../src/domain/transcripts/transcript.ts';
import { judgedCues } from '../../builders/judged-captions.ts';

/** `00:00:04 Jane Doe: Hello`, one line for each quote; times counted from the file's own beginning. */
function lines(file: string): readonly string[] {
  const read = readTranscript(file);
  if ('why' in read) return [read.why];
  return read.quotes.map(({ at, speaker, text }) => {
    const stamp = new Date(at + read.firstAt).toISOString().slice(11, 19);
    return `${stamp} ${speaker ?? '?'}: ${text}`;
  });
}

const ZOOM = `WEBVTT

1
00:00:04.500 --> 00:00:07.100
Jane Doe: The pool is exhausted,

2
00:00:07.200 --> 00:00:09.000
Jane Doe: I see 503s everywhere.

3
00:01:02.000 --> 00:01:05.000
Bob (on call): Rolling back: v2.4.4

4
00:01:30.000 --> 00:01:31.000
Done.
`;

const TEAMS = `\uFEFFWEBVTT\r\n\r\n3dc72631-b191-4a5d/12-0\r\n00:00:03.120 --> 00:00:05.500\r\n<v Jane Doe>Who has the pager &amp; the\r\nrunbook?</v>\r\n\r\n3dc72631-b191-4a5d/13-0\r\n00:00:05.600 --> 00:00:06.000\r\n<v.loud Bob Li>Me. Use &lt;host&gt; here.</v>\r\n`;

const SRT = `1
00:00:01,000 --> 00:00:02,000
<i>We are</i> back

2
01:00:00,250 --> 01:00:02,000
Warning: use <host>, not the VIP
`;

describe('transcripts of calls', () => {
  it.each([
    [
      'Zoom, WebVTT',
      ZOOM,
      [
        '00:00:04 Jane Doe: The pool is exhausted, I see 503s everywhere.',
        '00:01:02 Bob (on call): Rolling back: v2.4.4',
        '00:01:30 ?: Done.',
      ],
    ],
    [
      'Teams, WebVTT',
      TEAMS,
      ['00:00:03 Jane Doe: Who has the pager & the runbook?', '00:00:05 Bob Li: Me. Use <host> here.'],
    ],
    ['SRT', SRT, ['00:00:01 ?: We are back', '01:00:00 ?: Warning: use <host>, not the VIP']],
    [
      'Zoom, saved captions, past midnight',
      '[Jane Doe] 23:59:58\nThe pool is exhausted.\n\n[Bob] 00:00:10\nRolling back.\nSecond line.\n',
      ['23:59:58 Jane Doe: The pool is exhausted.', '00:00:10 Bob: Rolling back. Second line.'],
    ],
    [
      'Zoom, saved chat',
      '14:05:32\t From Jane Doe to Everyone:\tIt is the pool\n14:06:00 From Bob: ok',
      ['14:05:32 Jane Doe: It is the pool', '14:06:00 Bob: ok'],
    ],
    [
      'Teams, text',
      'Incident call\n\nJane Doe   0:03\nHello.\nIs it the pool?\n\nBob Li   1:00:10\nYes.',
      ['00:00:03 Jane Doe: Hello. Is it the pool?', '01:00:10 Bob Li: Yes.'],
    ],
    [
      'Meet, text',
      'Incident call - Transcript\n00:00:00\n \nJane Doe: Hello.\nBob Li: Is it the pool?\nor the disk?\n00:05:00\nJane Doe: The pool.',
      [
        '00:00:00 Jane Doe: Hello.',
        '00:00:00 Bob Li: Is it the pool? or the disk?',
        '00:05:00 Jane Doe: The pool.',
      ],
    ],
  ])('reads what %s writes', (_, file, said) => {
    expect(lines(file)).toEqual(said);
  });

  it.each([
    ['nothing', ''],
    ['prose', 'At 14:05 the pool was exhausted.\nWe rolled back at 14:20: it helped.'],
    ['a log', '14:05:32 ERROR pool exhausted\n14:05:33 retrying'],
    ['times that could be hours or minutes', '14:05 Jane: hello\n14:07 Bob: hi'],
    ['headers alone', 'WEBVTT\n\nNOTE nothing here'],
    ['cues without words', 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n\n'],
    ['impossible times', 'WEBVTT\n\n00:61:00.000 --> 00:62:00.000\nhello'],
    ['bytes of a picture', '\u0000\u0001PNG -->\u0002'],
  ])('takes %s for no transcript', (_, file) => {
    expect(readTranscript(file)).toEqual({ why: 'no times' });
  });

  it('says how many lines there are where there are too many', () => {
    const file = Array.from({ length: MOST_QUOTES + 1 }, (_, n) => {
      const stamp = new Date(n * 30_000).toISOString().slice(11, 23);
      return `${stamp} --> ${stamp}\n${n}\n`;
    }).join('\n');
    expect(readTranscript(file)).toEqual({ why: 'too many', lines: MOST_QUOTES + 1 });
  });

  it('puts lines that stand out of order in the order of time', () => {
    const [a, b] = ['00:00:09.000 --> 00:00:10.000\nlater\n', '00:00:01.000 --> 00:00:02.000\nfirst\n'];
    expect(lines(`WEBVTT\n\n${a}\n${b}`)).toEqual(['00:00:01 ?: first', '00:00:09 ?: later']);
  });

  it.each([
    ['call.vtt', '', 'yes'],
    ['CALL.SRT', '', 'yes'],
    ['call', 'text/vtt', 'yes'],
    ['call.txt', 'text/plain', 'maybe'],
    ['Untitled', 'text/plain', 'maybe'],
    ['deploy.log', 'text/plain', 'no'],
    ['graph.png', 'image/png', 'no'],
  ])('tells from %s (%s) whether it may be one: %s', (name, mimetype, is) => {
    expect(maybeTranscript({ name, mimetype })).toBe(is);
  });
});

describe('the cues of any file', () => {
  const words = fc
    .array(fc.constantFrom('pool', 'ü', '日本', '<i>x</i>', '&amp;', 'Bob: hi', '1'), {
      minLength: 1,
      maxLength: 4,
    })
    .map((all) => all.join(' '));
  const cue = fc.record({
    start: fc.nat(7_200_000),
    lasts: fc.integer({ min: 1, max: 9_999 }),
    words,
    second: words,
  });

  const stamp = (ms: number, sign: string) => new Date(ms).toISOString().slice(11, 23).replace('.', sign);

  it.each([
    ['vtt', 'WEBVTT\n\nNOTE by hand\n\n', '.'],
    ['srt', '', ','],
  ] as const)('are those that media-captions reads from %s', async (type, head, sign) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(cue, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        async (all, end) => {
          const body = all
            .map(
              (one, n) =>
                `${n + 1}\n${stamp(one.start, sign)} --> ${stamp(one.start + one.lasts, sign)}\n${one.words}\n${one.second}\n`,
            )
            .join('\n');
          const file = `${head}${body}`.replaceAll('\n', end);
          const read = readCues(file.replaceAll('\r\n', '\n'));
          expect(read.map(({ start, end: until, lines: said }) => [start, until, said.join('\n')])).toEqual(
            await judgedCues(file, type),
          );
        },
      ),
    );
  });

  it('are read from anything without an error, in the order of time, each with words', () => {
    const piece = fc.constantFrom(
      'WEBVTT',
      '\n',
      '\n\n',
      '00:00:01.000',
      ' --> ',
      '[Bob] 14:05:32',
      'Jane: x',
      '\u0000',
      '0:03',
    );
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(anything, (file) => {
        const read = readTranscript(file);
        if ('why' in read) return;
        const times = read.quotes.map(({ at }) => at);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(times[0]).toBe(0);
        for (const { text } of read.quotes) expect(text.trim()).not.toBe('');
      }),
    );
  });

  it('takes no time that grows faster than the file', () => {
    const long = `${'['.repeat(300_000)}\n${' '.repeat(300_000)}x\n${'a '.repeat(300_000)}\nx${' '.repeat(300_000)}y\n<v ${'<v '.repeat(100_000)}`;
    const began = performance.now();
    readTranscript(long);
    readTranscript(`WEBVTT\n\n00:01.000 --> 00:02.000\n${long}`);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});

describe('when the first line was said, as it is offered', () => {
  const shared = { sharedAt: new Date('2026-12-01T16:00:00Z'), zone: 'Europe/Madrid' };
  const counted = { firstAt: 4_500, byClock: false };

  it.each([
    ['GMT20261201-140532_Recording.transcript.vtt', '2026-12-01T14:05:36.500Z'],
    ['abc-defg-hij (2026-12-01 14:05 GMT+1) - Transcript.txt', '2026-12-01T13:05:04.500Z'],
    ['call (2026/12/01 14_05 GMT-3_30) - Transcript.txt', '2026-12-01T17:35:04.500Z'],
    ['call (2026-12-01 14:05 GMT) - Transcript', '2026-12-01T14:05:04.500Z'],
  ])('comes from the name %s', (name, at) => {
    expect(offeredFirstLine(counted, { ...shared, name })?.toISOString()).toBe(at);
  });

  it('is the last such moment before the file was shared, where its times are those of a clock', () => {
    const clock = (firstAt: number) =>
      offeredFirstLine({ firstAt, byClock: true }, { ...shared, name: 'captions.txt' });
    expect(clock(((14 * 60 + 5) * 60 + 32) * 1_000)?.toISOString()).toBe('2026-12-01T13:05:32.000Z');
    expect(clock(23 * 3_600_000)?.toISOString()).toBe('2026-11-30T22:00:00.000Z');
  });

  it('is left to a person where the file does not say', () => {
    expect(offeredFirstLine(counted, { ...shared, name: 'call.vtt' })).toBeUndefined();
  });
});
