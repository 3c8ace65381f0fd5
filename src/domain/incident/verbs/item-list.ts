import { ACTION_KINDS, PRIORITIES } from '../../actions/action-item.ts';
import { BLANKS, type Blank, type ItemFilter } from '../../actions/item-filter.ts';
import { type IncidentRef, readIncidentRef } from '../incident-ref.ts';
import { nearestWord } from '../nearest-word.ts';
import { readTeam } from '../teams.ts';
import { firstWord } from './arguments.ts';
import { fault, isFault, type UsageFault } from './usage-fault.ts';
import type { CommandOptions } from './verb-row.ts';

/** What `action list` is to show. What depends on who asks, and when, is a flag here. */
export interface ListedItems extends Omit<ItemFilter, 'owner' | 'dueBefore'> {
  readonly mine?: true;
  readonly overdue?: true;
  /** Of incidents that concern a service of this team. */
  readonly ofTeam?: string;
  readonly incident?: IncidentRef;
  /** Of all incidents, also where the channel names one. */
  readonly everywhere?: true;
  /** From 1. */
  readonly page: number;
}

type Part = { readonly part: Partial<ListedItems>; readonly left: string };

/** Words that need nothing after them. */
const WORDS: Readonly<Record<string, Partial<ListedItems>>> = {
  mine: { mine: true },
  unowned: { unowned: true },
  overdue: { overdue: true, state: 'open' },
  open: { state: 'open' },
  done: { state: 'done' },
  dropped: { state: 'not doing' },
  all: { everywhere: true },
  ...Object.fromEntries(ACTION_KINDS.map((kind) => [kind, { kind }])),
  ...Object.fromEntries(PRIORITIES.map((priority) => [priority.toLowerCase(), { priority }])),
};
const ALIASES: Readonly<Record<string, string>> = {
  ...{ my: 'mine', me: 'mine', unassigned: 'unowned', late: 'overdue', pending: 'open' },
  ...{ closed: 'done', everywhere: 'all', anywhere: 'all' },
};
const BLANK_WORDS: Readonly<Record<string, Blank>> = {
  ...Object.fromEntries(BLANKS.map((blank) => [blank, blank])),
  ...{ owners: 'owner', date: 'due', 'due-date': 'due', donewhen: 'done-when', kinds: 'kind' },
};

/** What a person may begin a filter with. */
export const ITEM_FILTERS = [...Object.keys(WORDS), 'team', 'incident', 'kind', 'no', 'page'];

/** Reads filters in any order; nothing for the items of the channel's incident. */
export function readItemList(
  rest: string,
  options: CommandOptions,
): { readonly list: ListedItems } | UsageFault {
  let list: ListedItems = { page: 1 };
  for (let left = rest; left !== ''; ) {
    const read = readPart(left, options);
    if (isFault(read)) return read;
    const blank = [...(list.blank ?? []), ...(read.part.blank ?? [])];
    list = { ...list, ...read.part, ...(blank.length > 0 ? { blank } : {}) };
    left = read.left;
  }
  return { list };
}

function readPart(text: string, options: CommandOptions): Part | UsageFault {
  const [said, left] = firstWord(text);
  const word = said.toLowerCase().replace(/[,;]$/, '');
  const part = WORDS[ALIASES[word] ?? word];
  if (part) return { part, left };
  switch (word) {
    case 'team':
      return readTeamPart(left, options);
    case 'incident':
    case 'kind':
    case 'priority':
      return left === '' ? fault('unknown-filter', said) : readPart(left, options);
    case 'no':
    case 'without':
      return readBlank(said, left);
    case 'page':
      return readPage(said, left);
    default: {
      const incident = readIncidentRef(word);
      if (incident) return { part: { incident }, left };
      return fault('unknown-filter', said, nearestWord(word, ITEM_FILTERS));
    }
  }
}

/** `no due`, and `no due date`, `no done when` as people say it. */
function readBlank(said: string, text: string): Part | UsageFault {
  const [word, left] = firstWord(text);
  const [next, after] = firstWord(left);
  const blank = BLANK_WORDS[word.toLowerCase()];
  if (word.toLowerCase() === 'done' && next.toLowerCase() === 'when')
    return { part: { blank: ['done-when'] }, left: after };
  if (!blank) return fault('unknown-filter', word || said, nearestWord(word, BLANKS));
  return { part: { blank: [blank] }, left: blank === 'due' && next.toLowerCase() === 'date' ? after : left };
}

function readPage(said: string, text: string): Part | UsageFault {
  const [number, left] = firstWord(text);
  if (!/^[1-9]\d{0,4}$/.test(number)) return fault('unknown-filter', `${said} ${number}`.trim());
  return { part: { page: Number(number) }, left };
}

/** The longest of the words that follow which is a team; any word where none is configured. */
function readTeamPart(text: string, { teams = [] }: CommandOptions): Part | UsageFault {
  const [said, left] = firstWord(text);
  if (said === '') return fault('unknown-filter', 'team');
  const words = text.split(/\s+/);
  for (let count = Math.min(3, words.length); count > 0; count -= 1) {
    const ofTeam = readTeam(words.slice(0, count).join(' '), teams);
    if (ofTeam !== undefined) return { part: { ofTeam }, left: words.slice(count).join(' ') };
  }
  if (teams.length === 0) return { part: { ofTeam: said }, left };
  const names = teams.map(({ name }) => name);
  return fault('unknown-filter', said, nearestWord(said, names));
}
