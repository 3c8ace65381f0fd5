import { describe, expect, it } from '@jest/globals';
import { ask } from '../../src/domain/postmortem/document/nodes.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { fieldQuestion, subjectQuestion } from '../../src/domain/postmortem/questions/questions.ts';
import { emptyRecord } from '../../src/domain/postmortem/record/record.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { renderCanvas } from '../../src/render/canvas.ts';
import { renderHtml } from '../../src/render/html.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { missingWords, openQuestionsOf } from '../../src/render/questions.ts';

const USERS = { ...fieldQuestion('impact.users'), number: 7 };
const REGIONS = { ...fieldQuestion('impact.regions'), number: 9 };
const OUTCOME = { ...subjectQuestion('outcome', 'e1', { text: 'What came of it?' }), number: 3 };
const missing = missingWords({ questions: [USERS, REGIONS, OUTCOME] });

describe('the short line in place of what is missing', () => {
  it('names the questions by their numbers, each once', () => {
    expect(missing([ask(USERS)])).toBe('not recorded yet · question 7');
    expect(missing([ask(REGIONS), ask(USERS), ask(REGIONS)])).toBe('not recorded yet · questions 7 and 9');
    expect(missing([ask(USERS), ask(REGIONS), ask(OUTCOME)])).toBe('not recorded yet · questions 3, 7 and 9');
  });

  it('is about something open where nothing is missing', () => {
    expect(missing([ask(OUTCOME)])).toBe('open · question 3');
  });

  it('has no number where the question is not asked about this kind of incident', () => {
    expect(missing([ask(fieldQuestion('severity'))])).toBe('not recorded');
  });
});

describe('the questions of a document', () => {
  const document = draftPostmortem(emptyRecord('Checkout errors'), standard);
  const { first, later } = openQuestionsOf(document);

  it('of an earlier version are numbered by their order, and all folded', () => {
    const questions = document.questions.map(({ number: _, place: __, ...question }) => question);
    const old = openQuestionsOf({ questions });
    expect([old.first, old.later.map(({ number }) => number)]).toEqual([
      [],
      questions.map((_, at) => at + 1),
    ]);
  });

  it('stand once in a box and once at the end, in Markdown and in a canvas', () => {
    for (const text of [renderMarkdown(document), renderCanvas(document).join('\n')]) {
      expect(text.match(/answers would complete this draft/g)).toHaveLength(1);
      expect(text).toContain(`${later.length} more questions`);
      for (const { number } of [...first, ...later]) expect(text.split(`**${number}** · `)).toHaveLength(2);
    }
  });

  it('are folded in HTML, where each number leads to its question', () => {
    const html = renderHtml(document);
    expect(html).toContain(`<summary>${later.length} more questions</summary>`);
    const linked = [...html.matchAll(/href="#question-(\d+)"/g)].map(([, number]) => number);
    expect(linked.length).toBeGreaterThan(10);
    for (const number of linked) expect(html).toContain(`id="question-${number}"`);
  });
});
