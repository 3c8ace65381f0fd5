import { describe, expect, it } from '@jest/globals';
import type { Postmortem, Section } from '../../src/domain/postmortem/document/document.ts';
import { survey } from '../../src/domain/postmortem/document/walk.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { sectionDiff } from '../../src/render/section-diff.ts';
import { readSection, writeSection } from '../../src/render/section-text.ts';
import { seedRecord } from '../builders/seed-record.ts';

const document = draftPostmortem(seedRecord('concise'), standard);
const sectionOf = (id: string, of: Postmortem = document): Section => {
  const found = of.sections.find((section) => section.id === id);
  if (!found) throw new Error(`no section ${id}`);
  return found;
};

describe('a section as text', () => {
  it.each(document.sections.filter(({ blocks }) => blocks.length > 0).map(({ id }) => id))(
    'left alone is the same blocks again: %s',
    (id) => {
      const section = sectionOf(id);
      expect(readSection(writeSection(section, document), section, document)).toEqual(section.blocks);
    },
  );

  it('keeps the entries behind what was left alone, and rests what was written on its author', () => {
    const section = sectionOf('timeline');
    const edited = `${writeSection(section, document)}\n\nThe times before 14:40 are from the dashboard.`;
    const blocks = readSection(edited, section, document);
    expect(survey(blocks).entries).toEqual(survey(section.blocks).entries);
    expect(survey(blocks).cites.at(-1)?.fields).toEqual(['section.timeline']);
  });

  it('reads a note that somebody added as evidence', () => {
    const [source] = document.sources;
    const section = sectionOf('wrong');
    const [paragraph] = readSection(`Nobody saw it.[^${source?.label}]`, section, document);
    expect(paragraph).toMatchObject({
      type: 'paragraph',
      children: [{ value: 'Nobody saw it.' }, { type: 'cite', entries: [source?.id] }],
    });
  });

  it('leaves a question open where its line was left, and closes it where it was replaced', () => {
    const section = document.sections.find(({ blocks }) => survey(blocks).questions.length > 0);
    if (!section) throw new Error('no open question');
    const text = writeSection(section, document);
    const open = survey(section.blocks).questions.length;
    expect(survey(readSection(`${text}\n\nMore.`, section, document)).questions).toHaveLength(open);
    expect(survey(readSection('All is known.', section, document)).questions).toHaveLength(0);
  });

  it('takes HTML as the text that it is', () => {
    const blocks = readSection('<b>loud</b>\n\n<script>x</script>', sectionOf('wrong'), document);
    expect(JSON.stringify(blocks)).not.toContain('"html"');
  });
});

describe('the difference between two forms of a section', () => {
  it('shows changed lines with one line around', () => {
    const section = sectionOf('wrong');
    const text = writeSection(section, document);
    const changed = { ...section, blocks: readSection(`${text}\n- a new line`, section, document) };
    const diff = sectionDiff({ section, document }, { section: changed, document });
    expect(diff).toContain('+- a new line');
    expect(diff.split('\n').filter((line) => line.startsWith('-'))).toEqual([]);
    expect(sectionDiff({ section, document }, { section, document })).toBe('');
  });
});
