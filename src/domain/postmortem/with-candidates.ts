import type { ListItem } from 'mdast';
import type { CandidateKind } from './candidates.ts';
import type { DraftSection } from './document.ts';
import { type Block, bullets, cite, type Phrase, text } from './nodes.ts';
import { inline } from './prose.ts';
import type { IncidentRecord } from './record.ts';
import type { JudgedCandidate } from './verdict.ts';

/** Where remarks of each kind stand, by the sections that the templates have for them; the first one found is taken. */
const PLACES: Readonly<Record<CandidateKind, readonly string[]>> = {
  well: ['well.successes', 'lessons.well', 'well'],
  wrong: ['wrong.issues', 'lessons.wrong', 'wrong'],
  contributing: ['root-cause.contributing', 'contributing', 'root-cause.technical'],
  lucky: ['well.worse', 'lessons.well', 'well'],
};

/** Stands before a remark that nobody has accepted yet. */
export const UNCONFIRMED = 'Candidate (nobody has confirmed it): ';

/**
 * Puts remarks into the sections that are about them: accepted ones like any other statement, the others marked as
 * candidates. A section that only asked gets its answer from an accepted one. Templates without such a section show none.
 */
export function withCandidates(
  sections: readonly DraftSection[],
  candidates: readonly JudgedCandidate[],
  record: IncidentRecord,
): readonly DraftSection[] {
  const places = new Map<string, JudgedCandidate[]>();
  for (const candidate of candidates) {
    const place = PLACES[candidate.kind].find((id) => sections.some((section) => section.id === id));
    if (place) places.set(place, [...(places.get(place) ?? []), candidate]);
  }
  return sections.map((section) => {
    const here = places.get(section.id);
    return here ? { ...section, blocks: inSection(section.blocks, here, record) } : section;
  });
}

function inSection(
  blocks: readonly Block[],
  candidates: readonly JudgedCandidate[],
  record: IncidentRecord,
): Block[] {
  const answered = candidates.some(({ judged }) => judged !== undefined);
  const kept = answered ? blocks.filter((block) => !onlyAsks(block)) : [...blocks];
  const statements = candidates.map((candidate) => statement(candidate, record));
  const last = kept.at(-1);
  if (last?.type !== 'list') return [...kept, bullets(statements)];
  const items: ListItem[] = [...last.children, ...bullets(statements).children];
  return [...kept.slice(0, -1), { ...last, children: items }];
}

function statement(candidate: JudgedCandidate, record: IncidentRecord): Phrase[] {
  const { id, kind, judged, entries, fields } = candidate;
  const words = inline(record, kind === 'lucky' ? `Luck: ${candidate.text}` : candidate.text);
  return judged
    ? [...words, cite({ entries, fields: [...fields, `candidates.${id}`] })]
    : [text(UNCONFIRMED), ...words, cite({ entries, fields })];
}

function onlyAsks(block: Block): boolean {
  return block.type === 'paragraph' && block.children.every(({ type }) => type === 'openQuestion');
}
