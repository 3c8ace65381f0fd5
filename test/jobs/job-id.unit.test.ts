import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { EffectRef } from '../../src/app/ports/effects.ts';
import { echoJobName, effectJobId } from '../../src/jobs/job-id.ts';

const ref = fc.record({
  holder: fc.constantFrom('incidents', 'entries', 'actions', 'messages'),
  team: fc.string({ unit: 'binary' }),
  id: fc.string({ unit: 'binary' }),
  key: fc.string({ unit: 'binary' }),
}) as fc.Arbitrary<EffectRef>;

describe('a job id', () => {
  it('names the effect readably', () => {
    expect(effectJobId({ holder: 'entries', team: 'T1', id: 'cmd.T1.133:7', key: 'echo_edit' })).toBe(
      'effect-entries.T1.cmd_2eT1_2e133_3a7.echo_5fedit',
    );
    expect(echoJobName('T1', 'INC-2026-0012')).toBe('echo-T1.INC-2026-0012');
  });

  it('has only characters that the queue takes, whatever the effect is called', () => {
    fc.assert(
      fc.property(ref, (one) => {
        expect(effectJobId(one)).toMatch(/^[a-z]+-[A-Za-z0-9._-]+$/);
      }),
    );
  });

  it('is the same for two effects only if they are the same', () => {
    fc.assert(
      fc.property(ref, ref, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify({ ...one, ...other });
        expect(effectJobId(one) === effectJobId(other)).toBe(same);
      }),
    );
  });
});
