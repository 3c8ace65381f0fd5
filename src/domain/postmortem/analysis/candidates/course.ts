import { counted, durationWords } from '../../../timeline/time-words.ts';
import type { RecordEntry } from '../../record/record.ts';
import type { Analysis } from '../analysis.ts';
import { isIneffective } from '../attempts.ts';
import type { CandidateKind } from '../candidate.ts';
import { type Evidence, fromEntries, fromField, together } from '../evidence.ts';
import { minutesBetween } from '../facts/fact.ts';
import { factNamed } from '../facts.ts';
import type { ImpactPeriod, TimelineReading } from '../milestones.ts';
import { ABOUT } from './about.ts';
import { firstWorkAfter, type Suggested } from './suggested.ts';
import type { Thresholds } from './thresholds.ts';

/** What the course of an incident suggests: each rule gives one remark or none. */
export function courseCandidates(analysis: Analysis, limits: Thresholds): Suggested[] {
  return [
    unansweredAlert(analysis, limits),
    relapse(analysis),
    furtherTries(analysis),
    similarBefore(analysis),
    backdated(analysis, limits),
  ].flatMap((found) => found ?? []);
}

interface Remark {
  readonly id: string;
  readonly text: string;
  readonly about: RegExp;
  readonly kind?: CandidateKind;
  readonly minutes?: number;
}

function suggested(
  { id, text, about, kind = 'wrong', minutes }: Remark,
  { entries, fields }: Evidence,
): Suggested {
  return { id, kind, text, entries, fields, topic: { about, ...(minutes === undefined ? {} : { minutes }) } };
}

/** How long an alert waited, and what ended that. */
interface Wait {
  readonly alert: RecordEntry;
  readonly answer: Evidence & { readonly at: Date };
  readonly unnoticed?: true;
}

/** The alert that waited longest for an answer, where that was long. */
function unansweredAlert({ reading }: Analysis, { slowAcknowledgement }: Thresholds): Suggested | undefined {
  const length = ({ alert, answer }: Wait): number => minutesBetween(alert.at, answer.at);
  const [longest] = [...firstWait(reading), ...laterWaits(reading)].sort((a, b) => length(b) - length(a));
  if (!longest || length(longest) <= slowAcknowledgement) return undefined;
  const minutes = length(longest);
  const text = longest.unnoticed
    ? `An alert came ${durationWords(minutes)} before anybody noticed`
    : `An alert was not answered for ${durationWords(minutes)}`;
  const evidence = together(fromEntries(longest.alert), longest.answer);
  return suggested({ id: 'unanswered-alert', text, about: ABOUT.detection, minutes }, evidence);
}

/**
 * An alert before the moment at which people say that they noticed, or one that nobody acknowledged until somebody was
 * at work. (A late acknowledgement is a figure of its own.)
 */
function firstWait(reading: TimelineReading): Wait[] {
  const { detected, acknowledged } = reading.milestones;
  const alert = reading.entries.find(({ type }) => type === 'detection');
  if (!alert || !detected) return [];
  if (alert.at < detected.at) return [{ alert, answer: detected, unnoticed: true }];
  return acknowledged ? [] : waitFor(reading, alert);
}

/** The first alert of each time that it came back. */
function laterWaits(reading: TimelineReading): Wait[] {
  return reading.periods.slice(1).flatMap(({ from }) => {
    const alert = reading.entries.find(({ type, at }) => type === 'detection' && at >= from.at);
    return alert ? waitFor(reading, alert) : [];
  });
}

function waitFor(reading: TimelineReading, alert: RecordEntry): Wait[] {
  const work = firstWorkAfter(reading, alert.at);
  return work ? [{ alert, answer: { at: work.at, ...fromEntries(work) } }] : [];
}

/** It came back after a confirmed recovery. */
function relapse({ reading }: Analysis): Suggested | undefined {
  const [first, second, ...more] = reading.periods;
  if (!first?.to || !second) return undefined;
  const minutes = minutesBetween(first.to.at, second.from.at);
  const after = `${durationWords(minutes)} after it had been over`;
  const text =
    more.length === 0 ? `It came back ${after}` : `It came back ${more.length + 1} times, first ${after}`;
  const evidence = together(evidenceOf(first.to), ...[second, ...more].map(({ from }) => evidenceOf(from)));
  return suggested({ id: 'relapse', text, about: ABOUT.relapse, minutes }, evidence);
}

/** Attempts of which people said that they did not end it, before the first that did or without one. */
function furtherTries({ reading }: Analysis): Suggested | undefined {
  const { attempts } = reading;
  const worked = attempts.find(({ outcome }) => outcome?.was === 'worked');
  const before = worked ? attempts.slice(0, attempts.indexOf(worked)) : attempts;
  const failed = before.filter(
    (attempt) => isIneffective(attempt) || (worked !== undefined && attempt.outcome?.was === 'partly'),
  );
  if (failed.length === 0) return undefined;
  const evidence = fromEntries(
    ...failed.flatMap(({ entries, shown }) => [...entries, ...(shown ? [shown] : [])]),
    ...(worked?.entries ?? []),
  );
  const tried = counted(failed.length, 'attempt');
  const worse = failed.filter(({ outcome }) => outcome?.was === 'worse').length;
  const harm =
    worse === 0 ? '' : worse === failed.length ? ' and made it worse' : `, ${worse} of which made it worse`;
  const vain = worse === failed.length ? `${tried} made it worse` : `${tried} did not help${harm}`;
  const text = worked ? `${tried} came before one worked${harm}` : vain;
  const id = worked ? 'further-tries' : 'ineffective-mitigations';
  return suggested({ id, text, about: ABOUT.noEffect }, together(evidence));
}

/** People named an earlier incident that was like this one. */
function similarBefore({ record }: Analysis): Suggested | undefined {
  if (record.related.length === 0) return undefined;
  const evidence = together(...record.related.map((_, index) => fromField(`related.${index}`)));
  const keys = record.related.map(({ key }) => key).join(', ');
  const text = `${counted(record.related.length, 'similar incident')} came before: ${keys}`;
  return suggested({ id: 'similar-before', kind: 'contributing', text, about: ABOUT.risk }, evidence);
}

function backdated({ facts }: Analysis, limits: Thresholds): Suggested | undefined {
  const fact = factNamed(facts, 'backdated');
  if (!fact || fact.share <= limits.backdated) return undefined;
  const text = `${Math.round(fact.share * 100)}% of the entries were logged after the fact`;
  return suggested({ id: 'backdated', text, about: ABOUT.backdated }, fact);
}

/** A key time has its evidence; an entry is its own. */
function evidenceOf(moment: ImpactPeriod['from']): Evidence {
  return 'fields' in moment ? moment : fromEntries(moment);
}
