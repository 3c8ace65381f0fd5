import { describe, expect, it } from '@jest/globals';
import { analyse } from '../../../../src/domain/postmortem/analysis/analysis.ts';
import { plainText } from '../../../../src/domain/postmortem/document/walk.ts';
import type { IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import { figures } from '../../../../src/domain/postmortem/templates/sections/figures.ts';
import { processMetrics } from '../../../../src/domain/postmortem/templates/sections/process-metrics.ts';
import { at, recordOf } from '../../../builders/incident-record.ts';
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
  const started = (time: string) => ({ milestones: { impactStarted: at(time) } });

  it('keep what only happens to have the same ends, and drop what is the same', () => {
    const rows = rowsOf(
      recordOf(
        [
          ['14:30', 'detection', 'Alarm'],
          ['14:30', 'response', 'Acknowledged'],
          ['15:20', 'recovery', 'Better', { marks: [{ is: 'mitigated' }] }],
          ['15:30', 'recovery', 'Good', { marks: [{ is: 'restored' }] }],
          ['16:45', 'resolution', 'Closed'],
        ],
        started('14:30'),
      ),
    );
    expect(rows).toMatchObject({
      'Impact to detection': '0 minutes | 14:30 – 14:30',
      'Detection to acknowledgement': '0 minutes | 14:30 – 14:30',
      'Detection to mitigated': '50 minutes | 14:30 – 15:20',
      'Impact to restored': '1 hour | 14:30 – 15:30',
      'Detection to resolved': '2 hours 15 minutes | 14:30 – 16:45',
    });
    expect(Object.keys(rows)).not.toContain('Impact to mitigated');
  });

  it('say what was counted', () => {
    const failed = { outcome: { was: 'no effect' } } as const;
    const rows = rowsOf(
      recordOf([
        ['10:00', 'detection', 'Alarm'],
        ['10:05', 'mitigation', 'Pool raised', failed],
        [
          '10:07',
          'response',
          `Paged the team ${'of many words '.repeat(6)}`,
          { marks: [{ is: 'escalated' }] },
        ],
      ]),
    );
    expect(rows['Attempts that did not end it']).toBe('1: “Pool raised” | –');
    expect(rows['Escalations']).toMatch(/^1: “Paged the team of many words of many words of…” \| –$/);
  });

  it('call nothing a mean that is none, and give the day of what came later', () => {
    const updates = (...times: string[]) =>
      rowsOf(
        recordOf([
          ['10:00', 'detection', 'Alarm'],
          ...times.map((time) => [time, 'communication', time] as const),
        ]),
      );
    expect(updates('10:10', '10:52')['Time between public updates']).toBe('42 minutes | 10:10 – 10:52');
    expect(updates('10:10', '10:20', '10:31')['Time between public updates']).toBe(
      'about 11 minutes on average, over 3 updates | 10:10 – 10:31',
    );
    expect(updates('10:10', '2026-03-03T00:10:00Z', '2026-03-03T00:20:00Z')['Public updates']).toBe(
      '3: 10:10, 2026-03-03 00:10, 00:20 | –',
    );
  });

  it('say what came first where a time is negative', () => {
    const rows = rowsOf(recordOf([['09:57', 'detection', 'Alarm']], started('10:00')));
    expect(rows['Impact to detection']).toBe('3 minutes before the impact | 10:00 – 09:57');
  });

  it('begin with the time of impact where it came back', () => {
    const rows = rowsOf(
      recordOf(
        [
          ['10:20', 'recovery', 'Back', { marks: [{ is: 'restored' }] }],
          ['11:05', 'note', 'Down', { marks: [{ is: 'relapse' }] }],
          ['11:12', 'resolution', 'Over'],
        ],
        started('10:00'),
      ),
    );
    expect(Object.entries(rows)[0]).toEqual([
      'Time of impact',
      '2 periods of impact (10:00 to 10:20 and 11:05 to 11:12), 27 minutes in all | –',
    ]);
  });

  it('name nobody where nobody is named', () => {
    expect(Object.keys(rowsOf(seedRecord('narrative')))).not.toContain('People and teams named');
  });
});

describe('the metrics to compare incidents by', () => {
  it('are those of this incident, with the days of earlier ones', () => {
    const words = plainText([processMetrics(analyse(seedRecord('comprehensive')))]);
    expect(words).toContain('Mean Time to Resolve (MTTR): 2 hours 15 minutes (one incident, no mean yet)');
    expect(words).toMatch(/Frequency of similar incidents: \d earlier \(\d{4}-\d{2}-\d{2}, /);
  });
});
