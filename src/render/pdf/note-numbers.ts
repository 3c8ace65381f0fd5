import type { TableRow } from 'mdast';
import type { Postmortem } from '../../domain/postmortem/document/document.ts';
import { entriesOfRow } from '../../domain/postmortem/document/nodes.ts';
import { walk } from '../../domain/postmortem/document/walk.ts';
import type { TableNotes } from './table.ts';

/** Numbers notes in the order of first reference, and names the rows of the timeline that notes link to. */
export class NoteNumbers implements TableNotes {
  private readonly numbers = new Map<string, number>();
  private readonly labels: ReadonlyMap<string, string>;
  /** Names of rows by entry, for cited entries that have a row. */
  private readonly rows: ReadonlyMap<string, string>;
  private readonly placed = new Set<string>();

  constructor({ sections, sources }: Postmortem) {
    this.labels = new Map(sources.map(({ id, label }) => [label, id]));
    const cited = new Set(this.labels.values());
    const rows = new Map<string, string>();
    walk(
      sections.flatMap(({ blocks }) => blocks),
      (node) => {
        if (node.type !== 'tableRow') return undefined;
        const name = `row-${rows.size + 1}`;
        for (const entry of entriesOfRow(node))
          if (cited.has(entry) && !rows.has(entry)) rows.set(entry, name);
        return 'skip';
      },
    );
    this.rows = rows;
  }

  noteNumber = (label: string): number => {
    const number = this.numbers.get(label) ?? this.numbers.size + 1;
    this.numbers.set(label, number);
    return number;
  };

  placeOf = (row: TableRow): string | undefined => {
    const name = entriesOfRow(row)
      .map((entry) => this.rows.get(entry))
      .find((each) => each !== undefined && !this.placed.has(each));
    if (name !== undefined) this.placed.add(name);
    return name;
  };

  /** The link to the timeline row of a note, if there is one. */
  rowOf(label: string): string | undefined {
    const name = this.rows.get(this.labels.get(label) ?? '');
    return name === undefined ? undefined : `#${name}`;
  }
}
