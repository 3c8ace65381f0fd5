import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { Fault } from '../../packages/local-slack/server/web-api/faults.ts';
import { type Stage, setStage } from '../scribe.ts';
import { planEverywhere, wholeIncident } from './whole-incident.ts';

const FAULTS: readonly (readonly [how: string, title: string, Fault])[] = [
  ['before it was done', 'Early cuts', { kind: 'reset', applied: false }],
  ['after it was done', 'Late cuts', { kind: 'reset', applied: true }],
];

describe('Slack is cut off', () => {
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
