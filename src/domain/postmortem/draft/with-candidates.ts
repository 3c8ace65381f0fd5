import type { List, ListItem, Nodes, Paragraph } from 'mdast';
import type { JudgedCandidate } from '../analysis/verdict.ts';
import type { DraftSection } from '../document/document.ts';
import { bullets, cite, type Phrase, remark, text } from '../document/nodes.ts';
import { inline } from '../document/prose.ts';
import type { Remark } from '../document/remark.ts';
import type { IncidentRecord } from '../record/record.ts';

/** A node that accepts some kinds of remarks. */
type Place = Paragraph | List | ListItem;

/** Precedes a remark that nobody has accepted yet. */
export const UNCONFIRMED = 'Candidate (nobody has confirmed it): ';

/** Sections with the remarks in them, and where each remark is. */
interface Remarked {
  readonly sections: readonly DraftSection[];
  readonly remarks: readonly Remark[];
}

/**
 * Puts remarks into their places: accepted ones like any other statement, the others marked as candidates. Of several
 * places for a kind, the one that accepts the fewest kinds wins, then the first. Where a place only asked a question,
 * an accepted remark answers it. Remarks without a place stay out of the text and are reported.
 */
export function withCandidates(
  sections: readonly DraftSection[],
  candidates: readonly JudgedCandidate[],
  record: IncidentRecord,
): Remarked {
  const places = sections.flatMap(({ blocks }) => placesIn(blocks)).sort((a, b) => width(a) - width(b));
  const found = new Map<Place, JudgedCandidate[]>();
  const remarks = candidates.map((candidate): Remark => {
    const { id, kind, judged } = candidate;
    const place = places.find(({ data }) => data?.candidates?.includes(kind));
    if (!place) return { id, kind, place: 'none' };
    if (place.data?.onlyAccepted && !judged) return { id, kind, place: 'when accepted' };
    found.set(place, [...(found.get(place) ?? []), candidate]);
    return { id, kind, place: 'shown' };
  });
  const fill = (place: Place) => {
    const here = found.get(place) ?? [];
    const answered = here.some(({ judged }) => judged !== undefined);
    return withRemarks(place, bullets(here.map((candidate) => statement(candidate, record))), answered);
  };
  const filled = sections.map((section) =>
    placesIn(section.blocks).length === 0 ? section : { ...section, blocks: filledIn(section.blocks, fill) },
  );
  return { sections: filled, remarks };
}

/** Places are blocks, or parts of lists. */
function placesIn(nodes: readonly Nodes[]): Place[] {
  return nodes.flatMap((node): Place[] => {
    const place = asPlace(node);
    if (place) return [place];
    return node.type === 'list' || node.type === 'listItem' ? placesIn(node.children) : [];
  });
}

function asPlace(node: Nodes): Place | undefined {
  if (node.type !== 'paragraph' && node.type !== 'list' && node.type !== 'listItem') return undefined;
  return node.data?.candidates ? node : undefined;
}

function width({ data }: Place): number {
  return data?.candidates?.length ?? 0;
}

function filledIn<Node extends Nodes>(nodes: readonly Node[], fill: (place: Place) => Nodes[]): Node[] {
  return nodes.flatMap((node): Node[] => {
    const place = asPlace(node);
    if (place) return fill(place) as Node[];
    if (node.type !== 'list' && node.type !== 'listItem') return [node];
    return [{ ...node, children: filledIn<Nodes>(node.children, fill) } as Node];
  });
}

/** What a place becomes; `answered` says whether somebody has accepted one of the remarks. */
function withRemarks(place: Place, remarks: List, answered: boolean): Nodes[] {
  const bare = unmarked(place);
  const none = remarks.children.length === 0;
  switch (bare.type) {
    case 'list': {
      const items = [...bare.children, ...remarks.children];
      if (items.length === 0) return [];
      const lead = place.type === 'list' ? place.data?.lead : undefined;
      return [...(lead === undefined ? [] : [remark(lead)]), { ...bare, children: items }];
    }
    case 'listItem':
      return [none ? bare : inItem(bare, remarks, answered)];
    case 'paragraph':
      if (none) return [bare];
      return answered && onlyAsks(bare.children) ? [remarks] : [bare, remarks];
    default:
      return bare satisfies never;
  }
}

/** The marks are of no use in a finished document. */
function unmarked(place: Place): Place {
  const { data, ...bare } = place;
  const { candidates: _candidates, onlyAccepted: _onlyAccepted, ...rest } = data ?? {};
  const kept = Object.entries(rest).filter(([name]) => name !== 'lead');
  return kept.length === 0 ? bare : ({ ...bare, data: Object.fromEntries(kept) } as Place);
}

/** `**Label:** statement` as a label with a list under it; a question stays beside its label until it is answered. */
function inItem(item: ListItem, remarks: List, answered: boolean): ListItem {
  const last = item.children.at(-1);
  if (last?.type === 'list') {
    const list = { ...last, children: [...last.children, ...remarks.children] };
    return { ...item, children: [...item.children.slice(0, -1), list] };
  }
  const [first, ...others] = item.children;
  const [label, _space, ...words] = first?.type === 'paragraph' ? first.children : [];
  const asks = onlyAsks(words);
  if (!label || (asks && !answered)) return { ...item, children: [...item.children, remarks] };
  const head = { ...remark(''), children: [label] };
  const said = asks ? [] : bullets([words]).children;
  return { ...item, children: [head, ...others, { ...remarks, children: [...said, ...remarks.children] }] };
}

function statement(candidate: JudgedCandidate, record: IncidentRecord): Phrase[] {
  const { id, kind, judged, entries, fields } = candidate;
  const words = inline(record, kind === 'lucky' ? `Luck: ${candidate.text}` : candidate.text);
  return judged
    ? [...words, cite({ entries, fields: [...fields, `candidates.${id}`] })]
    : [text(UNCONFIRMED), ...words, cite({ entries, fields })];
}

function onlyAsks(children: readonly Phrase[]): boolean {
  return children.every(({ type }) => type === 'openQuestion');
}
