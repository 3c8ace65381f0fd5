import type { List } from 'mdast';
import { type Evidence, fromField, together } from '../../../timeline/evidence.ts';
import { factNamed } from '../../../timeline/facts.ts';
import { counted, durationWords } from '../../../timeline/time-words.ts';
import type { Findings } from '../../findings.ts';
import { checklist, type Phrase, paragraph, strong, text } from '../../nodes.ts';
import { listOf } from './points.ts';
import { open, stated } from './wording.ts';

/** The metrics by which a team follows its incidents, with what this one adds to them. */
export function processMetrics(findings: Findings): List {
  const { facts, record } = findings;
  const detect = factNamed(facts, 'impact-to-detection');
  const resolve = factNamed(facts, 'duration');
  const similar = record.related.map((_, index) => fromField(`related.${index}`));
  return listOf('bullets', [
    measure(
      'Mean Time to Detect (MTTD)',
      detect ? stated(afterWords(detect.minutes), detect) : open('impact-start'),
    ),
    measure(
      'Mean Time to Resolve (MTTR)',
      resolve
        ? stated(`${durationWords(resolve.minutes)}${resolve.since ? ' since detection' : ''}`, resolve)
        : open('resolution'),
    ),
    measure(
      'Frequency of similar incidents',
      similar.length > 0
        ? stated(`${counted(similar.length, 'earlier incident')} like it`, together(...similar))
        : open('related'),
    ),
    measure('Action item completion rate', completion(findings)),
    measure('Time to implement preventive measures', [text('known when the actions are done')], true),
  ]);
}

function afterWords(minutes: number): string {
  return minutes < 0 ? `${durationWords(minutes)} before the impact` : durationWords(minutes);
}

/** `4 of 18 done`; what is not going to be done does not count. */
function completion({ record }: Findings): Phrase[] {
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

/** When to look whether the actions had effect. */
export function effectReviews(): List {
  return checklist([
    { done: false, label: [text('Action items reviewed after 1 week')] },
    { done: false, label: [text('Action items reviewed after 1 month')] },
  ]);
}
