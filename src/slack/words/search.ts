import type { SearchLine } from '../../domain/search/find-lines.ts';
import { counted } from './entries.ts';
import { literal } from './escape.ts';
import { typeName } from './team-words.ts';
import { type Reader, when } from './times.ts';

export function noSearchWords(command: string): string {
  return `There is nothing to search for in that. Write a word, for example \`${command} search redis timeout\``;
}

/** `first`: the page is the first one. */
export function searchHead(line: string, shown: number, first: boolean): string {
  const which = first ? '' : 'further ';
  return `${counted(shown, `${which}incident`, `${which}incidents`)} with “${literal(line)}”, the newest first`;
}

export function searchEmpty(line: string, command: string): string {
  return `No incident that you can see has “${literal(line)}”. Search takes whole words and wants all of them, so fewer words find more. Recent incidents: \`${command} list\``;
}

/** Private incidents whose members are not read yet. */
export function searchDoubtful(count: number): string {
  return `${counted(count, 'private incident is', 'private incidents are')} still being looked at; search again in a minute.`;
}

/** Lines of an incident beside those that are shown. */
export function furtherLines(count: number): string {
  return `and ${counted(count, 'further line', 'further lines')}`;
}

/** What stands before a line: where it is, and when that was. */
export function lineOrigin(line: SearchLine, reader: Reader): string {
  switch (line.of) {
    case 'title':
      return 'Title';
    case 'summary':
      return `End, ${when(line.at, reader)}`;
    case 'update':
      return `Last update, ${when(line.at, reader)}`;
    case 'entry':
      return `${when(line.at, reader)} · ${typeName(line.entry.type)}`;
    case 'item':
      return `${line.item.key} · ${line.item.status.state}`;
    case 'postmortem':
      return line.heading === '' ? 'Postmortem' : `Postmortem, ${line.heading}`;
    default:
      return line satisfies never;
  }
}

export const SEARCH_BUTTONS = {
  later: 'Older incidents',
  earlier: 'Newest incidents',
  open: 'Timeline',
} as const;

/** The link after an entry that came from a message. */
export const MESSAGE_LINK = 'message';
