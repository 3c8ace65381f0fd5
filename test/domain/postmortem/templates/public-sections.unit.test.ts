import { describe, expect, it } from '@jest/globals';
import { draftPostmortem } from '../../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { numbered } from '../../../../src/domain/postmortem/templates/numbered.ts';
import { standard } from '../../../../src/domain/postmortem/templates/standard.ts';
import { renderMarkdown } from '../../../../src/render/markdown.ts';
import { drafted } from '../../../builders/drafted.ts';
import { recordOf } from '../../../builders/incident-record.ts';

describe('entries of one moment', () => {
  it('go into the groups of a numbered timeline by their types', () => {
    const record = recordOf([
      ['10:00', 'detection', 'alert'],
      ['10:00', 'response', 'looking'],
      ['10:00', 'mitigation', 'restarted api'],
      ['10:00', 'resolution', 'fixed'],
    ]);
    const markdown = renderMarkdown(draftPostmortem(record, numbered)).replaceAll(/\[\^[^\]]+\]/g, '');
    expect(markdown).toContain(
      [
        '- **Incident Detection:**',
        '  - 10:00 AM: alert',
        '- **Incident Response:**',
        '  - 10:00 AM: looking',
        '- **Resolution:**',
        '  - 10:00 AM: restarted api',
        '  - 10:00 AM: fixed',
        '- **Post-Incident:** none recorded',
      ].join('\n'),
    );
  });
});

describe('a question behind a statement', () => {
  it('is parted from its note by a space', () => {
    const record = recordOf([['10:00', 'detection', 'alert']]);
    expect(renderMarkdown(draftPostmortem(record, numbered))).toContain(
      'UTC.[^10:00] *not recorded yet · question 1*',
    );
    expect(drafted('numbered', record, '1. Incident Summary')).toContain(
      'AM UTC. **Open question:** When did the impact start?',
    );
  });
});

describe('the notes of a review meeting', () => {
  const meetingOf = (notes: string) => {
    const markdown = renderMarkdown(draftPostmortem(recordOf([], { meeting: { notes } }), standard));
    return markdown.slice(markdown.indexOf('### Postmortem Review'), markdown.indexOf('### Knowledge'));
  };

  it('keep their lines apart, and give the line of the follow-up to its field', () => {
    const words = meetingOf('Agreed\nPools get owners\nFollow-up: 2026-04-01');
    expect(words).toContain('**Follow-up:** 2026-04-01\n');
    expect(words).toContain('**Key Discussion Points:**\n\nAgreed\n\nPools get owners\n');
  });

  it('keep their lists, and ask where there is nothing but the follow-up', () => {
    expect(meetingOf('Agreed:\n- one\n- two')).toContain('Agreed:\n\n- one\n- two\n');
    const asked = drafted(
      'standard',
      recordOf([], { meeting: { notes: 'Follow-up: 2026-04-01' } }),
      'Postmortem Review Meeting',
    );
    expect(asked).toContain('**Key Discussion Points:** **Open question:** What was agreed?');
    expect(meetingOf('Follow-up: 2026-04-01')).toMatch(
      /\*\*Key Discussion Points:\*\* \*not recorded yet · question \d+\*\n/,
    );
    expect(meetingOf('Agreed')).not.toContain('Follow-up');
  });
});

describe('who wrote the timeline', () => {
  it('are people, not the machines that sent something', () => {
    const { authorCount } = draftPostmortem(
      recordOf([
        ['10:00', 'detection', 'alert', { author: 'PagerDuty', source: 'webhook' }],
        ['10:02', 'response', 'looking', { author: 'ada' }],
      ]),
      standard,
    );
    expect(authorCount).toBe(1);
  });
});
