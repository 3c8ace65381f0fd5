import { expect, it } from '@jest/globals';
import { limitedWarnings } from '../../../src/slack/receivers/limited-warnings.ts';
import { eventually } from '../../e2e/trouble.ts';
import { QUIET } from '../../packages/local-slack/quiet-logger.ts';

it('tells the first warning at once, and how many followed at the end of a pause', async () => {
  const told: string[] = [];
  const logger = limitedWarnings({ ...QUIET, warn: (...parts) => void told.push(parts.join(' ')) }, 100);
  for (let more = 0; more < 1_000; more += 1) logger.warn(`refused ${more}`);
  expect(told).toEqual(['refused 0']);
  await eventually('the count', async () => told.length > 1);
  expect(told).toEqual(['refused 0', '999 more requests were refused within 0.1 s']);
});
