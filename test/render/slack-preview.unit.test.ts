import { describe, expect, it } from '@jest/globals';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { wholeText } from '../../src/domain/postmortem/questions/questions.ts';
import { withSuggestionNote } from '../../src/domain/postmortem/suggestions/with-suggestion-note.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { renderJson } from '../../src/render/json.ts';
import { renderSlackPreview } from '../../src/render/slack-preview.ts';
import { recordOf } from '../builders/incident-record.ts';
import { seedRecord } from '../builders/seed-record.ts';
import { HOSTILE, recordSaying } from './hostile.ts';

describe('the preview in Slack', () => {
  it('is title, summary and how far the draft rests on the record', () => {
    const { text, blocks } = renderSlackPreview(draftPostmortem(seedRecord('concise'), standard));
    expect(text).toBe(
      'Postmortem: API outage: database connection pool exhausted. 12 entries, 13 open questions, 100% of statements with evidence.',
    );
    expect(blocks.map(({ type }) => type)).toEqual(['header', 'section', 'section', 'context']);
  });

  it('asks what would complete the draft, by the numbers of the document, and nothing further', () => {
    const document = draftPostmortem(seedRecord('concise'), standard);
    const first = document.questions.filter(({ place }) => place === 'first');
    expect(first.length).toBeLessThan(document.questions.length);
    const shown = renderSlackPreview(document).blocks.flatMap((block) =>
      block.type === 'section' ? block.text.text.split('\n') : [],
    );
    expect(shown.slice(-first.length - 1)).toEqual([
      expect.stringMatching(new RegExp(`^${first.length} answers? would complete this draft$`)),
      ...first.map((question) => `${question.number} · ${wholeText(question)}`),
    ]);
  });

  it('asks nothing where nothing is open', () => {
    const document = { ...draftPostmortem(seedRecord('concise'), standard), questions: [] };
    const { blocks } = renderSlackPreview(document);
    expect(blocks.map(({ type }) => type)).toEqual(['header', 'section', 'context']);
  });

  it('says first of all that nobody confirmed what the draft rests on', () => {
    const document = withSuggestionNote(draftPostmortem(seedRecord('concise'), standard));
    const context = renderSlackPreview(document).blocks.at(-1);
    expect(context).toMatchObject({
      elements: [{ text: expect.stringContaining('nobody has confirmed it') }, {}],
    });
  });

  it('keeps the limits of blocks and holds no markup', () => {
    const record = {
      ...recordOf([]),
      title: `<!channel> ${'long '.repeat(100)}`,
      summary: 'word '.repeat(2000),
    };
    const { blocks } = renderSlackPreview(draftPostmortem(record, standard));
    for (const block of blocks) {
      const texts = block.type === 'context' ? block.elements : [block.text];
      for (const { type, text } of texts) {
        expect(type).toBe('plain_text');
        expect(text.length).toBeLessThanOrEqual(block.type === 'header' ? 150 : 3000);
      }
    }
  });

  it.each(HOSTILE)('shows %j as plain text', (words) => {
    const { blocks } = renderSlackPreview(draftPostmortem(recordSaying(words), standard));
    expect(JSON.stringify(blocks)).not.toContain('mrkdwn');
  });
});

describe('the JSON form', () => {
  it('carries hash, coverage and sources', () => {
    const shown = JSON.parse(renderJson(draftPostmortem(seedRecord('concise'), standard)));
    expect(shown.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(shown.coverage.share).toBe(1);
    expect(shown.sources.find(({ id }: { id: string }) => id === 'e8')).toMatchObject({
      label: '14:45',
      author: 'Jane Doe',
    });
  });
});
