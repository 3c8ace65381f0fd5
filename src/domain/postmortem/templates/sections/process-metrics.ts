import type { List } from 'mdast';
import { durationWords } from '../../../timeline/time-words.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { type Evidence, fromField, together } from '../../analysis/evidence.ts';
import { factNamed } from '../../analysis/facts.ts';
import { checklist, cite, type Phrase, paragraph, strong, text } from '../../document/nodes.ts';
import { withPeriods } from './periods.ts';
import { listOf } from './points.ts';
import { relatedDays } from './related.ts';
import { open, stated } from './statements.ts';
import { TWENTY_FOUR_HOURS } from './write-time.ts';

/** A single incident gives a figure, and no mean. */
const ONE_INCIDENT = ' (one incident, no mean yet)';

/** The metrics by which a team tracks its incidents, with what this one adds to them. */
export function processMetrics(analysis: Analysis): List {
  const { facts, record } = analysis;
  const detect = factNamed(facts, 'impact-to-detection');
  const resolve = factNamed(facts, 'duration');
  const similar = record.related.map((_, index) => fromField(`related.${index}`));
  return listOf('bullets', [
    measure(
      'Mean Time to Detect (MTTD)',
      detect
        ? stated(`${afterWords(detect.minutes)}${ONE_INCIDENT}`, detect)
        : endMissing(analysis, 'detected', 'detection'),
    ),
    measure(
      'Mean Time to Resolve (MTTR)',
      resolve
        ? withPeriods(
            `${durationWords(resolve.minutes)}${resolve.since ? ' since its detection' : ''}${ONE_INCIDENT}`,
            analysis,
            TWENTY_FOUR_HOURS,
          )
        : endMissing(analysis, 'resolved', 'resolution'),
    ),
    measure(
      'Frequency of similar incidents',
      similar.length > 0 ? stated(earlier(analysis, similar.length), together(...similar)) : open('related'),
    ),
    measure('Action item completion rate', completion(analysis)),
    measure(
      'Time to implement preventive measures',
      [text('known when the actions are done; this record has no days of completion')],
      true,
    ),
  ]);
}

/** The question that supplies the missing end. */
function endMissing(
  { reading }: Analysis,
  end: 'detected' | 'resolved',
  question: 'detection' | 'resolution',
): Phrase[] {
  const { impactStarted, detected } = reading.milestones;
  const to = reading.milestones[end];
  const from = end === 'resolved' ? (impactStarted ?? detected) : impactStarted;
  if (!to) return open(question);
  if (!from) return open('impact-start');
  return [text('not given: the times contradict each other'), cite(together(from, to))];
}

/** `2 earlier (2023-08-12, 2023-11-03)`. */
function earlier(analysis: Analysis, count: number): string {
  const days = relatedDays(analysis);
  return `${count} earlier${days.length === 0 ? '' : ` (${days.join(', ')})`}`;
}

function afterWords(minutes: number): string {
  return minutes < 0 ? `${durationWords(minutes)} before the impact` : durationWords(minutes);
}

/** `4 of 18 done`; actions that will not be done do not count. */
function completion({ record }: Analysis): Phrase[] {
  if (record.actions.length === 0) return open('actions');
  const wanted = record.actions.filter(({ status }) => status !== 'not doing');
  const done = wanted.filter(({ status }) => status === 'done').length;
  const evidence: Evidence = fromField('actions');
  return stated(`${done} of ${wanted.length} done`, evidence);
}

function measure(label: string, value: readonly Phrase[], remark = false) {
  const words = paragraph(strong(`${label}:`), text(' '), ...value);
  return {
    type: 'listItem' as const,
    spread: false,
    children: [remark ? { ...words, data: { remark: true as const } } : words],
  };
}

/** When to check whether the actions had an effect. */
export function effectReviews(): List {
  return checklist([
    { done: false, label: [text('Action items reviewed after 1 week')] },
    { done: false, label: [text('Action items reviewed after 1 month')] },
  ]);
}
