import type { ActionItem } from '../actions/action-item.ts';
import type { Incident } from '../incident/incident.ts';
import type { Postmortem } from '../postmortem/document/document.ts';
import type { Block } from '../postmortem/document/nodes.ts';
import { plainText } from '../postmortem/document/walk.ts';
import type { Entry } from '../timeline/entry.ts';
import { searchWords } from './search-words.ts';

/** Everything of one incident that a search looks at. */
export interface Searched {
  readonly incident: Incident;
  /** Struck ones are not looked at. */
  readonly entries: readonly Entry[];
  readonly items: readonly ActionItem[];
  readonly document: Postmortem | undefined;
}

/** A line of an incident in which something was found. */
export type SearchLine =
  | { readonly of: 'title'; readonly text: string }
  | { readonly of: 'summary'; readonly text: string; readonly at: Date }
  | { readonly of: 'update'; readonly text: string; readonly at: Date }
  | { readonly of: 'entry'; readonly text: string; readonly at: Date; readonly entry: Entry }
  | { readonly of: 'item'; readonly text: string; readonly item: ActionItem }
  | { readonly of: 'postmortem'; readonly text: string; readonly heading: string };

/** Every line of an incident that can be found, in the order in which people look for it. */
export function searchLines({ incident, entries, items, document }: Searched): readonly SearchLine[] {
  const { title, phase, lastUpdate } = incident;
  const ended = phase.state === 'active' ? '' : phase.state === 'resolved' ? phase.summary : phase.why;
  return [
    { of: 'title', text: title },
    ...(phase.state === 'active' || ended === ''
      ? []
      : [{ of: 'summary' as const, text: ended, at: phase.at }]),
    ...(lastUpdate ? [{ of: 'update' as const, text: lastUpdate.text, at: lastUpdate.at }] : []),
    ...items.map((item) => ({ of: 'item' as const, text: itemText(item), item })),
    ...entries
      .filter(({ standing }) => standing.state === 'standing')
      .toSorted((a, b) => b.occurredAt.getTime() - a.occurredAt.getTime())
      .map((entry) => ({ of: 'entry' as const, text: entry.text, at: entry.occurredAt, entry })),
    ...(document ? documentLines(document) : []),
  ];
}

/** Every word by which an incident is found. */
export function wordsOfIncident(searched: Searched): readonly string[] {
  return searchWords(...searchLines(searched).map(({ text }) => text));
}

/**
 * The lines that hold what is looked for, those with most of it first; `undefined` where the incident as a whole does not
 * hold all of it. A line of the postmortem that says what another line says is left out.
 */
export function findLines(searched: Searched, wanted: readonly string[]): readonly SearchLine[] | undefined {
  if (wanted.length === 0) return undefined;
  const found = new Set<string>();
  const said = new Set<string>();
  const lines = searchLines(searched).flatMap((line, place) => {
    const words = searchWords(line.text);
    const held = wanted.filter((word) => words.includes(word));
    for (const word of held) found.add(word);
    if (held.length === 0 || (line.of === 'postmortem' && said.has(line.text))) return [];
    said.add(line.text);
    return [{ line, place, held: held.length }];
  });
  if (found.size < wanted.length) return undefined;
  return lines.toSorted((a, b) => b.held - a.held || a.place - b.place).map(({ line }) => line);
}

function itemText({ title, doneWhen }: ActionItem): string {
  return doneWhen === undefined ? title : `${title}; done when ${doneWhen}`;
}

function documentLines({ sections }: Postmortem): readonly SearchLine[] {
  return sections.flatMap(({ heading = '', blocks }) =>
    blocks
      .flatMap(linesOfBlock)
      .filter((text) => text !== '')
      .map((text) => ({ of: 'postmortem' as const, text, heading })),
  );
}

/** A paragraph is one line; so is each item of a list and each row of a table. */
function linesOfBlock(block: Block): readonly string[] {
  switch (block.type) {
    case 'list':
      return block.children.map((item) => plainText([item]));
    case 'table':
      return block.children.map((row) => plainText([row]));
    default:
      return [plainText([block])];
  }
}
