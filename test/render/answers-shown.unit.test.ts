import { describe, expect, it } from '@jest/globals';
import type { Postmortem } from '../../src/domain/postmortem/document/document.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { applyChanges, withSection } from '../../src/domain/postmortem/draft/redraft.ts';
import { withAnswers } from '../../src/domain/postmortem/questions/answers.ts';
import { stillOpen } from '../../src/domain/postmortem/questions/open-questions.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { renderCanvas } from '../../src/render/canvas.ts';
import { renderHtml } from '../../src/render/html.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { readSection, writeSection } from '../../src/render/section-text.ts';
import { at, recordOf } from '../builders/incident-record.ts';

const RECORD = recordOf(
  [
    ['10:00', 'detection', 'Alarm'],
    ['10:40', 'resolution', 'Resolved'],
  ],
  { people: { U1: 'Ana Ruiz', U2: 'Bo Lind' } },
);
const wrong = { question: 'wrong', text: 'The alarm was late', by: 'U1', at: at('12:00') };
const silence = {
  question: 'silence.e1',
  text: 'Nothing happened',
  by: 'U2',
  at: at('12:01'),
  settles: true as const,
};
const draft = (...answers: Parameters<typeof withAnswers>[1]): Postmortem =>
  draftPostmortem(withAnswers(RECORD, answers), standard);
const answered = draft(wrong, silence);

describe('an answer in a document', () => {
  it('leads to who gave it, and when', () => {
    const markdown = renderMarkdown(answered);
    expect(markdown).toContain('- The alarm was late[^answer-2026-03-02-12:00:00]');
    expect(markdown).toContain('[^answer-2026-03-02-12:00:00]: Answered by Ana Ruiz, 2026-03-02 12:00 UTC');
    expect(markdown).toMatch(
      /What happened\? Nothing happened\[\^10:00]\[\^10:40]\[\^answer-2026-03-02-12:01:00]/,
    );
    expect(renderHtml(answered)).toContain('Answered by Ana Ruiz, 2026-03-02 12:00 UTC');
    expect(renderCanvas(answered).join('')).toContain('The alarm was late (answered by Ana Ruiz)');
  });

  it('keeps its author when somebody edits around it', () => {
    const section = answered.sections.find(({ id }) => id === 'wrong');
    if (!section) throw new Error('no section');
    expect(writeSection(section, answered)).toContain('The alarm was late');
    expect(writeSection(section, answered)).not.toContain('[^answer');
    expect(readSection(writeSection(section, answered), section, answered)).toEqual(section.blocks);
    const blocks = readSection(`${writeSection(section, answered)}\n\nAnd loud.`, section, answered);
    const edited = withSection(answered, {
      ...section,
      blocks,
      author: { kind: 'person', who: 'U2', at: at('13:00') },
    });
    expect(renderMarkdown(edited)).toContain('- The alarm was late[^answer-2026-03-02-12:00:00]');
  });

  it('is one note where an older draft and a new one both rest on it', () => {
    const later = draft(wrong, silence, { ...wrong, question: 'well', text: 'The rollback' });
    const merged = applyChanges(answered, later, new Set(['well']));
    const labels = merged.sources.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(renderMarkdown(merged)).toContain('- The rollback[^answer-2026-03-02-12:00:00]');
  });

  it('stays the source of what was drafted from it when somebody answers anew', () => {
    const anew = draft({ ...wrong, text: 'The alarm was mute', by: 'U2', at: at('14:00') }, silence);
    const merged = applyChanges(answered, anew, new Set(['well']));
    expect(renderMarkdown(merged)).toContain('Answered by Ana Ruiz, 2026-03-02 12:00 UTC');
  });
});

describe('what is still open in a document', () => {
  const blank = draft();
  const open = (document: Postmortem, asOf: Date, ...answers: Parameters<typeof withAnswers>[1]) =>
    stillOpen(document, answers, asOf).map(({ id }) => id);

  it('is not what was answered since it was drafted', () => {
    expect(open(blank, at('11:00'))).toContain('wrong');
    expect(open(blank, at('11:00'), wrong)).not.toContain('wrong');
    expect(open(blank, at('11:00'), wrong, { ...wrong, text: '' })).toContain('wrong');
  });

  it('is what the record asks again after an answer', () => {
    expect(open(blank, at('13:00'), wrong)).toContain('wrong');
  });

  it('is not asked by a section that a person keeps as it was', () => {
    const section = blank.sections.find(({ id }) => id === 'wrong');
    if (!section) throw new Error('no section');
    const kept = withSection(blank, { ...section, author: { kind: 'person', who: 'U2', at: at('11:30') } });
    expect(open(kept, at('13:00'), wrong)).not.toContain('wrong');
  });
});
