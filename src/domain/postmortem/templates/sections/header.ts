import { day, durationWords, spanOf } from '../../../timeline/time-words.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import { fromEntries, fromField, together } from '../../analysis/evidence.ts';
import { factNamed } from '../../analysis/facts.ts';
import type { DraftSection } from '../../document/document.ts';
import { cite, field, fieldLines, type Phrase, text } from '../../document/nodes.ts';
import { oneLine, withNames } from '../../document/prose.ts';
import { withPeriods } from './periods.ts';
import { detectionAfterEnd, restoredEarlier } from './recovery.ts';
import { names, open, stated } from './statements.ts';
import { TWENTY_FOUR_HOURS } from './write-time.ts';

/** Title and header block: date, duration, severity, status, authors, reviewers. */
export function header(analysis: Analysis): DraftSection {
  return {
    id: 'header',
    heading: `Postmortem: ${titleOf(analysis)}`,
    level: 1,
    blocks: [
      fieldLines(
        field('Incident Date', dateOf(analysis)),
        field('Incident Duration', durationOf(analysis)),
        field('Severity', severityOf(analysis)),
        field('Status', documentStatus(analysis)),
        field('Authors', peopleOr(analysis, 'authors')),
        field('Reviewers', peopleOr(analysis, 'reviewers')),
      ),
    ],
  };
}

/** `Checkout errors after deploy (INC-2026-0012)`, and that it was a drill when it was one. */
export function titleOf({ record }: Analysis): string {
  const title = oneLine(withNames(record, record.title)) || 'Untitled incident';
  return `${title}${record.key ? ` (${oneLine(record.key)})` : ''}${record.drill ? ' – drill' : ''}`;
}

export function dateOf({ began, reading }: Analysis): Phrase[] {
  if (!began) return open('impact-start');
  const end = reading.milestones.resolved;
  const until = end && day(end.at) > day(began.at) ? ` to ${day(end.at)}` : '';
  return stated(`${day(began.at)}${until}`, together(began, until ? end : undefined));
}

/**
 * `1 hour 30 minutes (10:15–11:45 UTC)`; says when it starts at detection, and gives the sum when the incident came
 * back.
 */
export function durationOf(analysis: Analysis): Phrase[] {
  const { facts, reading } = analysis;
  const duration = factNamed(facts, 'duration');
  if (!duration) return unknownDuration(reading.milestones);
  const since = duration.since ? ' since detection' : '';
  const words = `${durationWords(duration.minutes)}${since} (${spanOf(duration.from, duration.to)})`;
  const restored = restoredEarlier(analysis, TWENTY_FOUR_HOURS);
  return [
    ...withPeriods(words, analysis, TWENTY_FOUR_HOURS),
    ...(restored ? stated(`; ${restored.words}`, restored) : []),
    ...detectedLater(analysis),
  ];
}

/** A resolution that another detection follows, with nobody saying that it came back, may not have been the end. */
function detectedLater(analysis: Analysis): Phrase[] {
  const { reading } = analysis;
  const again = detectionAfterEnd(reading);
  if (!again || reading.periods.length > 1) return [];
  const time = TWENTY_FOUR_HOURS.said(firstDay(analysis))(again.at);
  return stated(`; the record has a detection after that, at ${time}`, fromEntries(again));
}

function unknownDuration(milestones: Analysis['reading']['milestones']): Phrase[] {
  const { resolved } = milestones;
  const start = milestones.impactStarted ?? milestones.detected;
  if (!resolved) return open('resolution');
  if (!start) return open('impact-start');
  return [text('not given: the times contradict each other'), cite(together(start, resolved))];
}

export function severityOf({ record }: Analysis): Phrase[] {
  return record.severity === undefined
    ? open('severity')
    : stated(`SEV-${record.severity}`, fromField('severity'));
}

/** The document's status, as people decided; a draft until then. */
export function documentStatus({ record }: Analysis): Phrase[] {
  return [text(record.documentStatus ?? 'Draft')];
}

/** The people in a list, or the question for them. */
export function peopleOr(analysis: Analysis, list: 'authors' | 'reviewers'): Phrase[] {
  const people = analysis.record[list];
  return people.length === 0 ? open(list) : [...names(analysis, people), cite(fromField(list))];
}
