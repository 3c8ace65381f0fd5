import { type Analysis, analyse, openGaps } from '../analysis/analysis.ts';
import { authorsOf } from '../analysis/facts/counts.ts';
import type { JudgedCandidate } from '../analysis/verdict.ts';
import type { Postmortem, Section, SectionAuthor } from '../document/document.ts';
import { citeAnswers, sourcesOf } from '../document/sources.ts';
import { survey } from '../document/walk.ts';
import type { IncidentRecord } from '../record/record.ts';
import type { Template } from '../templates/template.ts';
import { askOnce } from './ask-once.ts';
import { fillClosedQuestions } from './fill-closed-questions.ts';
import { glanceOf } from './glance-of.ts';
import { withCandidates } from './with-candidates.ts';
import { withMoments } from './with-moments.ts';
import { withQuestionLists } from './with-question-lists.ts';

/**
 * Drafts the postmortem of an incident by a template. Pure: it reads no clock and invents nothing. `remarks` gives the
 * candidates to include, marked as such until somebody accepts them; without it there are none.
 */
export function draftPostmortem(
  record: IncidentRecord,
  template: Template,
  remarks: (analysis: Analysis) => readonly JudgedCandidate[] = () => [],
): Postmortem {
  const analysis = analyse(record);
  const asked = askOnce(fillClosedQuestions(template.draft(analysis), record));
  const remarked = withCandidates(asked, remarks(analysis), record);
  const listed = withQuestionLists(remarked.sections, openGaps(analysis));
  const written = citeAnswers(listed, record);
  const drafted = written.map((section) => ({ section, found: survey(section.blocks) }));
  const author: SectionAuthor = { kind: 'scribe', templateVersion: template.version };
  const sections = drafted.map(
    ({ section, found }): Section => ({ ...section, entries: found.entries, author }),
  );
  const questions = new Map(drafted.flatMap(({ found }) => found.questions.map((each) => [each.id, each])));
  return {
    title: sections.find(({ level }) => level === 1)?.heading ?? record.title,
    incident: {
      ...(record.key ? { key: record.key } : {}),
      title: record.title,
      ...(record.drill ? { drill: true } : {}),
    },
    template: { name: template.name, version: template.version },
    glance: glanceOf(analysis),
    sections: withMoments(sections, record),
    questions: [...questions.values()],
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
