import { checkBlameless } from './blameless/check-blameless.ts';
import type { Postmortem, Section } from './document.ts';
import { type Block, type Cite, cite, type Phrase, paragraph, text } from './nodes.ts';
import { plainText } from './walk.ts';

/** One statement of a section, which a rewording may use; `id` is how it names it. */
export interface GivenStatement {
  readonly id: string;
  readonly text: string;
  readonly evidence: Pick<Cite, 'entries' | 'fields'>;
}

/** A section that may be said in better words, and everything that those words may rest on. */
export interface WordingTask {
  readonly section: string;
  readonly statements: readonly GivenStatement[];
}

/** A sentence that came back, and the statements that it says it uses. */
export interface OfferedSentence {
  readonly text: string;
  readonly uses: readonly string[];
}

/** Why a sentence is left out. */
export type WordingFlaw =
  | 'names-no-statement'
  | 'unknown-statement'
  | 'figure-not-given'
  | 'blame'
  | 'too-long';

export interface WordingResult {
  readonly accepted: readonly OfferedSentence[];
  readonly refused: readonly { readonly sentence: OfferedSentence; readonly why: WordingFlaw }[];
}

/** The sections that may be reworded: prose alone, and never what a person wrote. */
const REWORDED = ['summary', 'root-cause.what-happened', 'resolution'];
/** A sentence longer than this is no sentence. */
const LONGEST = 600;
const FIGURE = /\d+(?:[.,:]\d+)*/g;

/** What a language model may be asked to reword in this document: statements with evidence, and nothing else. */
export function wordingTasks(document: Postmortem): readonly WordingTask[] {
  return document.sections
    .filter(({ id, author }) => REWORDED.includes(id) && author.kind === 'scribe')
    .map((section) => ({ section: section.id, statements: statementsOf(section) }))
    .filter(({ statements }) => statements.length > 0);
}

/** Holds every sentence against the statements that it names: nothing new gets in. */
export function judgeWording(task: WordingTask, offered: readonly OfferedSentence[]): WordingResult {
  const accepted: OfferedSentence[] = [];
  const refused: { sentence: OfferedSentence; why: WordingFlaw }[] = [];
  for (const sentence of offered) {
    const why = flawOf(task, sentence);
    if (why) refused.push({ sentence, why });
    else accepted.push(sentence);
  }
  return { accepted, refused };
}

/** The document with one section in the accepted words, marked as such. Without any it stays as it is. */
export function withWording(
  document: Postmortem,
  task: WordingTask,
  { accepted }: WordingResult,
  model: string,
): Postmortem {
  if (accepted.length === 0) return document;
  const sections = document.sections.map((section): Section => {
    if (section.id !== task.section || section.author.kind !== 'scribe') return section;
    const blocks = [paragraph(...accepted.flatMap((sentence) => phrases(task, sentence))), ...asked(section)];
    return { ...section, blocks, author: { ...section.author, rewordedBy: model } };
  });
  return { ...document, sections };
}

function flawOf(
  { statements }: WordingTask,
  { text: words, uses }: OfferedSentence,
): WordingFlaw | undefined {
  if (uses.length === 0) return 'names-no-statement';
  const used = statements.filter(({ id }) => uses.includes(id));
  if (used.length < new Set(uses).size) return 'unknown-statement';
  if (words.length > LONGEST) return 'too-long';
  const figures = new Set(used.flatMap((statement) => statement.text.match(FIGURE) ?? []));
  if ((words.match(FIGURE) ?? []).some((figure) => !figures.has(figure))) return 'figure-not-given';
  return checkBlameless(words).length > 0 ? 'blame' : undefined;
}

function phrases({ statements }: WordingTask, { text: words, uses }: OfferedSentence): Phrase[] {
  const used = statements.filter(({ id }) => uses.includes(id)).map(({ evidence }) => evidence);
  const entries = [...new Set(used.flatMap((one) => one.entries))];
  const fields = [...new Set(used.flatMap((one) => one.fields))];
  return [text(`${words.trim()} `), cite({ entries, fields }), text(' ')];
}

/** Paragraphs of the section, cut at their evidence: each piece is one statement. */
function statementsOf({ id, blocks }: Section): GivenStatement[] {
  const found: GivenStatement[] = [];
  for (const block of blocks) {
    if (block.type !== 'paragraph' || block.data?.remark) continue;
    let words: Phrase[] = [];
    for (const phrase of block.children) {
      if (phrase.type === 'openQuestion') words = [];
      else if (phrase.type === 'cite') {
        const said = plainText(words);
        if (said !== '') found.push({ id: `${id}-${found.length + 1}`, text: said, evidence: phrase });
        words = [];
      } else words.push(phrase);
    }
  }
  return found;
}

/** Questions of the section stay, whatever the words around them become. */
function asked({ blocks }: Section): Block[] {
  return blocks.filter((block) => JSON.stringify(block).includes('"type":"openQuestion"'));
}
