import { describe, expect, it } from '@jest/globals';
import {
  type TemplatePolicy,
  templateFor,
  templateOrUsual,
} from '../../../src/app/postmortems/choose-template.ts';
import { BUILT_IN } from '../../../src/domain/postmortem/templates/registry.ts';

const policy: TemplatePolicy = { known: BUILT_IN, default: 'standard', severity: { 1: 'comprehensive' } };

describe('the template of a draft', () => {
  it('is the one for its severity, or the default', () => {
    expect([1, 2, undefined].map((severity) => templateFor(policy, severity as 1 | undefined))).toEqual([
      'comprehensive',
      'standard',
      'standard',
    ]);
  });

  it('is the one that was wanted, and the usual one where that is gone from the configuration', () => {
    expect(templateOrUsual(policy, 'concise', 1).name).toBe('concise');
    expect(templateOrUsual(policy, 'short', 1).name).toBe('comprehensive');
    expect(templateOrUsual(policy, 'short', 3).name).toBe('standard');
  });
});
