import type { RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import type { FoundIncident, Searching } from '../../app/search/search-incidents.ts';
import type { SearchLine } from '../../domain/search/find-lines.ts';
import { searchWordsIn } from '../../domain/search/search-words.ts';
import { textParts } from '../../domain/timeline/slack-codes.ts';
import { channelLink, flat, literal, oneLine } from '../words/escape.ts';
import { incidentName, phaseFor, severityName } from '../words/names.ts';
import {
  furtherLines,
  lineOrigin,
  MESSAGE_LINK,
  SEARCH_BUTTONS,
  searchDoubtful,
  searchEmpty,
  searchHead,
} from '../words/search.ts';
import type { Reader } from '../words/times.ts';
import { actions, button, context, LIMITS, type Message, message, said, section } from './blocks.ts';
import { type SearchRef, writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';
import { type Run, richElements } from './rich-text.ts';
import { truncateMrkdwn } from './truncate.ts';

/** A page of a search, and what was typed for it. */
export type SearchShown = Extract<Searching, { kind: 'searched' }> & {
  readonly line: string;
  readonly first: boolean;
};

const LINES = 3;
const LINE = 240;
/** How much of a long line stands before the first word that was looked for. */
const BEFORE = 80;

/** What a search found: each incident with the lines that hold the words, which stand out. */
export function searchView(shown: SearchShown, reader: Reader, command: string): Message {
  const { found, line, doubtful, words } = shown;
  const note = doubtful > 0 ? [searchDoubtful(doubtful)] : [];
  const below = [...note.map((words) => context(words)), ...turning(shown)];
  if (found.length === 0) return said([searchEmpty(line, command), ...note].join('\n'), ...turning(shown));
  const head = truncateMrkdwn(searchHead(line, found.length, shown.first), LIMITS.section);
  const wanted = new Set(words);
  const texts = found.map((one) => incidentText(one, reader));
  return message([head, ...texts, ...note].join('\n'), [
    section(`*${head}*`),
    ...found.flatMap((one) => incidentBlocks(one, { reader, wanted })),
    ...below,
  ]);
}

function incidentText({ known: { incident, channel }, lines }: FoundIncident, reader: Reader): string {
  const where = channel ? ` · ${channelLink(channel)}` : '';
  const shown = linesShown(lines).map(
    (line) => `• ${literal(lineOrigin(line, reader))} · ${truncateMrkdwn(oneLine(line.text), LINE)}`,
  );
  return [`${incidentName(incident)}${where}`, ...shown].join('\n');
}

/** The title is the head of the incident already. */
function linesShown(lines: readonly SearchLine[]): readonly SearchLine[] {
  return lines.filter(({ of }) => of !== 'title').slice(0, LINES);
}

function incidentBlocks(
  { known: { incident, channel }, lines }: FoundIncident,
  { reader, wanted }: { readonly reader: Reader; readonly wanted: ReadonlySet<string> },
) {
  const where = channel ? ` · ${channelLink(channel)}` : '';
  const state = `${severityName(incident.severity)} · ${phaseFor(incident, reader)}${where}`;
  const open = button({
    id: ACTIONS.cardTimeline,
    label: SEARCH_BUTTONS.open,
    value: writeValue({ incident: incident.key, team: incident.team }),
  });
  const rows = linesShown(lines);
  const further = lines.filter(({ of }) => of !== 'title').length - rows.length;
  const list: RichTextBlock = {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: rows.map(
          (line): RichTextSection => ({
            type: 'rich_text_section',
            elements: lineElements(line, { reader, wanted }),
          }),
        ),
      },
    ],
  };
  return [
    section(`*${incidentName(incident)}*\n${state}`, open),
    ...(rows.length > 0 ? [list] : []),
    ...(further > 0 ? [context(furtherLines(further))] : []),
  ];
}

function lineElements(
  line: SearchLine,
  { reader, wanted }: { readonly reader: Reader; readonly wanted: ReadonlySet<string> },
): RichTextElement[] {
  const link = line.of === 'entry' ? line.entry.permalink : undefined;
  return [
    ...richElements({ text: `${lineOrigin(line, reader)} · ` }, ...marked(line.text, wanted)),
    ...(link === undefined
      ? []
      : [
          { type: 'text' as const, text: ' · ' },
          { type: 'link' as const, url: link, text: MESSAGE_LINK },
        ]),
  ];
}

/** The line, or as much of a long one as stands around the first word that was looked for, which is in bold. */
function marked(text: string, wanted: ReadonlySet<string>): readonly Run[] {
  const runs = textParts(flat(text)).flatMap((part): Run[] =>
    part.kind === 'words' ? inBold(part.text, wanted) : [{ text: partText(part) }],
  );
  return cutAround(runs);
}

/** As a user's text writes it, so that a mention stays one. */
function partText(part: Exclude<ReturnType<typeof textParts>[number], { kind: 'words' }>): string {
  switch (part.kind) {
    case 'person':
      return `<@${part.id}>`;
    case 'channel':
      return `<#${part.id}>`;
    case 'group':
      return `<!subteam^${part.id}>`;
    case 'link':
      return `<${part.address}${part.label === '' ? '' : `|${part.label}`}>`;
    default:
      return part satisfies never;
  }
}

function inBold(text: string, wanted: ReadonlySet<string>): Run[] {
  const runs: Run[] = [];
  let at = 0;
  // A name comes before its parts; of those that overlap the first one found is marked.
  for (const { word, start, end } of searchWordsIn(text)) {
    if (start < at || !wanted.has(word)) continue;
    if (start > at) runs.push({ text: text.slice(at, start) });
    runs.push({ text: text.slice(start, end), style: { bold: true } });
    at = end;
  }
  if (at < text.length) runs.push({ text: text.slice(at) });
  return runs;
}

function cutAround(runs: readonly Run[]): readonly Run[] {
  const first = runs.findIndex(({ style }) => style?.bold);
  const before = runs.slice(0, Math.max(first, 0)).reduce((sum, { text }) => sum + text.length, 0);
  let skip = Math.max(before - BEFORE, 0);
  let left = LINE;
  const kept: Run[] = skip > 0 ? [{ text: '…' }] : [];
  for (const run of runs) {
    // A mention or a link is shown whole or not at all.
    const whole = /^<.*>$/s.test(run.text);
    const from = Math.min(skip, run.text.length);
    skip -= from;
    const text = whole && from > 0 ? '' : run.text.slice(from);
    if (text === '') continue;
    if (text.length > left) {
      kept.push(...(whole ? [] : [{ ...run, text: text.slice(0, left) }]), { text: '…' });
      return kept;
    }
    left -= text.length;
    kept.push({ ...run, text });
  }
  return kept;
}

function turning({ line, first, next }: SearchShown) {
  const page = (which: 'earlier' | 'later', label: string, ref: SearchRef) =>
    button({ id: `${ACTIONS.searchPage}-${which}`, label, value: writeValue(ref) });
  const elements = [
    ...(next
      ? [page('later', SEARCH_BUTTONS.later, { search: line, from: next.key, at: next.at.getTime() })]
      : []),
    ...(first ? [] : [page('earlier', SEARCH_BUTTONS.earlier, { search: line })]),
  ];
  // A line of thousands of characters does not fit into a button.
  return elements.length > 0 && line.length <= LONGEST_LINE ? [actions(elements)] : [];
}

/** JSON may take six characters for one. */
const LONGEST_LINE = 300;
