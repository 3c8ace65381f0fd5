import type { DataTableBlock } from '@slack/types';
import { h } from '../dom.ts';
import type { Page } from '../page.ts';
import { type Cell, cellView } from './table.ts';

type Row = readonly Cell[];

/** What a person did with a table: kept while the page is open, as Slack does. */
interface Shown {
  readonly page: number;
  readonly filter: string;
  readonly sorted?: { readonly column: number; readonly down: boolean };
}

const kept = new Map<string, Shown>();

/** A table with a caption that sorts by a click on a column's head, filters, and turns its pages. */
export function dataTableView(page: Page, table: DataTableBlock): HTMLElement {
  const holder = h('div', { class: 'data-table' });
  const key = table.block_id ?? '';
  const draw = (shown: Shown) => {
    kept.set(key, shown);
    const typing =
      document.activeElement?.classList.contains('data-filter') && holder.contains(document.activeElement);
    holder.replaceChildren(...partsOf(page, table, { shown, draw }));
    if (typing) holder.querySelector<HTMLInputElement>('.data-filter')?.focus();
  };
  draw(kept.get(key) ?? { page: 0, filter: '' });
  return holder;
}

function partsOf(
  page: Page,
  table: DataTableBlock,
  { shown, draw }: { readonly shown: Shown; readonly draw: (shown: Shown) => void },
): HTMLElement[] {
  const [head = [], ...rows] = table.rows as readonly Row[];
  const size = table.page_size ?? 5;
  const found = rowsShown(rows, shown);
  const pages = Math.max(1, Math.ceil(found.length / size));
  const at = Math.min(shown.page, pages - 1);
  const rowHead = table.row_header_column_index ?? 0;
  const headCell = (cell: Cell, column: number) => {
    const down = shown.sorted?.column === column && !shown.sorted.down;
    const sorted =
      shown.sorted?.column === column ? (shown.sorted.down ? 'descending' : 'ascending') : 'none';
    const sort = () => draw({ ...shown, page: 0, sorted: { column, down } });
    return h(
      'th',
      { scope: 'col', 'aria-sort': sorted },
      h('button', { type: 'button', class: 'sort', onclick: sort }, cellView(page, cell)),
    );
  };
  const bodyCell = (cell: Cell, column: number) =>
    column === rowHead ? h('th', { scope: 'row' }, cellView(page, cell)) : h('td', {}, cellView(page, cell));
  const turn = (label: string, to: number) =>
    h(
      'button',
      {
        type: 'button',
        class: 'button',
        disabled: to < 0 || to >= pages,
        onclick: () => draw({ ...shown, page: to }),
      },
      label,
    );
  return [
    ...(rows.length > size ? [filterView(table.caption, shown, draw)] : []),
    h(
      'div',
      { class: 'table-scroll', tabindex: 0, role: 'group', 'aria-label': table.caption },
      h(
        'table',
        {},
        h('caption', {}, table.caption),
        h('thead', {}, h('tr', {}, ...head.map(headCell))),
        h(
          'tbody',
          {},
          ...found.slice(at * size, (at + 1) * size).map((row) => h('tr', {}, ...row.map(bodyCell))),
        ),
      ),
    ),
    ...(pages > 1
      ? [
          h(
            'div',
            { class: 'pages' },
            turn('Previous', at - 1),
            h('span', { class: 'quiet' }, `${at + 1} of ${pages}`),
            turn('Next', at + 1),
          ),
        ]
      : []),
  ];
}

function filterView(caption: string, shown: Shown, draw: (shown: Shown) => void): HTMLElement {
  const field = h('input', {
    type: 'search',
    class: 'field data-filter',
    placeholder: 'Filter',
    'aria-label': `Filter: ${caption}`,
    value: shown.filter,
    oninput: () => draw({ ...shown, page: 0, filter: field.value }),
  });
  return field;
}

function rowsShown(rows: readonly Row[], { filter, sorted }: Shown): readonly Row[] {
  const wanted = filter.trim().toLowerCase();
  const found = rows.filter((row) => row.some((cell) => textOf(cell).toLowerCase().includes(wanted)));
  if (!sorted) return found;
  const { column, down } = sorted;
  const numbers = found.every((row) => row[column]?.type === 'raw_number');
  const order = (a: Row, b: Row) => {
    const [first, second] = [a[column], b[column]];
    if (numbers && first?.type === 'raw_number' && second?.type === 'raw_number')
      return first.value - second.value;
    return (first ? textOf(first) : '').localeCompare(second ? textOf(second) : '');
  };
  return found.toSorted((a, b) => (down ? order(b, a) : order(a, b)));
}

/** The letters of a cell. */
function textOf(cell: Cell): string {
  if (cell.type !== 'rich_text') return cell.text;
  return cell.elements
    .flatMap((part) => part.elements.flatMap((it) => ('elements' in it ? it.elements : [it])))
    .map((run) => ('text' in run ? (run.text ?? '') : ''))
    .join('');
}
