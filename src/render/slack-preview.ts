import { coverageLine } from '../domain/postmortem/document/coverage.ts';
import type { Postmortem } from '../domain/postmortem/document/document.ts';
import type { Block } from '../domain/postmortem/document/nodes.ts';
import { plainText } from '../domain/postmortem/document/walk.ts';
import { wholeText } from '../domain/postmortem/questions/questions.ts';
import { firstWords, openQuestionsOf } from './questions.ts';

/** Slack text without markup, so that typed text cannot mention or format anything. */
export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji: boolean;
}

export type PreviewBlock =
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'section'; readonly text: PlainText }
  | { readonly type: 'context'; readonly elements: PlainText[] };

export interface SlackPreview {
  /** A one-line version for notifications and screen readers. */
  readonly text: string;
  readonly blocks: readonly PreviewBlock[];
}

/** Slack's limit of a header block. */
const HEADER_LENGTH = 150;
/** A preview is read on a phone; the whole summary is in the document. */
const SUMMARY_LENGTH = 600;
const QUESTION_LENGTH = 200;

/** A document as a short message: its title, its summary, and how well the record supports it. */
export function renderSlackPreview(document: Postmortem): SlackPreview {
  const line = `${coverageLine(document)}.`;
  const summaries = document.sections.filter(({ id }) => id.split('.')[0] === 'summary');
  const words = summaries.map(({ blocks }) => linesOf(blocks)).find((text) => text !== '');
  return {
    text: `${document.title}. ${line}`,
    blocks: [
      { type: 'header', text: plain(shortened(document.title, HEADER_LENGTH)) },
      ...(words ? [{ type: 'section' as const, text: plain(shortened(words, SUMMARY_LENGTH)) }] : []),
      ...questionBlocks(document),
      { type: 'context', elements: [...reservations(document), line].map(plain) },
    ],
  };
}

/** What the document says of itself before anything else, such as that nobody confirmed what it rests on. */
function reservations({ sections: [first] }: Postmortem): string[] {
  const [head] = first?.blocks ?? [];
  return head?.type === 'paragraph' && head.data?.remark
    ? [shortened(plainText([head]), QUESTION_LENGTH)]
    : [];
}

/** What would complete the draft; the answers that are offered are in the form behind its button. */
function questionBlocks(document: Postmortem): PreviewBlock[] {
  const open = openQuestionsOf(document);
  if (open.first.length === 0) return [];
  const lines = open.first.map((question) => `${question.number} · ${wholeText(question)}`);
  const words = [firstWords(open), ...lines].map((each) => shortened(each, QUESTION_LENGTH)).join('\n');
  return [{ type: 'section', text: plain(words) }];
}

/** Each paragraph and list on its own line, since not all end with a full stop. */
function linesOf(blocks: readonly Block[]): string {
  return blocks
    .filter(isProse)
    .map((block) => plainText([block]))
    .filter((line) => line !== '')
    .join('\n');
}

/** A table makes no sense as plain text. */
function isProse({ type }: Block): boolean {
  return type === 'paragraph' || type === 'list';
}

function plain(text: string): PlainText {
  return { type: 'plain_text', text, emoji: false };
}

/** At most so many characters, cut between words where there is one. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '');
  const lastSpace = cut.lastIndexOf(' ');
  return `${lastSpace > length / 2 ? cut.slice(0, lastSpace) : cut}…`;
}
