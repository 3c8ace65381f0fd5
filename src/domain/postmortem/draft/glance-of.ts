import { markOn, OUTCOMES } from '../../timeline/mark.ts';
import { shortDay } from '../../timeline/short-day.ts';
import { clockTime, counted, day } from '../../timeline/time-words.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { type IntervalName, minutesBetween } from '../analysis/facts/fact.ts';
import { factNamed } from '../analysis/facts.ts';
import { isFullyRestored } from '../analysis/marked.ts';
import type { Chip, ChipTone, Glance, KeyFigure } from '../document/glance.ts';
import type { IncidentStatus } from '../record/record.ts';

/** Severity, state, duration and up to five key figures: recorded or computed from recorded times, like all else. */
export function glanceOf(analysis: Analysis): Glance {
  return { chips: chipsOf(analysis), figures: figuresOf(analysis) };
}

const SEVERITY_TONES: Readonly<Record<1 | 2 | 3 | 4, ChipTone>> = {
  1: 'critical',
  2: 'high',
  3: 'medium',
  4: 'low',
};

const STATES: Readonly<Record<IncidentStatus, { readonly words: string; readonly tone: ChipTone }>> = {
  investigating: { words: 'Investigating', tone: 'active' },
  identified: { words: 'Identified', tone: 'active' },
  mitigating: { words: 'Mitigating', tone: 'active' },
  monitoring: { words: 'Monitoring', tone: 'active' },
  resolved: { words: 'Resolved', tone: 'settled' },
  cancelled: { words: 'Cancelled', tone: 'plain' },
  merged: { words: 'Merged', tone: 'plain' },
};

function chipsOf({ record, reading, facts }: Analysis): Chip[] {
  const { severity, drill, kind } = record;
  const state = record.status ?? (reading.milestones.resolved ? 'resolved' : undefined);
  const duration = factNamed(facts, 'duration');
  return [
    ...(severity
      ? [{ about: 'severity', words: `SEV-${severity}`, tone: SEVERITY_TONES[severity] } as const]
      : []),
    ...(state ? [{ about: 'state', ...STATES[state] } as const] : []),
    ...(duration
      ? [{ about: 'duration', words: shortDuration(duration.minutes), tone: 'plain' } as const]
      : []),
    ...(kind ? [{ about: 'kind', words: kind, tone: 'plain' } as const] : []),
    ...(drill ? [{ about: 'kind', words: 'Drill', tone: 'plain' } as const] : []),
  ];
}

function figuresOf(analysis: Analysis): KeyFigure[] {
  return [
    impactFigure(analysis),
    intervalFigure(analysis, 'Detected after', ['impact-to-detection']),
    intervalFigure(analysis, 'Acknowledged after', ['detection-to-acknowledgement']),
    ...mitigatedFigures(analysis),
    attemptsFigure(analysis),
  ];
}

/**
 * How long users were affected: until service was restored or, where nobody marked that, until the resolution; the sum
 * of the periods, where there are several. Nobody said when the impact began: the duration, from detection.
 */
function impactFigure({ facts, reading }: Analysis): KeyFigure {
  const label = reading.milestones.impactStarted ? 'Impact' : 'Duration';
  const duration = factNamed(facts, 'duration');
  if (!duration) return { label: 'Impact', detail: ['not recorded'] };
  const { minutes, periods, impactMinutes, from, to } = duration;
  if (periods && impactMinutes !== undefined) {
    const detail = [`in ${counted(periods.length, 'period')}`, `over ${shortDuration(minutes)}`];
    return { label, value: shortDuration(impactMinutes), detail };
  }
  if (label === 'Duration') {
    return { label, value: shortDuration(minutes), detail: ['from detection', spanWords(from, to)] };
  }
  const restored = reading.entries.find(
    (entry) => isFullyRestored(entry) && entry.at > from && entry.at < to,
  );
  if (!restored) return { label, value: shortDuration(minutes), detail: [spanWords(from, to)] };
  const value = shortDuration(minutesBetween(from, restored.at));
  return { label, value, detail: ['until restored', spanWords(from, restored.at)] };
}

const SINCE: Readonly<Partial<Record<IntervalName, string>>> = {
  'impact-to-detection': 'from impact',
  'detection-to-acknowledgement': 'from detection',
  'impact-to-mitigated': 'from impact',
  'detection-to-mitigated': 'from detection',
};

/** The first of these intervals that the record gives. */
function intervalFigure(analysis: Analysis, label: string, names: readonly IntervalName[]): KeyFigure {
  for (const name of names) {
    const fact = factNamed(analysis.facts, name);
    if (fact && fact.minutes >= 0)
      return {
        label,
        value: shortDuration(fact.minutes),
        detail: [SINCE[name] ?? '', spanWords(fact.from, fact.to)],
      };
  }
  return { label, detail: ['not recorded'] };
}

/**
 * Where it came back, a time from the first impact to the last mitigation would count the hours in which all was well:
 * the first period stands for it, if somebody marked its end.
 */
function mitigatedFigures(analysis: Analysis): KeyFigure[] {
  const label = 'Mitigated after';
  const { periods, milestones } = analysis.reading;
  const [first, again] = periods;
  if (!first || !again) {
    return [intervalFigure(analysis, label, ['impact-to-mitigated', 'detection-to-mitigated'])];
  }
  const { from, to } = first;
  if (!to || !('type' in to) || !(isFullyRestored(to) || markOn(to, 'mitigated'))) return [];
  const since = milestones.impactStarted ? 'from impact' : 'from detection';
  const value = shortDuration(minutesBetween(from.at, to.at));
  return [{ label, value, detail: [since, `${spanWords(from.at, to.at)}, first period`] }];
}

function attemptsFigure({ reading: { attempts } }: Analysis): KeyFigure {
  if (attempts.length === 0) return { label: 'Attempts', detail: ['none recorded'] };
  const by = OUTCOMES.flatMap((outcome) => {
    const count = attempts.filter((attempt) => (attempt.outcome?.was ?? 'unknown') === outcome).length;
    const words = outcome === 'unknown' ? 'not judged' : outcome;
    return count === 0 ? [] : [attempts.length === count ? words : `${count} ${words}`];
  });
  return { label: 'Attempts', value: String(attempts.length), detail: [by.join(', ')] };
}

function spanWords(from: Date, to: Date): string {
  if (day(from) === day(to)) return `${clockTime(from)}–${clockTime(to)}`;
  return `${shortDay(from)} ${clockTime(from)} – ${shortDay(to)} ${clockTime(to)}`;
}

/** `25 min`, `1 h 30 min`, `3 d 9 h`: rounded to the smaller unit. */
export function shortDuration(minutes: number): string {
  const whole = Math.round(minutes);
  if (minutes < 1) return minutes === 0 ? '0 min' : `${Math.round(minutes * 60)} s`;
  if (whole < 60) return `${whole} min`;
  if (whole < 48 * 60) return `${Math.floor(whole / 60)} h${whole % 60 === 0 ? '' : ` ${whole % 60} min`}`;
  const hours = Math.round(minutes / 60);
  return `${Math.floor(hours / 24)} d${hours % 24 === 0 ? '' : ` ${hours % 24} h`}`;
}
