import { type Cue, readCues } from './cues.ts';
import { named, type Spoken } from './spoken.ts';

/** A voice of WebVTT, as Teams writes who speaks: `<v Jane Doe>Hello.</v>`, with classes after a full stop. */
const VOICE = /<v(?:\.[^\s>]*)?[ \t]+([^<>]{1,200})>/;
/** Tags of WebVTT, of SRT, and times within a cue; other words in angle brackets were said. */
const TAG = /<\/?(?:(?:[bciuv]|ruby|rt|lang|font)(?:[.\s][^<>]*)?|\d[\d:.]*)>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '\u200E',
  '&rlm;': '\u200F',
};

/**
 * What was said by captions. A name before a colon is a speaker where most cues have one, as in Zoom's files; in others
 * `Warning: the disk is full` stays as it was said.
 */
export function readCaptions(text: string): readonly Spoken[] {
  const spoken = readCues(text).flatMap(voices);
  const prefixed = spoken.filter(({ text: words }) => named(words)).length;
  const byPrefix = spoken.every(({ speaker }) => speaker === undefined) && prefixed * 2 > spoken.length;
  return spoken
    .map((one) => (byPrefix ? { ...one, ...named(one.text) } : one))
    .filter(({ text: words }) => words !== '');
}

/** Each voice of a cue by itself. */
function voices({ start, lines }: Cue): readonly Spoken[] {
  const whole = lines.join(' ');
  if (!VOICE.test(whole)) return [{ at: start, speaker: undefined, text: plain(whole) }];
  const [before = '', ...said] = whole.split(new RegExp(VOICE, 'g'));
  const first: Spoken = { at: start, speaker: undefined, text: plain(before) };
  const others = said.flatMap((speaker, index): readonly Spoken[] =>
    index % 2 === 0 ? [{ at: start, speaker: plain(speaker), text: plain(said[index + 1] ?? '') }] : [],
  );
  return first.text === '' ? others : [first, ...others];
}

/** The words without tags, with the characters that entities stand for, on one line. */
function plain(words: string): string {
  const without = words.replace(TAG, '');
  return without
    .replace(/&[a-z]+;/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}
