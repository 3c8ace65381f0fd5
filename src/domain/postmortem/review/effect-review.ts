import { addMonths } from 'date-fns/addMonths';
import { addWeeks } from 'date-fns/addWeeks';

/** When it is looked at whether what followed from a postmortem helps: so long after its publication. */
export const REVIEW_TIMES = ['week', 'month'] as const;
export type ReviewTime = (typeof REVIEW_TIMES)[number];

/** The answers to "did it help?". */
export const HELPED = ['yes', 'partly', 'no'] as const;
export type Helped = (typeof HELPED)[number];

/** One review of effectiveness: when it fell due, and what somebody answered last. */
export interface EffectReview {
  readonly askedAt: Date;
  readonly answer?: { readonly said: Helped; readonly by: string; readonly at: Date };
}

export type EffectReviews = Readonly<Partial<Record<ReviewTime, EffectReview>>>;

/** A question that fell due so many days ago is not asked any more: nobody would know what it is about. */
const TOO_LATE_DAYS = 14;
const DAY = 86_400_000;

/** When a review is due. */
export function reviewAt(after: ReviewTime, publishedAt: Date): Date {
  switch (after) {
    case 'week':
      return addWeeks(publishedAt, 1);
    case 'month':
      return addMonths(publishedAt, 1);
    default:
      return after satisfies never;
  }
}

/** What falls due of the reviews: the one to ask now, if any, the reviews afterwards, and when the next one is due. */
export function reviewsDue(
  reviews: EffectReviews = {},
  publishedAt: Date,
  now: Date,
): {
  readonly ask: ReviewTime | undefined;
  readonly reviews: EffectReviews;
  readonly next: Date | undefined;
} {
  const open = REVIEW_TIMES.filter((after) => reviews[after] === undefined);
  const due = open.filter((after) => reviewAt(after, publishedAt) <= now);
  // Of several that were missed the last one is asked.
  const last = due.at(-1);
  const fresh =
    last !== undefined && now.getTime() - reviewAt(last, publishedAt).getTime() <= TOO_LATE_DAYS * DAY;
  const next = open.find((after) => reviewAt(after, publishedAt) > now);
  return {
    ask: fresh ? last : undefined,
    reviews: { ...reviews, ...Object.fromEntries(due.map((after) => [after, { askedAt: now }])) },
    next: next && reviewAt(next, publishedAt),
  };
}

/** What was answered last. */
export function lastHelped(reviews: EffectReviews = {}): Helped | undefined {
  const answers = REVIEW_TIMES.flatMap((after) => reviews[after]?.answer ?? []);
  return answers.toSorted((one, other) => one.at.getTime() - other.at.getTime()).at(-1)?.said;
}

/** The reviews with somebody's answer; the same answer of the same person changes nothing: `undefined`. */
export function withHelped(
  reviews: EffectReviews = {},
  after: ReviewTime,
  answer: NonNullable<EffectReview['answer']>,
): EffectReviews | undefined {
  const before = reviews[after];
  if (before?.answer?.said === answer.said && before.answer.by === answer.by) return undefined;
  return { ...reviews, [after]: { askedAt: before?.askedAt ?? answer.at, answer } };
}
