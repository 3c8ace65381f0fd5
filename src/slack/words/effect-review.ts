import type { EffectFacts } from '../../app/ports/follow-up-posts.ts';
import { markedKey } from '../../domain/incident/drill-mark.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import {
  type EffectReviews,
  type Helped,
  REVIEW_TIMES,
  type ReviewTime,
} from '../../domain/postmortem/review/effect-review.ts';
import { counted } from './entries.ts';
import { literal, person } from './escape.ts';
import { incidentName } from './names.ts';
import { dueDay, type Reader, when } from './times.ts';

/** Names are told up to this number, then counted. */
const MOST = 5;

/** `Did it help? One week after …`: what is still open, and what happened since. */
export function helpedAsked(
  incident: Incident,
  after: ReviewTime,
  { items, open, since }: EffectFacts,
): readonly string[] {
  return [
    `*Did it help?* The postmortem of ${incidentName(incident)} was published ${agoWords(after)}.`,
    openWords(items.length, open),
    sinceWords(since),
  ];
}

function openWords(all: number, open: EffectFacts['open']): string {
  if (all === 0) return 'No action items came of it.';
  const head = `${counted(all, 'action item', 'action items')}, ${open.length === 0 ? 'all closed' : `${open.length} still open`}`;
  const lines = open
    .slice(0, MOST)
    .map(({ key, title, due }) => `• ${key} · ${literal(title)}${due ? ` · due ${dueDay(due)}` : ''}`);
  const more = open.length > MOST ? [`• and ${open.length - MOST} more`] : [];
  return [`${head}${open.length === 0 ? '.' : ':'}`, ...lines, ...more].join('\n');
}

function sinceWords(since: EffectFacts['since']): string {
  if (since.length === 0) return 'No incident since then is linked with it or concerns the same service.';
  const head = `Since then, linked with it or of the same service: ${counted(since.length, 'incident', 'incidents')}`;
  const lines = since.slice(0, MOST).map((one) => `• ${incidentName(one)}`);
  const more = since.length > MOST ? [`• and ${since.length - MOST} more`] : [];
  return [`${head}:`, ...lines, ...more].join('\n');
}

function agoWords(after: ReviewTime): string {
  return `a ${after} ago`;
}

export const HELPED_LABELS = { yes: 'Yes', partly: 'Partly', no: 'No' } as const satisfies Record<
  Helped,
  string
>;

/** After a tap: the answer, which another tap changes. */
export function helpedAnswered(
  incident: Pick<Incident, 'key' | 'drill' | 'title'>,
  said: Helped,
  by: string,
): string {
  return `Did what followed from ${markedKey(incident)} · ${literal(incident.title)} help? ${HELPED_LABELS[said]}, says ${person(by)}. Another tap changes it.`;
}

/** Where nothing can be answered. */
export function helpedNotPublished(key: string): string {
  return `The postmortem of ${key} is not published, so there is nothing to say of it yet.`;
}

/** For who looks at the incident: what people said of it, one line each. */
export function helpedLines(reviews: EffectReviews | undefined, reader: Reader): readonly string[] {
  return REVIEW_TIMES.flatMap((after) => {
    const answer = reviews?.[after]?.answer;
    return answer
      ? [
          `Did it help, after a ${after}? ${HELPED_LABELS[answer.said]}, says ${person(answer.by)}, ${when(answer.at, reader)}`,
        ]
      : [];
  });
}
