import { describe, expect, it } from '@jest/globals';
import { parseIncidentFile } from '../../src/cli/incident-file.ts';
import { withAnswers } from '../../src/domain/postmortem/questions/answers.ts';
import { emptyRecord } from '../../src/domain/postmortem/record/record.ts';
import { renderIncidentJson } from '../../src/render/incident-json.ts';

describe('an incident file', () => {
  it('keeps what people answered, and where they did', () => {
    const at = new Date('2026-03-04T09:12:00Z');
    const record = withAnswers(emptyRecord('Checkout errors'), [
      { question: 'impact.users', text: '12%', by: 'UANA', at },
      { question: 'related', text: 'INC-1', by: 'UANA', at },
      { question: 'related.date.INC-1', text: '2025-03-02', by: 'UBO', at },
      { question: 'code.fix', text: 'https://git.example.com/1', by: 'UBO', at },
      { question: 'prevention.technical', text: 'Alert on pool use', by: 'UBO', at },
      { question: 'meeting.followUp', text: '2026-04-01', by: 'UBO', at },
      { question: 'silence.e1', text: 'Nothing happened', by: 'UBO', at, settles: true },
    ]);
    expect(record.answers).toHaveLength(7);
    expect(parseIncidentFile(renderIncidentJson(record), 'i.json')).toEqual(record);
  });
});
