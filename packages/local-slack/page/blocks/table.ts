import type { TableBlock } from '@slack/types';
import { h } from '../dom.ts';
import { textWithEmoji } from '../emoji-view.ts';
import type { Page } from '../page.ts';
import { richTextView } from './rich-text.ts';

/** A cell of either table. */
export type Cell = TableBlock['rows'][number][number];

/** A table whose first row is its head. */
export function tableView(page: Page, table: TableBlock): HTMLElement {
  const [head, ...rows] = table.rows;
  const cell = (tag: 'th' | 'td') => (content: Cell, column: number) => {
    const settings = table.column_settings?.[column];
    const style = `text-align: ${settings?.align ?? 'left'}`;
    const wrap = settings?.is_wrapped === false ? 'no-wrap' : '';
    return h(tag, { style, class: wrap, scope: tag === 'th' ? 'col' : undefined }, cellView(page, content));
  };
  return h(
    'div',
    { class: 'table-scroll', tabindex: 0, role: 'group', 'aria-label': 'Table' },
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, ...(head ?? []).map(cell('th')))),
      h('tbody', {}, ...rows.map((row) => h('tr', {}, ...row.map(cell('td'))))),
    ),
  );
}

/** What a cell shows. */
export function cellView(page: Page, cell: Cell): Node {
  return cell.type === 'rich_text' ? richTextView(page, cell) : h('span', {}, ...textWithEmoji(cell.text));
}
