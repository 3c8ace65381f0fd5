import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  ConfirmationDialog,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  Overflow,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
  StaticSelect,
} from '@slack/types';
import { truncate, truncateMrkdwn } from './truncate.ts';

/** Slack's limits, in characters or pieces (docs.slack.dev/reference/block-kit). */
export const LIMITS = {
  messageBlocks: 50,
  messageText: 4_000,
  /** Characters in all blocks of one message. */
  messageBlockText: 13_000,
  tableRows: 100,
  /** Characters in all cells of all tables of one message. */
  tableText: 10_000,
  modalBlocks: 100,
  section: 3_000,
  context: 3_000,
  contextElements: 10,
  header: 150,
  button: 75,
  value: 2_000,
  option: 75,
  optionValue: 150,
  options: 100,
  ticks: 10,
  actions: 25,
  blockId: 255,
  overflowOptions: 5,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  modalTitle: 24,
  label: 2_000,
  placeholder: 150,
  input: 3_000,
} as const;

/** What Slack shows, and the same in plain text for notifications and screen readers. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/**
 * The same message in several forms, the best one first. Each needs fewer of Slack's newer blocks than the one before, the
 * last one none: every workspace takes that.
 */
export type Forms = readonly [Message, ...Message[]];

/**
 * A message within Slack's limits. What does not fit is cut with "…", never refused; views that show lists count what
 * they leave out and say so themselves.
 */
export function message(text: string, blocks: readonly KnownBlock[]): Message {
  const shown: KnownBlock[] = [];
  let left: number = LIMITS.messageBlockText;
  for (const block of blocks.slice(0, LIMITS.messageBlocks)) {
    left -= lengthOf(block);
    if (left < 0) break;
    shown.push(block);
  }
  return { text: truncateMrkdwn(text, LIMITS.messageText), blocks: shown };
}

/** Two messages as one, within the limits of one. */
export function bothMessages(first: Message, second: Message): Message {
  return message(`${first.text}\n${second.text}`, [...first.blocks, ...second.blocks]);
}

/** A message of one text: a section for every 3,000 characters. */
export function said(text: string, ...more: readonly KnownBlock[]): Message {
  return message(text, [...sections(text), ...more]);
}

export function plain(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: truncate(text === '' ? ' ' : text, max), emoji: true };
}

/** One paragraph of mrkdwn. */
export function section(text: string, accessory?: Button | Overflow): SectionBlock {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: truncateMrkdwn(text, LIMITS.section) },
    ...(accessory && { accessory }),
  };
}

/** A longer text in as many sections as it needs, broken at lines where that is possible. */
export function sections(text: string): SectionBlock[] {
  return pieces(text, LIMITS.section).map((piece) => section(piece));
}

/** A grey line; several texts appear side by side. */
export function context(...texts: readonly string[]): ContextBlock {
  return {
    type: 'context',
    elements: texts
      .slice(0, LIMITS.contextElements)
      .map((text) => ({ type: 'mrkdwn', text: truncateMrkdwn(text, LIMITS.context) })),
  };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, LIMITS.header) };
}

/** A row of buttons or menus. */
export function actions(elements: readonly ActionsBlockElement[], blockId?: string): ActionsBlock {
  return {
    type: 'actions',
    ...(blockId && { block_id: blockId }),
    elements: elements.slice(0, LIMITS.actions),
  };
}

/** What a button needs. `value` must fit: it is data, and data is never cut. */
export interface ButtonSpec {
  readonly id: string;
  readonly label: string;
  readonly value?: string;
  readonly url?: string;
  readonly style?: 'primary' | 'danger';
  readonly confirm?: ConfirmationDialog;
}

/** Throws `RangeError` for a value that Slack would refuse. */
export function button({ id, label, value, url, style, confirm }: ButtonSpec): Button {
  if (value !== undefined && value.length > LIMITS.value)
    throw new RangeError(`The value of button ${id} has ${value.length} characters; at most 2,000 fit.`);
  return {
    type: 'button',
    action_id: id,
    text: plain(label, LIMITS.button),
    ...(value !== undefined && { value }),
    ...(url !== undefined && { url }),
    ...(style !== undefined && { style }),
    ...(confirm !== undefined && { confirm }),
  };
}

/** Confirmation before something is discarded. */
export function confirmation(what: {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}): ConfirmationDialog {
  return {
    title: plain(what.title, LIMITS.confirmTitle),
    text: plain(what.text, LIMITS.confirmText),
    confirm: plain(what.yes, LIMITS.confirmButton),
    deny: plain(what.no, LIMITS.confirmButton),
    style: 'danger',
  };
}

/** A choice; `about` is shown in small letters below its label. */
export function option(label: string, value: string, about?: string): PlainTextOption {
  return {
    text: plain(label, LIMITS.option),
    value,
    ...(about === undefined ? {} : { description: plain(about, LIMITS.option) }),
  };
}

/** The menu of three dots: at most five options, whose values have at most 150 characters. */
export function overflow(id: string, options: readonly PlainTextOption[]): Overflow {
  const long = options.find(({ value }) => (value ?? '').length > LIMITS.optionValue);
  if (long)
    throw new RangeError(`An option of menu ${id} has a value of over ${LIMITS.optionValue} characters.`);
  return { type: 'overflow', action_id: id, options: options.slice(0, LIMITS.overflowOptions) };
}

/** A menu of at most 100 options. */
export function select(id: string, placeholder: string, options: readonly PlainTextOption[]): StaticSelect {
  return {
    type: 'static_select',
    action_id: id,
    placeholder: plain(placeholder, LIMITS.placeholder),
    options: options.slice(0, LIMITS.options),
  };
}

/** A menu of any number of options, in groups of 100, as Slack wants it. */
export function groupedSelect(
  id: string,
  placeholder: string,
  options: readonly PlainTextOption[],
): StaticSelect {
  if (options.length <= LIMITS.options) return select(id, placeholder, options);
  const groups = Array.from({ length: Math.ceil(options.length / LIMITS.options) }, (_, index) => {
    const from = index * LIMITS.options;
    const those = options.slice(from, from + LIMITS.options);
    return { label: plain(`${from + 1}–${from + those.length}`, LIMITS.option), options: those };
  });
  return {
    type: 'static_select',
    action_id: id,
    placeholder: plain(placeholder, LIMITS.placeholder),
    option_groups: groups,
  };
}

/** Cuts a text into pieces of at most `max` characters, at a line break or a space where there is one. */
export function pieces(text: string, max: number): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const window = rest.slice(0, max);
    const line = window.lastIndexOf('\n');
    const space = window.lastIndexOf(' ');
    const end =
      line > max / 2 ? line : space > max / 2 ? space : max - (/[\uD800-\uDBFF]$/.test(window) ? 1 : 0);
    found.push(rest.slice(0, end));
    rest = rest.slice(end).replace(/^[\n ]/, '');
  }
  if (rest !== '' || found.length === 0) found.push(rest === '' ? ' ' : rest);
  return found;
}

/** How many characters of text a block shows. */
function lengthOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + lengthOf(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) => sum + (key === 'text' && typeof item === 'string' ? item.length : lengthOf(item)),
    0,
  );
}
