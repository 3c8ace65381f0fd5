import { avatar } from './avatar.ts';
import { type Child, fill, h } from './dom.ts';
import { searchEmoji } from './emoji.ts';
import type { Page } from './page.ts';

interface Suggestion {
  readonly label: string;
  /** Beside the label, in normal weight. */
  readonly hint?: string;
  readonly note: string;
  readonly picture?: Child;
  /** What replaces the word that is being typed. */
  readonly text: string;
}

interface Found {
  /** Where the word begins in the text. */
  readonly from: number;
  readonly suggestions: readonly Suggestion[];
}

const most = 8;
let lists = 0;

export interface Autocomplete {
  readonly list: HTMLElement;
  /** True when the list has handled the key. */
  key(event: KeyboardEvent): boolean;
  update(): void;
  close(): void;
}

/** Offers commands, people, channels and emoji above a text field, for the word before the cursor. */
export function autocomplete(page: Page, field: HTMLTextAreaElement, commands: boolean): Autocomplete {
  const id = `suggestions-${++lists}`;
  const list = h('div', {
    class: 'suggestions',
    role: 'listbox',
    id,
    'aria-label': 'Suggestions',
    hidden: true,
  });
  field.setAttribute('aria-controls', id);
  field.setAttribute('aria-autocomplete', 'list');
  let found: Found | undefined;
  let active = 0;
  const close = () => {
    found = undefined;
    list.hidden = true;
    field.removeAttribute('aria-activedescendant');
  };
  const take = (suggestion: Suggestion | undefined) => {
    if (!found || !suggestion) return;
    field.setRangeText(suggestion.text, found.from, field.selectionStart, 'end');
    close();
    field.focus();
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const draw = () => {
    if (!found) return;
    const views = found.suggestions.map((one, index) =>
      suggestionView(one, { id: `${id}-${index}`, active: index === active }, () => take(one)),
    );
    fill(list, ...views);
    list.hidden = false;
    field.setAttribute('aria-activedescendant', `${id}-${active}`);
  };
  const update = () => {
    found = findSuggestions(page, field, commands);
    active = 0;
    if (found) draw();
    else close();
  };
  const key = (event: KeyboardEvent): boolean => {
    if (!found) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const count = found.suggestions.length;
    if (step !== undefined) active = (active + step + count) % count;
    else if (event.key === 'Escape') close();
    else if (event.key === 'Tab' || event.key === 'Enter') take(found.suggestions[active]);
    else return false;
    if (step !== undefined) draw();
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { list, key, update, close };
}

function suggestionView(
  one: Suggestion,
  { id, active }: { id: string; active: boolean },
  take: () => void,
): HTMLElement {
  return h(
    'div',
    {
      role: 'option',
      id,
      class: active ? 'list-option active' : 'list-option',
      'aria-selected': String(active),
      // Before the field loses the focus.
      onmousedown: (event: MouseEvent) => {
        event.preventDefault();
        take();
      },
    },
    one.picture,
    h(
      'span',
      { class: 'menu-label' },
      h('strong', {}, one.label),
      one.hint && ` ${one.hint}`,
      h('small', {}, one.note),
    ),
  );
}

function findSuggestions(page: Page, field: HTMLTextAreaElement, commands: boolean): Found | undefined {
  const before = field.value.slice(0, field.selectionStart);
  const word = /(?:^|\s)([@#:/][^\s]*)$/.exec(before)?.[1];
  if (word === undefined) return undefined;
  const from = before.length - word.length;
  const suggestions = suggest(page, word, commands && from === 0).slice(0, most);
  // A word that a suggestion would leave as it is needs no list; Enter then sends.
  const done = suggestions.some((one) => one.text.trimEnd() === word);
  return suggestions.length > 0 && !done ? { from, suggestions } : undefined;
}

function suggest(page: Page, word: string, commands: boolean): Suggestion[] {
  const query = word.slice(1).toLowerCase();
  switch (word[0]) {
    case '/':
      return commands ? commandSuggestions(page, word.toLowerCase()) : [];
    case '@':
      return peopleSuggestions(page, query);
    case '#':
      return page.state.channels
        .filter((channel) => /^(public|private)$/.test(channel.kind) && channel.name.includes(query))
        .map((channel) => ({ label: `#${channel.name}`, note: channel.topic, text: `#${channel.name} ` }));
    default:
      return query.length < 2
        ? []
        : searchEmoji(query, most).map(({ name, character }) => ({
            label: `${character} :${name}:`,
            note: '',
            text: `:${name}: `,
          }));
  }
}

function commandSuggestions(page: Page, typed: string): Suggestion[] {
  return page.state.commands
    .filter((one) => one.command.toLowerCase().startsWith(typed))
    .map((one) => ({
      label: one.command,
      hint: one.usageHint,
      note: one.description,
      text: `${one.command} `,
    }));
}

function peopleSuggestions(page: Page, query: string): Suggestion[] {
  const people = page.state.users
    .filter((user) => !user.deleted && `${user.name} ${user.realName}`.toLowerCase().includes(query))
    .map((user) => ({
      label: user.realName || user.name,
      note: `@${user.name}`,
      picture: avatar(user, 'small'),
      text: `@${user.name} `,
    }));
  const all = ['channel', 'here'].filter((range) => range.startsWith(query));
  return [
    ...people,
    ...all.map((range) => ({ label: `@${range}`, note: 'everyone here', text: `@${range} ` })),
  ];
}
