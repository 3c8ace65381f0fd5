import { describe, expect, it } from '@jest/globals';
import { analyse } from '../../../../src/domain/postmortem/analysis/analysis.ts';
import { candidatesOf } from '../../../../src/domain/postmortem/analysis/candidates.ts';
import type { IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import { recordOf } from '../../../builders/incident-record.ts';

const ENTRIES = [
  ['10:00', 'change', 'deploy v2', { marks: [{ is: 'cause' }] }],
  ['10:17', 'detection', 'error alarm'],
  ['10:20', 'response', 'looking'],
  ['11:40', 'mitigation', 'rollback started', { outcome: { was: 'worked' } }],
  ['11:42', 'mitigation', 'rollback completed', { attempt: 'e4' }],
  ['11:45', 'resolution', 'over'],
] as const;

function suggested(rest: Partial<IncidentRecord>): readonly string[] {
  return candidatesOf(analyse(recordOf(ENTRIES, rest))).map(({ id }) => id);
}

describe('what the record says itself', () => {
  const all = ['fast-acknowledgement', 'fast-mitigation', 'change-unnoticed'];

  it('is no candidate: the same figure about the same thing, in a list of the same kind', () => {
    expect(suggested({})).toEqual(all);
    expect(suggested({ wrong: ['Late detection: 17 minutes between deploy and alert'] })).not.toContain(
      'change-unnoticed',
    );
    expect(suggested({ wrong: ['Alerts came after 17 min'] })).not.toContain('change-unnoticed');
    expect(suggested({ well: ['The on-call engineer responded in 3 minutes'] })).not.toContain(
      'fast-acknowledgement',
    );
  });

  it('is no candidate in the very words of the candidate', () => {
    expect(suggested({ well: ['the mitigation that worked  took 2 minutes.'] })).not.toContain(
      'fast-mitigation',
    );
  });

  it.each([
    { well: ['17 minutes between deploy and alert'] },
    { wrong: ['18 minutes between deploy and alert'] },
    { wrong: ['117 minutes between deploy and alert'] },
    { wrong: ['17 minutes until the lunch break'] },
    { well: ['Alarm within 3 minutes', 'Rolled back in 2 months'] },
  ])('is told from what only looks like it: %j', (rest) => {
    expect(suggested(rest)).toEqual(all);
  });
});
