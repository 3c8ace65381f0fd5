import { type Analysis, analyse, openGaps } from '../analysis/analysis.ts';
import { authorsOf } from '../analysis/facts/counts.ts';
import type { JudgedCandidate } from '../analysis/verdict.ts';
import type { Postmortem, Section, SectionAuthor } from '../document/document.ts';
import { citeAnswers, sourcesOf } from '../document/sources.ts';
import { survey } from '../document/walk.ts';
import { askedQuestions } from '../questions/asked.ts';
import type { IncidentRecord } from '../record/record.ts';
import { suggestionsFor } from '../suggestions/suggestions-for.ts';
import type { Template } from '../templates/template.ts';
import { fillClosedQuestions } from './fill-closed-questions.ts';
import { glanceOf } from './glance-of.ts';
import { shortQuestions } from './short-questions.ts';
import { withCandidates } from './with-candidates.ts';

/**
 * Drafts the postmortem of an incident by a template. Pure: it reads no clock and invents nothing. `remarks` gives the
 * candidates to include, marked as such until somebody accepts them; without it there are none.
 */
export function draftPostmortem(
  record: IncidentRecord,
  template: Template,
  remarks: (analysis: Analysis) => readonly JudgedCandidate[] = () => [],
): Postmortem {
  return draftFrom(analyse(record, suggestionsFor(record)), template, remarks);
}

/** The same from an analysis, which may hold suggestions of a source of its own. */
export function draftFrom(
  analysis: Analysis,
  template: Template,
  remarks: (analysis: Analysis) => readonly JudgedCandidate[] = () => [],
): Postmortem {
  const { record } = analysis;
  const filled = fillClosedQuestions(template.draft(analysis), record);
  const remarked = withCandidates(filled, remarks(analysis), record);
  const gaps = openGaps(analysis);
  const written = citeAnswers(shortQuestions(remarked.sections, gaps), record);
  const drafted = written.map((section) => ({ section, found: survey(section.blocks) }));
  const author: SectionAuthor = { kind: 'scribe', templateVersion: template.version };
  const sections = drafted.map(
    ({ section, found }): Section => ({ ...section, entries: found.entries, author }),
  );
  const placed = drafted.flatMap(({ found }) => found.questions);
  return {
    title: sections.find(({ level }) => level === 1)?.heading ?? record.title,
    incident: {
      ...(record.key ? { key: record.key } : {}),
      title: record.title,
      ...(record.drill ? { drill: true } : {}),
    },
    template: { name: template.name, version: template.version },
    glance: glanceOf(analysis),
    sections,
    questions: askedQuestions(analysis, [...placed, ...gaps]),
    ...(remarked.remarks.length > 0 ? { remarks: remarked.remarks } : {}),
    sources: sourcesOf(
      analysis,
      drafted.flatMap(({ found }) => found.cites),
    ),
    entryCount: record.entries.length,
    authorCount: authorsOf(record.entries).size,
    ...(analysis.lastEvent ? { asOf: analysis.lastEvent } : {}),
  };
}
