import { describe, expect, it } from '@jest/globals';
import type { InputBlock } from '@slack/types';
import type { ResolveReview } from '../../../src/app/incidents/resolve-review.ts';
import { INPUT, INPUTS } from '../../../src/slack/views/ids.ts';
import { readReview, reviewBlocks } from '../../../src/slack/views/resolve-review.ts';
import { entries } from '../../builders/incident-record.ts';

const READER = { zone: 'UTC', now: new Date('2026-03-02T20:00:00Z') };
const [alarm, restart, pool, deploy] = entries(
  ['10:00', 'detection', 'users report that checkout fails'],
  ['10:10', 'mitigation', `restarted the pods ${'x'.repeat(200)}`],
  ['10:15', 'investigation', 'the pool is exhausted'],
  ['10:16', 'change', 'deploy of v41'],
);
if (!alarm || !restart || !pool || !deploy) throw new Error('there are four entries');

const NONE = { suggested: [], others: [] };
const NOTHING: ResolveReview = { attempts: [], causes: NONE, relapses: NONE, times: {} };
const inputsOf = (review: ResolveReview) =>
  reviewBlocks(review, READER).filter((block): block is InputBlock => block.type === 'input');

describe('the review in the resolve form', () => {
  it('names in one line all that its box would take', () => {
    const box = inputsOf({
      attempts: [{ entry: restart, suggested: { was: 'no effect' } }],
      causes: { suggested: [pool], others: [deploy] },
      relapses: NONE,
      times: { detected: alarm },
    }).at(-1);
    const hint = box?.hint?.text ?? '';
    expect(hint).not.toContain('\n');
    expect(hint).toMatch(
      /^It had no effect: 10:10 UTC restarted the pods x+… · This is the cause: 10:15 UTC the pool is exhausted · Detected: 10:00 UTC users/,
    );
    expect(hint).not.toContain('v41');
  });

  it('offers what is suggested first, then the others', () => {
    const [menu] = inputsOf({ ...NOTHING, causes: { suggested: [pool], others: [deploy] } });
    const options = menu?.element.type === 'static_select' ? menu.element.options : [];
    expect(options?.map(({ value }) => value)).toEqual([pool.id, deploy.id]);
    expect(menu?.element).not.toHaveProperty('initial_option');
  });

  it('has no box where nothing is suggested, and no lead where nothing is asked', () => {
    const blocks = reviewBlocks({ ...NOTHING, causes: { suggested: [], others: [deploy] } }, READER);
    expect(blocks.map(({ type }) => type)).toEqual(['context', 'input']);
    expect(reviewBlocks(NOTHING, READER)).toEqual([]);
    expect(reviewBlocks({ ...NOTHING, times: { detected: alarm } }, READER).map(({ type }) => type)).toEqual([
      'input',
    ]);
  });

  it('knows of a ticked box when it was shown, except in forms of an earlier version', () => {
    const [box] = inputsOf({ ...NOTHING, times: { detected: alarm } });
    const [option] = box?.element.type === 'checkboxes' ? box.element.options : [];
    const tick = (value: string | undefined) =>
      readReview({ [INPUTS.suggested]: { [INPUT]: { selected_options: [{ value }] } } }).suggested;
    expect(tick(option?.value)).toEqual({ shownAt: READER.now });
    expect(tick('suggested')).toEqual({ shownAt: undefined });
    expect(readReview({}).suggested).toBe('left');
  });
});
