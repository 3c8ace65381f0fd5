import { named, type Spoken } from './spoken.ts';

const CLOCK = String.raw`(\d{1,2}:\d{2}:\d{2})`;

/** Zoom's saved captions: `[Jane Doe] 14:05:32`, by the clock of whoever saved them. */
const ZOOM = new RegExp(String.raw`^\[(?<speaker>[^\]\n]{1,80})\]\s+${CLOCK}$`, 'm');

/** A line that says only when, and mostly who: what they said stands below it. */
const HEADS = [
  ZOOM,
  // Teams' text: `Jane Doe   0:03`, minutes and seconds; with hours after the first one.
  /^(?<speaker>\S[^\t\n]{0,79}?)(?:\t| {2,})\s*(\d{1,2}:\d{2}(?::\d{2})?)$/,
  // Meet: `00:05:00`, and below it all that was said until the next one, each line with its speaker.
  new RegExp(`^${CLOCK}$`),
];

/** In characters; longer lines were said, however they begin. */
const LONGEST_HEAD = 200;

/**
 * A line that says when and what: `14:05:32 Jane Doe: Hello`, and Zoom's saved chat. Two numbers are no time here: they
 * could be hours and minutes, or minutes and seconds.
 */
const LINE = new RegExp(String.raw`^(?:${CLOCK}|\[${CLOCK}\])\s+(?:From )?(\S.*)$`);

/** Zoom's saved chat names to whom, too: `From Jane Doe to Everyone: Hello`. */
const TO = /\s+to\s+(?:everyone|all panelists)$/i;

/** Whether its times are those of a clock, and not counted from the beginning of the recording. */
export function byClock(text: string): boolean {
  return ZOOM.test(text);
}

/** What was said by a text with times, as Zoom, Teams and Meet write it; lines before the first time are left out. */
export function readTimedText(text: string): readonly Spoken[] {
  const spoken: { at: number; speaker: string | undefined; text: string }[] = [];
  const days = dayCounter();
  let head: { readonly at: number; readonly speaker: string | undefined } | undefined;
  let below = false;
  for (const line of text.split('\n').map((one) => one.trim())) {
    const next = headOf(line);
    const whole = next ? undefined : wholeLine(line);
    if (next) head = { ...next, at: days(next.at) };
    if (whole) spoken.push({ ...whole, at: days(whole.at) });
    if (next || whole) {
      below = false;
      if (whole) head = undefined;
    } else if (line === '') below = false;
    else if (head) {
      const fresh = head.speaker === undefined ? named(line) : undefined;
      const last = spoken.at(-1);
      if (below && !fresh && last) last.text = `${last.text} ${line}`;
      else spoken.push({ at: head.at, ...(fresh ?? { speaker: head.speaker, text: line }) });
      below = true;
    }
  }
  return spoken;
}

function headOf(line: string): Pick<Spoken, 'at' | 'speaker'> | undefined {
  if (line.length > LONGEST_HEAD) return undefined;
  for (const head of HEADS) {
    const found = head.exec(line);
    const at = found && clockOf(found.at(-1));
    if (at !== undefined && at !== null) return { at, speaker: found?.groups?.['speaker']?.trim() };
  }
  return undefined;
}

/** Only where it names who speaks: other texts have lines with times in them, too. */
function wholeLine(line: string): Spoken | undefined {
  const [, bare, bracketed, words = ''] = LINE.exec(line) ?? [];
  const at = clockOf(bare ?? bracketed);
  const said = named(words);
  return at === undefined || !said ? undefined : { at, ...said, speaker: said.speaker.replace(TO, '') };
}

/** In milliseconds; two numbers are minutes and seconds. */
function clockOf(stamp: string | undefined): number | undefined {
  if (stamp === undefined) return undefined;
  const parts = stamp.split(':').map(Number);
  if (parts.slice(1).some((part) => part > 59)) return undefined;
  return parts.reduce((sum, part) => sum * 60 + part, 0) * 1_000;
}

const HALF_DAY = 12 * 3_600_000;

/** Clocks that jump back by more than half a day went past midnight. */
function dayCounter(): (at: number) => number {
  let before = 0;
  let days = 0;
  return (at) => {
    if (at + HALF_DAY < before) days += 1;
    before = at;
    return at + days * 2 * HALF_DAY;
  };
}
