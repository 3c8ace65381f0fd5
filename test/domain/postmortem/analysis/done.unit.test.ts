import { describe, expect, it } from '@jest/globals';
import { saysDone } from '../../../../src/domain/postmortem/analysis/done.ts';

describe('that a mitigation is done', () => {
  it.each([
    'Flag disabled',
    'ASN blocked',
    'Certificate renewed and loaded',
    'flag new-cart is off',
    'Rollback complete, connections dropping',
    'Indexing job completed',
    'Throttling enabled',
    'Memory limit set to 8 GB',
    'Failed over to the replica',
    'Pods scaled to zero, waiting for the cache',
    "I've disabled the flag",
  ])('is said: %s', (text) => {
    expect(saysDone(text)).toBe(true);
  });

  it.each([
    'Disabling the feature flag',
    'Turning off the widget',
    'Failing over to eu-west',
    'Redeploying v41',
    'Reverting the config changed by Ada',
    'We are rolling back',
    'Pushed a revert, deploying now',
    'Flag will be disabled',
    'About to fail over',
    'Kill blocked queries',
    'Revert what was deployed',
    'Turn widget off',
    'Rollback',
    'Rollback started',
  ])('is not said: %s', (text) => {
    expect(saysDone(text)).toBe(false);
  });
});
