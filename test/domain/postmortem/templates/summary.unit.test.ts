import { describe, expect, it } from '@jest/globals';
import { draftPostmortem } from '../../../../src/domain/postmortem/draft/draft-postmortem.ts';
import type { IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import { BUILT_IN } from '../../../../src/domain/postmortem/templates/registry.ts';
import type { EntryType } from '../../../../src/domain/timeline/entry.ts';
import { renderMarkdown } from '../../../../src/render/markdown.ts';
import { at, recordOf } from '../../../builders/incident-record.ts';

type Row = readonly [time: string, type: EntryType, text: string];

function drafted(
  template: string,
  rows: Parameters<typeof recordOf>[0],
  rest: Partial<IncidentRecord> = {},
): string {
  const found = BUILT_IN.get(template);
  if (!found) throw new Error(`There is no template ${template}.`);
  return renderMarkdown(draftPostmortem(recordOf(rows, rest), found)).replace(/\[\^[^\]]*\]/g, '');
}

const DETECTED: Row = ['10:00', 'detection', 'Alarm'];

describe('the summary in a document', () => {
  it('names both days of an incident that runs over midnight', () => {
    const text = drafted('standard', [
      ['2026-03-02T23:50:00Z', 'detection', 'Alarm'],
      ['2026-03-03T00:20:00Z', 'resolution', 'Resolved'],
    ]);
    expect(text).toContain(
      'lasted 30 minutes, from its detection at 2026-03-02 23:50 to 2026-03-03 00:20 UTC.',
    );
  });

  it('says that a change and the impact came at one time', () => {
    const rows: Row[] = [['09:59', 'change', 'Rules deployed'], DETECTED];
    const text = drafted('standard', rows, { milestones: { impactStarted: at('09:59') } });
    expect(text).toContain('was “Rules deployed” (09:59), just as the impact began.');
  });

  it('says where the duration and the impact stand when it was mitigated, long before it was closed', () => {
    const text = drafted('standard', [
      ['10:00', 'detection', 'Alarm'],
      ['10:05', 'note', 'Nobody can pay', { marks: [{ is: 'impact-started' }] }],
      ['10:20', 'recovery', 'Payments work', { marks: [{ is: 'mitigated' }] }],
      ['12:00', 'resolution', 'Closed'],
    ]);
    expect(text).toContain('10:05–12:00 UTC); it was mitigated after 15 minutes, at 10:20');
    expect(text).toContain(
      '**Duration:** 10:05–12:00 UTC (1 hour 55 minutes); it was mitigated after 15 minutes, at 10:20',
    );
  });

  it('says where the duration stands that it was detected again after the resolution', () => {
    const text = drafted('standard', [
      ['10:00', 'detection', 'Alarm'],
      ['10:30', 'resolution', 'Closed'],
      ['12:10', 'detection', 'Alarm'],
      ['13:00', 'resolution', 'Closed for good'],
    ]);
    expect(text).toMatch(/Duration:\*\* 30 minutes .*; the record has a detection after that, at 12:10/);
  });

  it('singles out none of two changes that people marked as the cause', () => {
    const text = drafted('standard', [
      ['09:40', 'change', 'New taxes on', { marks: [{ is: 'cause' }] }],
      ['09:50', 'change', 'Promotions on', { marks: [{ is: 'cause' }] }],
      ['10:00', 'detection', 'Alarm'],
      ['11:00', 'resolution', 'Closed'],
    ]);
    expect(text).toContain('Cause, as noted: “New taxes on” (09:40) and “Promotions on” (09:50).');
    expect(text).not.toContain('was caused by');
  });

  it.each([...BUILT_IN.keys()])(
    'states no cause, no outcome and no recovery that only words suggest: %s',
    (name) => {
      const text = drafted(name, [
        ['09:50', 'change', 'v2 deployed'],
        DETECTED,
        ['10:10', 'investigation', 'Root cause found: v2 leaks'],
        ['10:20', 'mitigation', 'Failed over, that fixed it'],
        ['10:25', 'recovery', 'Fully restored'],
        ['10:30', 'resolution', 'Resolved'],
      ]);
      expect(text).not.toMatch(
        /was caused by|that caused it:|[Cc]ause, as noted|[Nn]oted as cause|[Ww]hat worked|which worked|was restored|was mitigated/,
      );
      expect(text).toMatch(/Tried at 10:20(?: AM)?: “Failed over, that fixed it”; outcome not recorded\./);
    },
  );

  it.each([...BUILT_IN.keys()])('has losses and periods of impact in every template: %s', (name) => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm', { marks: [{ is: 'impact-started' }] }],
      ['10:20', 'recovery', 'Back up', { marks: [{ is: 'restored' }] }],
      ['11:05', 'note', 'Down again', { marks: [{ is: 'relapse' }] }],
      ['11:12', 'note', '312 orders are gone', { marks: [{ is: 'loss' }] }],
      ['11:30', 'resolution', 'Resolved'],
    ]);
    const text = drafted(name, [], record).split(/## (?:\d\. )?Timeline/)[0];
    expect(text).toMatch(/2 periods of impact \(10:00(?: AM)? to .*\), 45 minutes in all/);
    expect(text).toMatch(/Losses:.*“312 orders are gone”/);
  });

  it('states no resolution from before the incident, and cuts no phase with it', () => {
    const rows: Row[] = [
      ['2026-02-03T10:30:00Z', 'resolution', 'Resolved'],
      DETECTED,
      ['10:05', 'response', 'Incident declared'],
      ['10:20', 'mitigation', 'Memory raised'],
    ];
    const text = drafted('comprehensive', rows);
    expect(text).toContain('“Memory raised”; outcome not recorded. No resolution is recorded.');
    expect(text).toContain('the resolution is before the detection');
    expect(text.split('### Response Phase')[1]?.split('###')[0]).toContain('Memory raised');
  });
});
