import { describe, expect, it } from '@jest/globals';
import { SlackError } from '../../../packages/local-slack/server/slack-error.ts';
import { checkBlocks, type Surface } from '../../../packages/local-slack/server/validation/blocks.ts';
import { canvasProblem } from '../../../packages/local-slack/server/validation/canvas-markdown.ts';
import { checkView } from '../../../packages/local-slack/server/validation/views.ts';

const x = (length: number) => 'x'.repeat(length);
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const section = (text: string, more: object = {}) => ({ type: 'section', text: mrkdwn(text), ...more });
const fields = (count: number, length: number) => ({
  type: 'section',
  fields: many(count, () => mrkdwn(x(length))),
});
const button = (index: number, more: object = {}) => ({
  type: 'button',
  action_id: `a${index}`,
  text: plain('Go'),
  ...more,
});
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const option = (text: string, value = text) => ({ text: plain(text), value });
const select = (count: number) => ({
  type: 'static_select',
  action_id: 's',
  options: many(count, (i) => option(`o${i}`)),
});
const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('L'),
  element,
  ...more,
});
const cell = { type: 'raw_text', text: 'c' };
const table = (rows: number, cells: number) => ({
  type: 'table',
  rows: many(rows, () => many(cells, () => cell)),
});
const dataTable = (rows: number, cells: number, more: object = {}) => ({
  ...table(rows, cells),
  type: 'data_table',
  caption: 'C',
  ...more,
});
const container = (children: readonly object[], more: object = {}) => ({
  type: 'container',
  title: plain('T'),
  child_blocks: children,
  ...more,
});
const confirm = (title: number) => ({
  title: plain(x(title)),
  text: plain('Sure?'),
  confirm: plain('Yes'),
  deny: plain('No'),
});

/** Slack's codes and explanations, or undefined when it is taken. */
function refusal(blocks: unknown, surface: Surface = 'message'): string | undefined {
  try {
    checkBlocks(blocks, surface);
    return undefined;
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return `${error.code} ${JSON.stringify(error.extra)}`;
  }
}

describe('blocks at their limits and one beyond', () => {
  it.each<[string, (over: 0 | 1) => unknown[]]>([
    ['50 blocks', (over) => many(50 + over, () => ({ type: 'divider' }))],
    ['section text', (over) => [section(x(3000 + over))]],
    ['10 fields', (over) => [fields(10 + over, 5)]],
    ['field text', (over) => [fields(1, 2000 + over)]],
    ['header', (over) => [{ type: 'header', text: plain(x(150 + over)) }]],
    ['block_id', (over) => [section('t', { block_id: x(255 + over) })]],
    ['10 context elements', (over) => [{ type: 'context', elements: many(10 + over, () => mrkdwn('t')) }]],
    ['25 actions', (over) => [actions(...many(25 + over, button))]],
    ['button text', (over) => [actions(button(0, { text: plain(x(75 + over)) }))]],
    ['button value', (over) => [actions(button(0, { value: x(2000 + over) }))]],
    ['action_id', (over) => [actions(button(0, { action_id: x(255 + over) }))]],
    ['100 options', (over) => [actions(select(100 + over))]],
    ['option text', (over) => [actions({ ...select(1), options: [option(x(75 + over), 'v')] })]],
    ['option value', (over) => [actions({ ...select(1), options: [option('t', x(150 + over))] })]],
    [
      '5 overflow options',
      (over) => [
        section('t', {
          accessory: { type: 'overflow', action_id: 'o', options: many(5 + over, (i) => option(`o${i}`)) },
        }),
      ],
    ],
    [
      '10 checkboxes',
      (over) => [
        actions({ type: 'checkboxes', action_id: 'c', options: many(10 + over, (i) => option(`o${i}`)) }),
      ],
    ],
    ['confirm title', (over) => [actions(button(0, { confirm: confirm(100 + over) }))]],
    ['100 table rows', (over) => [table(100 + over, 1)]],
    ['20 table cells', (over) => [table(1, 20 + over)]],
    [
      '10,000 table characters',
      (over) => [{ type: 'table', rows: [[{ type: 'raw_text', text: x(10_000 + over) }]] }],
    ],
    [
      '10,000 characters in all tables',
      (over) => [
        { type: 'table', rows: [[{ type: 'raw_text', text: x(6_000) }]] },
        dataTable(2, 1, { rows: [[cell], [{ type: 'raw_text', text: x(3_999 + over) }]] }),
      ],
    ],
    ['101 rows of a data table', (over) => [dataTable(101 + over, 1)]],
    ['20 cells of a data table', (over) => [dataTable(2, 20 + over)]],
    ['page_size', (over) => [dataTable(2, 1, { page_size: 100 + over })]],
    ['a column that is the row header', (over) => [dataTable(2, 2, { row_header_column_index: 1 + over })]],
    ['10 blocks in a container', (over) => [container(many(10 + over, () => ({ type: 'divider' })))]],
    ['title of a container', (over) => [container([section('t')], { title: plain(x(150 + over)) })]],
    ['subtitle of a container', (over) => [container([section('t')], { subtitle: plain(x(150 + over)) })]],
    ['title of a card', (over) => [{ type: 'card', title: mrkdwn(x(150 + over)) }]],
    ['body of a card', (over) => [{ type: 'card', body: mrkdwn(x(200 + over)) }]],
    [
      '12,000 characters of Markdown',
      (over) => [
        { type: 'markdown', text: x(6_000) },
        { type: 'markdown', text: x(6_000 + over) },
      ],
    ],
    ['13,000 characters in all', (over) => [...many(4, () => section(x(3000))), section(x(1000 + over))]],
    ['placeholder', (over) => [input({ type: 'plain_text_input', placeholder: plain(x(150 + over)) })]],
  ])('%s', (_, make) => {
    expect(refusal(make(0))).toBeUndefined();
    expect(refusal(make(1))).toMatch(/^(invalid_blocks|msg_blocks_too_long) /);
  });

  it.each<[string, unknown]>([
    ['no list', { type: 'divider' }],
    ['an unknown type', [{ type: 'banner' }]],
    ['an unknown field', [{ type: 'divider', colour: 'red' }]],
    ['an empty text', [section('')]],
    ['a section without text and fields', [{ type: 'section' }]],
    ['one block_id twice', [section('a', { block_id: 'b' }), section('c', { block_id: 'b' })]],
    ['one action_id twice in a block', [actions(button(1), button(1))]],
    ['two tables', [table(1, 1), table(1, 1)]],
    ['a data table of its head alone', [dataTable(1, 1)]],
    ['a data table without a caption', [{ ...dataTable(2, 1), caption: undefined }]],
    ['rows of two lengths in a data table', [dataTable(2, 1, { rows: [[cell], [cell, cell]] })]],
    [
      'rich text in the head of a data table',
      [dataTable(2, 1, { rows: [[{ type: 'rich_text', elements: [{ type: 'x' }] }], [cell]] })],
    ],
    ['a container without a title', [{ type: 'container', child_blocks: [section('t')] }]],
    ['an empty container', [container([])]],
    ['Markdown in a container', [container([{ type: 'markdown', text: 'a' }])]],
    [
      'a container that begins closed and does not fold',
      [container([section('t')], { default_collapsed: true })],
    ],
    [
      'one block_id inside and outside of a container',
      [section('a', { block_id: 'b' }), container([section('c', { block_id: 'b' })])],
    ],
    ['a card of a subtitle alone', [{ type: 'card', subtitle: mrkdwn('s') }]],
    ['a menu without options', [actions({ type: 'static_select', action_id: 's' })]],
    ['a wrong date', [actions({ type: 'datepicker', action_id: 'd', initial_date: '2.3.2026' })]],
    ['an input outside of its block', [actions({ type: 'plain_text_input', action_id: 'p' })]],
  ])('refuses %s', (_, blocks) => {
    expect(refusal(blocks)).toMatch(/^invalid_blocks/);
  });

  it.each<[string, object, boolean]>([
    ['a whole number', { initial_value: '3' }, true],
    ['decimals where they are allowed', { initial_value: '3.5', is_decimal_allowed: true }, true],
    ['decimals where they are not', { initial_value: '3.5' }, false],
    ['no number', { initial_value: 'three' }, false],
    ['a number below the least', { initial_value: '-1', min_value: '0' }, false],
    ['a number above the most', { initial_value: '11', max_value: '10' }, false],
  ])('looks at what a number begins with: %s', (_, more, taken) => {
    const element = { type: 'number_input', action_id: 'n', is_decimal_allowed: false, ...more };
    expect(refusal([input(element)]) === undefined).toBe(taken);
  });

  it('takes the same action_id in two blocks, and gives ids where they are missing', () => {
    const [first] = checkBlocks([actions(button(1)), actions(button(1)), { type: 'divider' }], 'message');
    expect(first?.block_id).toMatch(/^\w{5}$/);
  });

  it('says where the mistake is', () => {
    expect(refusal([section('fine'), { type: 'header', text: plain(x(151)) }])).toContain(
      'must be less than 151 characters [json-pointer:/blocks/1/text/text]',
    );
  });

  it('has alerts of 200 characters in modals only', () => {
    const alert = (length: number) => [{ type: 'alert', text: plain(x(length)), level: 'warning' }];
    expect(refusal(alert(200), 'modal')).toBeUndefined();
    expect(refusal(alert(201), 'modal')).toMatch(/^invalid_blocks/);
    expect(refusal(alert(1))).toMatch(/^invalid_blocks/);
    expect(refusal(alert(1), 'home')).toMatch(/^invalid_blocks/);
  });

  it.each([dataTable(2, 1), container([section('t')]), { type: 'card', title: mrkdwn('t') }])(
    'has $type in messages only',
    (newer) => {
      expect(refusal([newer])).toBeUndefined();
      expect(refusal([newer], 'modal')).toMatch(/^invalid_blocks/);
    },
  );

  it('refuses what the workspace does not have, in a container too', () => {
    const without = (blocks: unknown[]) => () => checkBlocks(blocks, 'message', new Set(['table']));
    expect(without([dataTable(2, 1)])).not.toThrow();
    expect(without([table(1, 1)])).toThrow('invalid_blocks');
    expect(without([container([table(1, 1)])])).toThrow('invalid_blocks');
  });

  it('has no tables and Markdown outside of messages', () => {
    expect(refusal([table(1, 1)], 'modal')).toMatch(/^invalid_blocks/);
    expect(refusal([{ type: 'markdown', text: '# a' }], 'home')).toMatch(/^invalid_blocks/);
    expect(refusal([{ type: 'markdown', text: '# a' }])).toBeUndefined();
  });
});

describe('views', () => {
  const modal = (more: object = {}) => ({
    type: 'modal',
    title: plain('T'),
    blocks: [{ type: 'divider' }],
    ...more,
  });
  const check = (view: unknown) => {
    try {
      checkView(view, 'modal');
      return undefined;
    } catch (error) {
      return error instanceof SlackError ? error.code : String(error);
    }
  };

  it.each<[string, (over: 0 | 1) => object, string]>([
    ['title', (over) => modal({ title: plain(x(24 + over)) }), 'invalid_arguments'],
    ['submit', (over) => modal({ submit: plain(x(24 + over)) }), 'invalid_arguments'],
    ['close', (over) => modal({ close: plain(x(24 + over)) }), 'invalid_arguments'],
    ['private_metadata', (over) => modal({ private_metadata: x(3000 + over) }), 'invalid_arguments'],
    ['callback_id', (over) => modal({ callback_id: x(255 + over) }), 'invalid_arguments'],
    [
      '100 blocks',
      (over) => modal({ blocks: many(100 + over, () => ({ type: 'divider' })) }),
      'invalid_blocks',
    ],
  ])('hold the limit of %s', (_, make, code) => {
    expect(check(make(0))).toBeUndefined();
    expect(check(make(1))).toBe(code);
  });

  it('need a submit when there is an input, and stay below 250 kB', () => {
    const blocks = [input({ type: 'plain_text_input', action_id: 'a' })];
    expect(check(modal({ blocks }))).toBe('invalid_arguments');
    expect(check(modal({ blocks, submit: plain('Send') }))).toBeUndefined();
    expect(check(modal({ blocks: many(100, () => section(x(2600))) }))).toBe('view_too_large');
    expect(check({ type: 'home', blocks: [] })).toBe('invalid_arguments');
  });
});

describe('canvas Markdown', () => {
  it.each<[string, string, boolean]>([
    ['three levels of headings', '# a\n## b\n### c', true],
    ['a fourth', '#### d', false],
    ['a fourth inside code', '```\n#### d\n```', true],
    ['a list inside a quote', '> - a', false],
    ['a quote', '> a', true],
    ['300 cells', '| a | b | c |\n| - | - | - |\n'.concat('| 1 | 2 | 3 |\n'.repeat(99)), true],
    ['303 cells', '| a | b | c |\n| - | - | - |\n'.concat('| 1 | 2 | 3 |\n'.repeat(100)), false],
    ['two tables of 200 cells', `${'| a | b |\n'.repeat(100)}\n${'| a | b |\n'.repeat(100)}`, true],
  ])('%s', (_, markdown, taken) => {
    expect(canvasProblem(markdown) === undefined).toBe(taken);
  });
});
