import { describe, expect, it } from '@jest/globals';
import { draftPostmortem } from '../../../../src/domain/postmortem/draft/draft-postmortem.ts';
import type { IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import { comprehensive } from '../../../../src/domain/postmortem/templates/comprehensive.ts';
import { narrative } from '../../../../src/domain/postmortem/templates/narrative.ts';
import { standard } from '../../../../src/domain/postmortem/templates/standard.ts';
import type { Template } from '../../../../src/domain/postmortem/templates/template.ts';
import type { EntryType } from '../../../../src/domain/timeline/entry.ts';
import { renderMarkdown } from '../../../../src/render/markdown.ts';
import { at, recordOf } from '../../../builders/incident-record.ts';

type Row = readonly [time: string, type: EntryType, text: string];

const drafted = (template: Template, rows: readonly Row[], rest: Partial<IncidentRecord> = {}) =>
  renderMarkdown(draftPostmortem(recordOf(rows, rest), template)).replace(/\[\^[^\]]*\]/g, '');

const DETECTED: Row = ['10:00', 'detection', 'Alarm'];

describe('the figures in prose', () => {
  it('name both days of an incident that runs over midnight', () => {
    const text = drafted(standard, [
      ['2026-03-02T23:50:00Z', 'detection', 'Alarm'],
      ['2026-03-03T00:20:00Z', 'resolution', 'Resolved'],
    ]);
    expect(text).toContain(
      'lasted 30 minutes, from its detection at 2026-03-02 23:50 to 2026-03-03 00:20 UTC.',
    );
  });

  it('say that a change and the impact came at one time', () => {
    const rows: Row[] = [['09:59', 'change', 'Rules deployed'], DETECTED];
    const text = drafted(standard, rows, { milestones: { impactStarted: at('09:59') } });
    expect(text).toContain('The last change was “Rules deployed” (09:59), at the same time.');
    expect(text).not.toContain('0 minutes earlier');
  });

  it('call no finding the cause that does not say so', () => {
    const rows: Row[] = [
      DETECTED,
      ['10:10', 'investigation', 'Replication delay grows'],
      ['10:20', 'mitigation', 'Failed over'],
      ['10:30', 'resolution', 'Resolved'],
    ];
    expect(drafted(standard, rows)).toContain('The last finding before what worked came at 10:10');
    expect(drafted(narrative, rows)).not.toContain('**Root Cause:** “');
    const marked = { overrides: { causeIdentified: { at: at('10:10'), entries: ['e2'] } } };
    expect(drafted(standard, rows, marked)).toContain('The cause was identified at 10:10');
    expect(drafted(narrative, rows, marked)).toContain('**Root Cause:** “Replication delay grows”');
  });

  it('say once what happened at one time, and what an entry says itself', () => {
    const rows: Row[] = [
      DETECTED,
      ['10:05', 'mitigation', 'Cache flushed, with no effect'],
      ['10:10', 'mitigation', 'Rolled back'],
      ['10:20', 'recovery', 'Errors are gone'],
      ['10:20', 'resolution', 'Resolved'],
    ];
    expect(drafted(standard, rows)).toContain(
      'Tried at 10:05: “Cache flushed, with no effect”. What worked: “Rolled back” (10:10). Recovery was seen at 10:20: “Errors are gone”.',
    );
    const words =
      'One attempt was “Cache flushed, with no effect” (10:05 AM). What worked: “Rolled back” (10:10 AM).';
    expect(drafted(narrative, rows)).toContain(words);
    const back =
      'Recovery was seen at 10:20 AM: “Errors are gone”. The incident was resolved at the same time.';
    expect(drafted(narrative, rows)).toContain(back);
  });

  it('state no resolution from before the incident, and cut no phase with it', () => {
    const rows: Row[] = [
      ['2026-02-03T10:30:00Z', 'resolution', 'Resolved'],
      DETECTED,
      ['10:05', 'response', 'Incident declared'],
      ['10:20', 'mitigation', 'Memory raised'],
      ['10:30', 'recovery', 'Repaired'],
    ];
    const text = drafted(comprehensive, rows);
    expect(text).toContain('“Memory raised” (10:20). Recovery was seen at 10:30: “Repaired”.');
    expect(text).toContain('the resolution is before the detection');
    expect(text.split('### Response Phase')[1]?.split('###')[0]).toContain('Memory raised');
  });
});
