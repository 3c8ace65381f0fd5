import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coverage, coverageLine } from '../../../../src/domain/postmortem/document/coverage.ts';
import { draftPostmortem } from '../../../../src/domain/postmortem/draft/draft-postmortem.ts';
import {
  emptyRecord,
  type IncidentRecord,
  type RecordEntry,
} from '../../../../src/domain/postmortem/record/record.ts';
import { standard } from '../../../../src/domain/postmortem/templates/standard.ts';
import { ENTRY_TYPES } from '../../../../src/domain/timeline/entry.ts';
import { documentHash } from '../../../../src/render/json.ts';
import { renderMarkdown } from '../../../../src/render/markdown.ts';
import { recordOf } from '../../../builders/incident-record.ts';
import { SEEDS, seedRecord } from '../../../builders/seed-record.ts';

const draft = (record: IncidentRecord) => draftPostmortem(record, standard);

/** The headings of the seed, in its order; `…` stands for the title. */
const HEADINGS = [
  '# …',
  '## Executive Summary',
  '## Impact',
  '### User Impact',
  '### Business Impact',
  '## Timeline',
  '## Root Cause Analysis',
  '### What Happened',
  '### Contributing Factors',
  '## What Went Well',
  '## What Went Wrong',
  '## Action Items',
  '### Prevent',
  '### Detect',
  '### Respond',
  '### Improve',
  '## Lessons Learned',
  '### Technical Learnings',
  '### Process Learnings',
  '## Follow-up',
  '### Postmortem Review Meeting',
  '### Knowledge Sharing',
  '### Success Metrics',
  '## References',
  '## Appendix',
  '### Detailed Metrics',
  '### Code Changes',
];

const record = fc
  .array(
    fc.record({
      minute: fc.integer({ min: 0, max: 3000 }),
      type: fc.constantFrom(...ENTRY_TYPES),
      text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      late: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
    }),
    { maxLength: 25 },
  )
  .map(
    (rows): IncidentRecord => ({
      ...emptyRecord('Anything'),
      entries: rows.map(({ minute, type, text, late }, index) => {
        const at = new Date(Date.UTC(2026, 2, 2, 10, minute));
        const loggedAt = late === undefined ? {} : { loggedAt: new Date(at.getTime() + late * 60_000) };
        return { id: `e${index + 1}`, at, type, text, ...loggedAt };
      }),
    }),
  );

describe('the standard template', () => {
  it.each(['empty', ...SEEDS] as const)('has every section of its seed in order: %s', (seed) => {
    const document = draft(seed === 'empty' ? emptyRecord('Empty') : seedRecord(seed));
    const headings = document.sections.flatMap(({ heading, level }) =>
      heading === undefined ? [] : [`${'#'.repeat(level)} ${level === 1 ? '…' : heading}`],
    );
    expect(headings).toEqual(HEADINGS);
  });

  it.each(SEEDS)('states nothing without evidence: %s', (seed) => {
    const document = draft(seedRecord(seed));
    expect(coverage(document).share).toBe(1);
    const known = new Set(seedRecord(seed).entries.map(({ id }) => id));
    for (const section of document.sections) for (const id of section.entries) expect(known).toContain(id);
  });

  it('states nothing about an incident with an empty record', () => {
    const document = draft(emptyRecord('Empty'));
    expect(coverage(document)).toMatchObject({ statements: 0, share: 1 });
    expect(coverageLine(document)).toBe(
      `0 entries, ${document.questions.length} open questions, 100% of statements with evidence`,
    );
    expect(document.asOf).toBeUndefined();
  });

  it('asks for every gap, and for the check of a mitigation once somebody said that it worked', () => {
    const idsOf = (outcome: Partial<RecordEntry>) => {
      const { questions } = draft(
        recordOf([
          ['10:00', 'detection', 'Alarm'],
          ['10:30', 'mitigation', 'Rolled back', outcome],
        ]),
      );
      return questions.map(({ id }) => id);
    };
    const always = ['severity', 'resolution', 'impact-start', 'acknowledgement', 'silence.e1'];
    const unsaid = idsOf({});
    expect(unsaid).toEqual(expect.arrayContaining([...always, 'attempt.e2']));
    expect(unsaid).not.toContain('verification.e2');
    const worked = idsOf({ outcome: { was: 'worked' } });
    expect(worked).toEqual(expect.arrayContaining([...always, 'verification.e2']));
    expect(worked).not.toContain('attempt.e2');
  });

  it('takes its dates from the record', () => {
    const text = renderMarkdown(draft(seedRecord('numbered')));
    expect(text).toContain('**Last Updated:** 2024-06-12');
    expect(text).toContain('**Next Review:** 2024-09-12 (proposed, quarterly)');
  });
});

describe('any record', () => {
  it('gives the same bytes twice', () => {
    fc.assert(
      fc.property(record, (each) => {
        const copy = structuredClone(each);
        expect(documentHash(draft(copy))).toBe(documentHash(draft(each)));
        expect(renderMarkdown(draft(copy))).toBe(renderMarkdown(draft(each)));
      }),
      { numRuns: 60 },
    );
  });

  it('gives statements with evidence or questions, nothing else', () => {
    fc.assert(
      fc.property(record, (each) => {
        expect(coverage(draft(each)).share).toBe(1);
      }),
      { numRuns: 60 },
    );
  });
});
