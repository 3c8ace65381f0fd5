import { type Meaning, OUTCOMES } from '../../domain/timeline/mark.ts';
import { readMarksCell } from '../../domain/timeline/mark-cell.ts';

/** The cells of a row that say what its entry means; empty where there is no such column. */
export interface MeaningCells {
  readonly marks: string;
  readonly attempt: string;
  readonly outcome: string;
  readonly shown: string;
}

/** What the cells say; `unread` names those that say something else than Scribe writes there. */
export interface ReadMeaning {
  readonly meaning: Meaning;
  readonly unread: readonly (keyof MeaningCells)[];
}

/**
 * Reads the cells as `scribe export --format csv` writes them. Other tools have an "Outcome" or "Attempt" of their own:
 * what names no mark, outcome or entry of the file is left out.
 */
export function readMeaning(cells: MeaningCells, ids: ReadonlySet<string>): ReadMeaning {
  const marks = cells.marks === '' ? [] : readMarksCell(cells.marks);
  const was = OUTCOMES.find((known) => known === cells.outcome.toLowerCase());
  const attempt = ids.has(cells.attempt) ? cells.attempt : undefined;
  const shown = was && ids.has(cells.shown) ? cells.shown : undefined;
  const known = { marks, attempt, outcome: was, shown };
  return {
    meaning: {
      ...(marks && marks.length > 0 ? { marks } : {}),
      ...(attempt === undefined ? {} : { attempt }),
      ...(was ? { outcome: { was, ...(shown === undefined ? {} : { shown }) } } : {}),
    },
    unread: (['marks', 'attempt', 'outcome', 'shown'] as const).filter(
      (name) => cells[name] !== '' && known[name] === undefined,
    ),
  };
}
