import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { Fault } from '../../packages/local-slack/server/web-api/faults.ts';
import { type Stage, setStage } from '../scribe.ts';
import { planEverywhere, wholeIncident } from './whole-incident.ts';

const FAULTS: readonly (readonly [how: string, title: string, Fault])[] = [
  ['429', 'Too many calls', { kind: 'rate-limited', retryAfter: 1 }],
  ['500', 'Server errors', { kind: 'status', status: 500 }],
];

describe('Slack cannot answer now', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(async () => {
    await stage.strike();
  });

  it.each(FAULTS)(
    '%s: everything is delivered later, and seen once',
    async (_how, title, fault) => {
      planEverywhere(stage, fault);
      await wholeIncident(stage, title);
    },
    90_000,
  );
});
