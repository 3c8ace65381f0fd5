import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../../../src/domain/postmortem/analysis/facts/fact.ts';
import { computeFacts } from '../../../../src/domain/postmortem/analysis/facts.ts';
import { type Seed, seedRecord } from '../../../builders/seed-record.ts';

function figures(seed: Seed): Record<string, string> {
  return Object.fromEntries(computeFacts(seedRecord(seed)).facts.map((fact) => [fact.name, shown(fact)]));
}

function shown(fact: Fact): string {
  if ('count' in fact) return `${fact.count}`;
  if ('share' in fact) return `${fact.share}`;
  const clock = (at: Date) => at.toISOString().slice(11, 16);
  return `${fact.minutes} (${clock(fact.from)}–${clock(fact.to)})`;
}

const missing = (seed: Seed) => computeFacts(seedRecord(seed)).missing.map(({ name }) => name);

describe('the figures of the seed incidents', () => {
  it('standard: 10:15–11:45, rollback from its decision at 10:40 to 10:50', () => {
    expect(figures('standard')).toMatchObject({
      duration: '90 (10:15–11:45)',
      'change-to-impact': '5 (10:10–10:15)',
      'detection-to-acknowledgement': '5 (10:15–10:20)',
      'detection-to-declaration': '10 (10:15–10:25)',
      'detection-to-cause': '20 (10:15–10:35)',
      'detection-to-mitigation-start': '25 (10:15–10:40)',
      'effective-mitigation': '10 (10:40–10:50)',
      'detection-to-mitigated': '40 (10:15–10:55)',
      'ineffective-mitigations': '0',
      'public-updates': '2',
    });
    // Its document calls the decision a mitigation: it begins the attempt, and no entry is a decision.
    expect(missing('standard')).toEqual([
      'acknowledgement-to-decision',
      'people',
      'escalations',
      'backdated',
    ]);
  });

  it('concise: 25 minutes of outage, 17 from deploy to alert, decision after 8, rollback 14:45–14:47', () => {
    expect(figures('concise')).toMatchObject({
      duration: '25 (14:32–14:57)',
      'change-to-detection': '17 (14:15–14:32)',
      'detection-to-acknowledgement': '3 (14:32–14:35)',
      'detection-to-cause': '6 (14:32–14:38)',
      'acknowledgement-to-decision': '8 (14:35–14:43)',
      mitigation: '7 (14:40–14:47)',
      'effective-mitigation': '2 (14:45–14:47)',
      'detection-to-mitigated': '18 (14:32–14:50)',
      'ineffective-mitigations': '1',
      people: '2',
    });
  });

  it('comprehensive: half of it back at 15:20, all at 15:30; two attempts without effect, the third from 15:05 to 15:15', () => {
    expect(figures('comprehensive')).toMatchObject({
      duration: '135 (14:30–16:45)',
      'change-to-impact': '15 (14:15–14:30)',
      'detection-to-declaration': '7 (14:30–14:37)',
      mitigation: '33 (14:42–15:15)',
      'effective-mitigation': '10 (15:05–15:15)',
      'detection-to-mitigated': '60 (14:30–15:30)',
      'ineffective-mitigations': '2',
      'public-updates': '5',
      'update-cadence': '33.33 (14:50–16:30)',
      escalations: '2',
    });
  });

  it('numbered: 2 hours 45 minutes, the restart failed, rollback 16:30–17:45', () => {
    expect(figures('numbered')).toMatchObject({
      duration: '165 (15:15–18:00)',
      'detection-to-acknowledgement': '5 (15:15–15:20)',
      'detection-to-cause': '45 (15:15–16:00)',
      'effective-mitigation': '75 (16:30–17:45)',
      'ineffective-mitigations': '1',
    });
  });

  it('narrative: 2:00 to 6:30, paged after 15 minutes, cause after 4 hours', () => {
    expect(figures('narrative')).toMatchObject({
      duration: '270 (02:00–06:30)',
      'detection-to-acknowledgement': '15 (02:00–02:15)',
      'detection-to-cause': '240 (02:00–06:00)',
      'ineffective-mitigations': '1',
      escalations: '3',
    });
    expect(missing('narrative')).toContain('effective-mitigation');
  });
});
