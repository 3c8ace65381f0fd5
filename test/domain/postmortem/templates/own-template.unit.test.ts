import { describe, expect, it } from '@jest/globals';
import { candidatesOf } from '../../../../src/domain/postmortem/analysis/candidates.ts';
import type { JudgedCandidate } from '../../../../src/domain/postmortem/analysis/verdict.ts';
import { judged, type Verdicts } from '../../../../src/domain/postmortem/analysis/verdict.ts';
import { coverage } from '../../../../src/domain/postmortem/document/coverage.ts';
import type { Postmortem } from '../../../../src/domain/postmortem/document/document.ts';
import { type Block, paragraph, text } from '../../../../src/domain/postmortem/document/nodes.ts';
import { plainText, survey } from '../../../../src/domain/postmortem/document/walk.ts';
import { draftPostmortem } from '../../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { wholeText } from '../../../../src/domain/postmortem/questions/questions.ts';
import { emptyRecord, type IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import { ownTemplate } from '../../../../src/domain/postmortem/templates/own/own-template.ts';
import { SLOTS } from '../../../../src/domain/postmortem/templates/own/slots.ts';
import { renderMarkdown } from '../../../../src/render/markdown.ts';
import { placed } from '../../../../src/render/picture.ts';
import { hasQuestionList } from '../../../../src/render/questions.ts';
import { recordOf } from '../../../builders/incident-record.ts';
import { SEEDS, seedRecord } from '../../../builders/seed-record.ts';

const blocksSlot = (name: string): Block => ({ ...paragraph(text(`{{${name}}}`)), data: { slot: name } });
const valueSlot = (name: string): Block => paragraph({ ...text(`{{${name}}}`), data: { slot: name } });

function draft(record: IncidentRecord, slots: readonly string[], verdicts?: Verdicts): Postmortem {
  const blocks = slots.map((name) => (SLOTS.get(name) === 'blocks' ? blocksSlot(name) : valueSlot(name)));
  const template = ownTemplate({
    name: 'own',
    version: '1',
    sections: [{ id: 'header', level: 1, heading: [text('Own')], blocks }],
  });
  return draftPostmortem(record, template, (analysis): readonly JudgedCandidate[] =>
    verdicts ? judged(candidatesOf(analysis), verdicts) : [],
  );
}

const blocksOf = ({ sections }: Postmortem): readonly Block[] => sections.flatMap(({ blocks }) => blocks);
const idsOf = ({ questions }: Postmortem): readonly string[] => questions.map(({ id }) => id);
const said = (record: IncidentRecord, ...slots: string[]) => plainText(blocksOf(draft(record, slots)));

const RECORD = recordOf(
  [
    ['14:15', 'change', 'deploy of v2', { marks: [{ is: 'cause' }] }],
    ['14:30', 'detection', 'alert'],
    ['14:32', 'response', 'acknowledged'],
    ['14:40', 'mitigation', 'rollback'],
    ['14:47', 'recovery', 'normal again'],
    ['15:30', 'resolution', 'over'],
  ],
  { title: 'Checkout errors' },
);

describe('every slot', () => {
  const records = [
    ['nothing', emptyRecord('Checkout errors')] as const,
    ...SEEDS.map((seed) => [seed, seedRecord(seed)] as const),
  ];

  it.each(records)('brings a statement or a question, of %s', (_name, record) => {
    for (const slot of SLOTS.keys()) {
      const document = draft(record, [slot]);
      const blocks = blocksOf(document);
      const brings = plainText(blocks) !== '' || JSON.stringify(blocks).includes('"value"');
      expect([slot, brings || hasQuestionList(document)]).toEqual([slot, true]);
      expect([slot, coverage(document).share]).toEqual([slot, 1]);
      if (SLOTS.get(slot) === 'value') {
        const { cites, questions } = survey(blocks);
        const times = plainText(blocks).includes('contradict');
        expect([slot, cites.length > 0 || questions.length > 0 || times]).toEqual([slot, true]);
      }
      expect(JSON.stringify(document)).not.toMatch(/"slot"|"candidates"/);
      expect([slot, hasQuestionList(document)]).toEqual([slot, slot === 'questions']);
    }
  });

  it('asks what nobody recorded, and never says undefined', () => {
    const record = emptyRecord('Checkout errors');
    for (const [slot, kind] of SLOTS) {
      const words = said(record, slot);
      expect(words).not.toMatch(/undefined|NaN|\[object/);
      if (kind !== 'value' || slot === 'title') continue;
      const document = draft(record, [slot]);
      const here = survey(blocksOf(document)).questions.map(({ id }) => id);
      expect([slot, here.length]).toEqual([slot, 1]);
      expect([slot, idsOf(document)]).toEqual([slot, expect.arrayContaining(here)]);
    }
  });
});

describe('a value', () => {
  it.each([
    ['title', 'Checkout errors'],
    ['duration', '1 hour since detection (14:30–15:30 UTC)'],
    ['date', '2026-03-02'],
    ['milestone.mitigated', 'What ended it, and when?'],
    ['fact.change-to-detection', '15 minutes, 14:15 to 14:30'],
    ['fact.detection-to-resolved', '1 hour, 14:30 to 15:30'],
    ['fact.longest-silence', '43 minutes, 14:47 to 15:30'],
    ['fact.ineffective-mitigations', 'not given: nobody said what came of every attempt'],
    ['fact.escalations', 'not given: no entry is marked as one'],
    ['fact.public-updates', '0'],
    ['fact.impact-to-detection', 'When did the impact start?'],
    ['fact.detection-to-declaration', 'When was it declared an incident?'],
    ['fact.update-cadence', 'What were users told, and when?'],
    ['fact.backdated', 'What was written down only afterwards?'],
  ])('%s reads %s', (slot, words) => {
    expect(said(RECORD, slot)).toBe(words);
  });

  it('of times that contradict each other says so, with both as evidence', () => {
    const record = recordOf(
      [
        ['14:30', 'detection', 'alert'],
        ['14:40', 'resolution', 'over'],
      ],
      { milestones: { impactStarted: new Date('2026-03-02T15:00:00Z') } },
    );
    const document = draft(record, ['fact.impact-to-resolved']);
    expect(plainText(blocksOf(document))).toBe('not given: the times contradict each other');
    expect(survey(blocksOf(document)).cites).toMatchObject([{ fields: ['milestones.impactStarted'] }]);
  });

  it('of a drill says that it was one', () => {
    expect(said({ ...RECORD, drill: true }, 'title')).toBe('Checkout errors – drill');
  });
});

describe('blocks', () => {
  it('of a heading with others below it bring those too', () => {
    const words = said(seedRecord('standard'), 'standard/impact');
    expect(words).toMatch(/^User Impact .*Business Impact /);
  });

  it('leave luck to its own slot where there is one', () => {
    const record = { ...RECORD, well: ['calm'], preventedWorse: ['a cache'], lucky: ['a quiet hour'] };
    expect(said(record, 'went-well')).toBe('calm Kept it from getting worse: a cache Luck: a quiet hour');
    expect(said(record, 'went-well', 'prevented-worse')).toBe('calm a cache Luck: a quiet hour');
    expect(said(record, 'went-well', 'lucky', 'prevented-worse')).toBe('calm Luck: a quiet hour a cache');
  });

  it('of all open questions list those of the document and those of the record, each once and in full', () => {
    const document = draft(emptyRecord('X'), ['severity', 'questions', 'impact.users']);
    expect(idsOf(document)).toEqual(expect.arrayContaining(['severity', 'impact.users', 'resolution']));
    const words = renderMarkdown(document);
    for (const question of document.questions)
      expect([question.id, words.split(`- **${question.number}** · ${wholeText(question)}`).length]).toEqual([
        question.id,
        2,
      ]);
    expect(words).not.toMatch(/more questions?$/m);
    const places = document.questions.map(({ place }) => place);
    expect(places.filter((place) => place === 'first')).toHaveLength(5);
    expect(places).toContain('later');
    const nothing = draft(seedRecord('standard'), ['questions']);
    expect(coverage(nothing).share).toBe(1);
  });

  it('tell pictures where they belong, whatever the heading is', () => {
    const picture = {
      name: 'timeline',
      title: '',
      svg: '',
      width: 1,
      height: 1,
      words: '',
      after: ['timeline'],
    };
    const sections = ['one', 'two', 'three'].map((id) => ({ id, level: 2 as const, blocks: [] }));
    const template = ownTemplate({
      name: 'own',
      version: '1',
      sections: sections.map((section) => ({
        ...section,
        blocks: section.id === 'two' ? [blocksSlot('comprehensive/timeline')] : [],
      })),
    });
    const document = draftPostmortem(RECORD, template);
    expect([...placed([picture], document.sections).keys()]).toEqual(['two']);
  });
});

describe('remarks that the figures suggest', () => {
  const by = { by: 'UANA', at: new Date('2026-03-02T16:00:00Z') };

  it('appear in the blocks that are about them', () => {
    const [well, wrong] = blocksOf(
      draft({ ...RECORD, well: ['calm'] }, ['went-well', 'root-cause', 'went-wrong'], {}),
    );
    expect(plainText(well ? [well] : [])).toMatch(
      /^calm Candidate \(nobody has confirmed it\): Acknowledged within/,
    );
    expect(plainText(wrong ? [wrong] : [])).not.toContain('Candidate');
    const words = plainText(blocksOf(draft(RECORD, ['went-wrong'], {})));
    expect(words).toContain('What made it worse, or slowed the response?');
    expect(words).toContain('15 minutes between the change and the alert');
  });

  it('answer what was asked once somebody accepts them', () => {
    const open = draft(RECORD, ['went-wrong'], {});
    const answered = draft(RECORD, ['went-wrong'], { 'change-unnoticed': { kind: 'accepted', ...by } });
    expect(idsOf(open)).toContain('wrong');
    expect(idsOf(answered)).toEqual(idsOf(open).filter((id) => id !== 'wrong'));
    expect(survey(blocksOf(answered)).questions).toEqual([]);
  });

  it('appear nowhere in a template without such a place', () => {
    expect(plainText(blocksOf(draft(RECORD, ['timeline'], {})))).not.toContain('Candidate');
  });
});
