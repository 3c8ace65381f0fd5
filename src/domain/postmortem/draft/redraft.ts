import type { Postmortem, Section } from '../document/document.ts';
import { type Source, sourceIndex, sourcesOfCite } from '../document/source.ts';
import { survey } from '../document/walk.ts';
import type { Question } from '../questions/questions.ts';

/** One section that a new draft would write differently. */
export interface SectionChange {
  readonly id: string;
  readonly heading: string;
  readonly kind: 'changed' | 'added' | 'removed';
  readonly before: Section | undefined;
  readonly after: Section | undefined;
}

/** A new draft compared with the current document. */
export interface Redraft {
  /** What Scribe would write differently, in the order of the new draft. */
  readonly changes: readonly SectionChange[];
  /** Sections that people wrote: a new draft never touches them. */
  readonly kept: readonly string[];
}

/** Compares a new draft with the document; sections that a person touched are kept, and no change is offered. */
export function compareDrafts(current: Postmortem, fresh: Postmortem): Redraft {
  const kept = current.sections.filter(({ author }) => author.kind === 'person').map(({ id }) => id);
  const changes = differences(current, fresh).filter(({ before }) => before?.author.kind !== 'person');
  return { changes, kept };
}

/** Every section that is not the same in both, whoever wrote it, in the order of the later one. */
export function differences(earlier: Postmortem, later: Postmortem): readonly SectionChange[] {
  const before = new Map(earlier.sections.map((section) => [section.id, section]));
  const after = new Set(later.sections.map(({ id }) => id));
  const changed = later.sections.flatMap((section): SectionChange[] => {
    const old = before.get(section.id);
    if (old && sameWords(old, section)) return [];
    return [change(section, old ? 'changed' : 'added', { before: old, after: section })];
  });
  const removed = earlier.sections
    .filter(({ id }) => !after.has(id))
    .map((section) => change(section, 'removed', { before: section, after: undefined }));
  return [...changed, ...removed];
}

/** The document with the chosen changes of a new draft; everything else stays as it is. */
export function applyChanges(
  current: Postmortem,
  fresh: Postmortem,
  chosen: ReadonlySet<string>,
): Postmortem {
  const { changes } = compareDrafts(current, fresh);
  const wanted = new Map(changes.filter(({ id }) => chosen.has(id)).map((each) => [each.id, each]));
  const before = new Map(current.sections.map((section) => [section.id, section]));
  const order = [
    ...fresh.sections.map(({ id }) => id),
    ...current.sections
      .map(({ id }) => id)
      .filter((id) => !fresh.sections.some((section) => section.id === id)),
  ];
  const sections = order.flatMap((id): Section[] => {
    const chosenOne = wanted.get(id);
    const section = chosenOne ? chosenOne.after : before.get(id);
    return section ? [section] : [];
  });
  const sources = [...current.sources, ...fresh.sources];
  return assembled({ ...fresh, title: current.title }, { sections, sources, before: fresh.sections });
}

/** The document with one section in a person's own words. */
export function withSection(current: Postmortem, section: Section): Postmortem {
  return withSections(
    current,
    current.sections.map((old) => (old.id === section.id ? section : old)),
  );
}

/** The document with its sections replaced. */
export function withSections(current: Postmortem, sections: readonly Section[]): Postmortem {
  return assembled(current, { sections, sources: current.sources, before: current.sections });
}

/** The document with its questions in the order of a new draft, numbered anew. */
export function numberedAs(document: Postmortem, fresh: Postmortem): Postmortem {
  const open = new Set<string>(document.questions.map(({ id }) => id));
  const asked = new Set<string>(fresh.questions.map(({ id }) => id));
  const questions = [
    ...fresh.questions.filter(({ id }) => open.has(id)),
    ...document.questions.filter(({ id }) => !asked.has(id)),
  ];
  return { ...document, questions: questions.map((question, index) => ({ ...question, number: index + 1 })) };
}

interface Assembly {
  readonly sections: readonly Section[];
  readonly sources: readonly Source[];
  /** The sections from which the questions of the base were taken. */
  readonly before: readonly Section[];
}

/** Recomputes what follows from the blocks: open questions, and the sources that are still cited. */
function assembled(base: Postmortem, { sections, sources, before }: Assembly): Postmortem {
  const found = sections.map(({ blocks }) => survey(blocks));
  const index = sourceIndex(sources);
  const cited = new Set(found.flatMap(({ cites }) => cites.flatMap((each) => sourcesOfCite(each, index))));
  return {
    ...base,
    sections,
    questions: questionsOf(base, { placed: found.flatMap(({ questions }) => questions), before }),
    sources: [...cited].sort((a, b) => a.at.getTime() - b.at.getTime()),
  };
}

/**
 * The questions of the base, each with its number, without those whose place is gone; questions of sections from another
 * draft come after them.
 */
function questionsOf(
  { questions }: Postmortem,
  { placed, before }: { readonly placed: readonly Question[]; readonly before: readonly Section[] },
): Question[] {
  const now = new Set<string>(placed.map(({ id }) => id));
  const then = new Set<string>(before.flatMap(({ blocks }) => survey(blocks).questions.map(({ id }) => id)));
  const kept = questions.filter(({ id }) => now.has(id) || !then.has(id));
  const known = new Set<string>(questions.map(({ id }) => id));
  const others = [...new Map(placed.map((question) => [question.id, question])).values()].filter(
    ({ id }) => !known.has(id),
  );
  const last = Math.max(0, ...questions.map(({ number = 0 }) => number));
  return [...kept, ...others.map((question, index) => ({ ...question, number: last + index + 1 }))];
}

function change(
  { id, heading }: Section,
  kind: SectionChange['kind'],
  versions: Pick<SectionChange, 'before' | 'after'>,
): SectionChange {
  return { id, heading: heading ?? id, kind, ...versions };
}

function sameWords(a: Section, b: Section): boolean {
  return a.heading === b.heading && JSON.stringify(a.blocks) === JSON.stringify(b.blocks);
}
