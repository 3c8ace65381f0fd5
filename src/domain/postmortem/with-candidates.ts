import type { List, ListItem, Paragraph } from 'mdast';
import type { DraftSection } from './document.ts';
import { type Block, bullets, cite, type Phrase, text } from './nodes.ts';
import { inline } from './prose.ts';
import type { IncidentRecord } from './record.ts';
import type { JudgedCandidate } from './verdict.ts';

/** A block that says which kinds of remarks it takes in. */
type Place = Paragraph | List;

/** Stands before a remark that nobody has accepted yet. */
export const UNCONFIRMED = 'Candidate (nobody has confirmed it): ';

/**
 * Puts remarks into the blocks that take them: accepted ones like any other statement, the others marked as candidates.
 * Of several such blocks the one that takes the fewest kinds is meant, of those the first. A block that only asked gets
 * its answer from an accepted one. Templates without such a block show none.
 */
export function withCandidates(
  sections: readonly DraftSection[],
  candidates: readonly JudgedCandidate[],
  record: IncidentRecord,
): readonly DraftSection[] {
  const places = sections.flatMap(({ blocks }) => blocks.filter(isPlace)).sort((a, b) => width(a) - width(b));
  if (places.length === 0) return sections;
  const found = new Map<Place, JudgedCandidate[]>();
  for (const candidate of candidates) {
    const place = places.find(({ data }) => data?.candidates?.includes(candidate.kind));
    if (place) found.set(place, [...(found.get(place) ?? []), candidate]);
  }
  return sections.map((section) => {
    if (!section.blocks.some(isPlace)) return section;
    const blocks = section.blocks.flatMap((block) =>
      isPlace(block) ? withRemarks(unmarked(block), found.get(block) ?? [], record) : [block],
    );
    return { ...section, blocks };
  });
}

function isPlace(block: Block): block is Place {
  return (block.type === 'paragraph' || block.type === 'list') && block.data?.candidates !== undefined;
}

function width({ data }: Place): number {
  return data?.candidates?.length ?? 0;
}

/** The mark is of no use in a finished document. */
function unmarked(place: Place): Place {
  const { data, ...bare } = place;
  const { candidates: _candidates, ...rest } = data ?? {};
  return Object.keys(rest).length === 0 ? bare : { ...bare, data: rest };
}

function withRemarks(place: Place, candidates: readonly JudgedCandidate[], record: IncidentRecord): Block[] {
  if (candidates.length === 0) return [place];
  const statements = bullets(candidates.map((candidate) => statement(candidate, record)));
  if (place.type === 'list') {
    const items: ListItem[] = [...place.children, ...statements.children];
    return [{ ...place, children: items }];
  }
  const answered = candidates.some(({ judged }) => judged !== undefined);
  return answered && onlyAsks(place) ? [statements] : [place, statements];
}

function statement(candidate: JudgedCandidate, record: IncidentRecord): Phrase[] {
  const { id, kind, judged, entries, fields } = candidate;
  const words = inline(record, kind === 'lucky' ? `Luck: ${candidate.text}` : candidate.text);
  return judged
    ? [...words, cite({ entries, fields: [...fields, `candidates.${id}`] })]
    : [text(UNCONFIRMED), ...words, cite({ entries, fields })];
}

function onlyAsks({ children }: Paragraph): boolean {
  return children.every(({ type }) => type === 'openQuestion');
}
