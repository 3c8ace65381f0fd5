import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type EffectReviews,
  reviewAt,
  reviewsDue,
  withHelped,
} from '../../../src/domain/postmortem/review/effect-review.ts';

const published = new Date('2026-01-31T10:00:00Z');
const DAY = 86_400_000;

describe('reviews of effectiveness', () => {
  it('are due a week and a month after the publication', () => {
    expect(reviewAt('week', published)).toEqual(new Date('2026-02-07T10:00:00Z'));
    expect(reviewAt('month', published)).toEqual(new Date('2026-02-28T10:00:00Z'));
    const early = reviewsDue(undefined, published, new Date('2026-02-01T10:00:00Z'));
    expect(early).toMatchObject({ ask: undefined, reviews: {}, next: reviewAt('week', published) });
  });

  it('ask the last one of those that were missed, and none that is long over', () => {
    const down = reviewsDue(undefined, published, new Date('2026-03-02T10:00:00Z'));
    expect([down.ask, Object.keys(down.reviews), down.next]).toEqual(['month', ['week', 'month'], undefined]);
    expect(reviewsDue(undefined, published, new Date('2027-01-01T10:00:00Z')).ask).toBeUndefined();
  });

  it('ask each once, whenever somebody looks', () => {
    const looks = fc.array(fc.integer({ min: 0, max: 60 * 24 }), { maxLength: 40 });
    fc.assert(
      fc.property(looks, (hours) => {
        let reviews: EffectReviews | undefined;
        const asked: string[] = [];
        for (const hour of hours.toSorted((a, b) => a - b)) {
          const due = reviewsDue(reviews, published, new Date(published.getTime() + (hour * DAY) / 24));
          if (due.ask) asked.push(due.ask);
          reviews = due.reviews;
        }
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked.toSorted().reverse()).toEqual(asked);
      }),
    );
  });

  it('keep the last answer, and know the same one again', () => {
    const yes = { said: 'yes', by: 'U1', at: published } as const;
    const first = withHelped({ week: { askedAt: published } }, 'week', yes);
    expect(first?.week).toEqual({ askedAt: published, answer: yes });
    expect(withHelped(first, 'week', { ...yes, at: new Date() })).toBeUndefined();
    expect(withHelped(first, 'week', { ...yes, said: 'no' })?.week?.answer?.said).toBe('no');
    expect(withHelped(first, 'week', { ...yes, by: 'U2' })?.week?.answer?.by).toBe('U2');
  });
});
