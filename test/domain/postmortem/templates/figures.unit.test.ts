import { describe, expect, it } from '@jest/globals';
import { analyse } from '../../../../src/domain/postmortem/analysis/analysis.ts';
import { plainText } from '../../../../src/domain/postmortem/document/walk.ts';
import type { IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import { figures } from '../../../../src/domain/postmortem/templates/sections/figures.ts';
import { processMetrics } from '../../../../src/domain/postmortem/templates/sections/process-metrics.ts';
import { recordOf } from '../../../builders/incident-record.ts';
import { seedRecord } from '../../../builders/seed-record.ts';

function rowsOf(record: IncidentRecord): Record<string, string> {
  const rows = figures(analyse(record)).flatMap((block) =>
    block.type === 'table' ? block.children.slice(1) : [],
  );
  return Object.fromEntries(
    rows.map(({ children: [label, ...rest] }) => [
      plainText(label ? [label] : []),
      rest.map((cell) => plainText([cell])).join(' | '),
    ]),
  );
}

describe('the figures that follow from the timeline', () => {
  it('keep what only happens to have the same ends, and drop what is the same', () => {
    const rows = rowsOf(seedRecord('comprehensive'));
    expect(rows).toMatchObject({
      'Impact to detection': '0 minutes | 14:30 – 14:30',
      'Detection to acknowledgement': '0 minutes | 14:30 – 14:30',
      'Detection to mitigated': '50 minutes | 14:30 – 15:20',
      'Impact to restored': '1 hour | 14:30 – 15:30',
      'Detection to resolved': '2 hours 15 minutes | 14:30 – 16:45',
    });
    expect(Object.keys(rows)).not.toContain('Impact to mitigated');
    const short = rowsOf(
      recordOf([
        ['10:00', 'detection', 'Alarm'],
        ['10:05', 'mitigation', 'Rolled back'],
        ['10:09', 'resolution', 'Resolved'],
      ]),
    );
    expect(Object.keys(short)).toEqual(
      expect.arrayContaining(['Detection to mitigated', 'Detection to resolved']),
    );
  });

  it('say what was counted, and over how many a mean goes', () => {
    expect(rowsOf(seedRecord('comprehensive'))).toMatchObject({
      'Attempts that did not end it':
        '2: “Attempted to increase pool size”, “Started rollback procedure” | –',
      'Mean time between public updates': 'about 33 minutes, over 4 of them | 14:50 – 16:30',
      'Public updates': '5: 14:50, 15:15, 15:45, 16:30, 2024-01-16 00:00 | –',
    });
    const many = Array.from(
      { length: 5 },
      (_, index) =>
        [`10:1${index}`, 'response', `Escalated to team ${index} ${'of many words '.repeat(6)}`] as const,
    );
    expect(rowsOf(recordOf([['10:00', 'detection', 'Alarm'], ...many]))['Escalations']).toMatch(
      /^5: “Escalated to team 0 of many words of many words…”, .+ and 2 more \| –$/,
    );
  });

  it('call a decision that was noted as a mitigation a decision', () => {
    expect(rowsOf(seedRecord('standard'))['Detection to the decision to mitigate']).toBe(
      '25 minutes | 10:15 – 10:40',
    );
  });

  it('name nobody where nobody is named', () => {
    expect(Object.keys(rowsOf(seedRecord('narrative')))).not.toContain('People and teams named');
  });
});

describe('the metrics to compare incidents by', () => {
  it('are those of this incident, with the days of earlier ones', () => {
    const words = plainText([processMetrics(analyse(seedRecord('comprehensive')))]);
    expect(words).toContain('Mean Time to Resolve (MTTR): 2 hours 15 minutes (this incident)');
    expect(words).toMatch(/Frequency of similar incidents: \d earlier \(\d{4}-\d{2}-\d{2}, /);
  });
});
