import type { Paragraph } from 'mdast';
import { counted } from '../../timeline/time-words.ts';
import { together } from '../analysis/evidence.ts';
import type { Postmortem, Section } from '../document/document.ts';
import { type Block, type Cite, cite, type Phrase, text } from '../document/nodes.ts';
import { plainText } from '../document/walk.ts';
import type { IncidentRecord } from '../record/record.ts';
import type {
  GivenStatement,
  OfferedSentence,
  OfferedWording,
  WordingResult,
  WordingTask,
} from './rewording.ts';

/** The sections of all templates that may be reworded: summaries and narrative, never what a person wrote. */
const REWORDED = ['summary', 'summary.quick', 'root-cause.what-happened', 'root-cause', 'resolution'];

/**
 * What a language model may be asked to reword in this document: statements that people confirmed, and those that follow
 * from times. What an entry says is quoted as it is, unless somebody said what the entry means.
 */
export function wordingTasks(document: Postmortem, { entries }: IncidentRecord): readonly WordingTask[] {
  const confirmed = confirmedIn(entries);
  return document.sections
    .filter(({ id, author }) => REWORDED.includes(id) && author.kind === 'scribe')
    .map((section) => ({
      section: section.id,
      statements: piecesOf(section).flatMap(
        ({ pieces }) =>
          pieces?.flatMap(({ statement }) =>
            statement && isConfirmed(statement, confirmed) ? [statement] : [],
          ) ?? [],
      ),
    }))
    .filter(({ statements }) => statements.length > 0);
}

/** The entries of which somebody said what they mean, and those that show what became of an attempt. */
function confirmedIn(entries: IncidentRecord['entries']): ReadonlySet<string> {
  const meant = entries.filter(
    ({ marks = [], attempt, outcome }) => marks.length > 0 || attempt !== undefined || outcome,
  );
  return new Set(meant.flatMap(({ id, outcome }) => [id, ...(outcome?.shown ? [outcome.shown] : [])]));
}

/** A quotation is what was recorded; everything else in a statement is filled in by people, or follows from times. */
function isConfirmed({ text, evidence }: GivenStatement, confirmed: ReadonlySet<string>): boolean {
  return !text.includes('“') || evidence.entries.every((id) => confirmed.has(id));
}

/**
 * One section in the accepted words, marked as such, to be shown beside the plain text. Statements that no accepted
 * sentence covers in full follow in their own words, so that nothing gets lost; everything but the statements stays
 * where it was. If no statement is covered in full, there is nothing to offer.
 */
export function wordingOf(
  document: Postmortem,
  task: WordingTask,
  { accepted, refused, said, model }: WordingResult & { readonly model: string },
): OfferedWording | undefined {
  const section = document.sections.find(({ id }) => id === task.section);
  if (said.size === 0 || section?.author.kind !== 'scribe') return undefined;
  const offer = { section: section.id, model, leftOut: refused.length };
  const worded = [...reworded(section, task, { accepted, said }), mark(offer)];
  return { ...offer, plain: section.blocks, worded };
}

/** The section's blocks with the sentences in place of the first statement. */
function reworded(
  section: Section,
  task: WordingTask,
  { accepted, said }: Pick<WordingResult, 'accepted' | 'said'>,
): Block[] {
  let sentences: Phrase[] = accepted.flatMap((sentence) => phrases(task, sentence));
  return piecesOf(section).flatMap(({ block, pieces }): Block[] => {
    if (!pieces || block.type !== 'paragraph') return [block];
    const kept = pieces.filter(({ statement }) => !statement || !said.has(statement.id));
    if (kept.length === pieces.length) return [block];
    const children = [...sentences, ...kept.flatMap((piece) => piece.phrases)];
    sentences = [];
    return children.length > 0 ? [{ ...block, children }] : [];
  });
}

/** Tells readers whose words these are, and what happened to the others. */
function mark({ model, leftOut }: { readonly model: string; readonly leftOut: number }): Block {
  const others =
    leftOut > 0 ? `; ${counted(leftOut, 'sentence')} of it left out, without evidence for them` : '';
  return {
    type: 'paragraph',
    data: { remark: true },
    children: [
      {
        type: 'emphasis',
        children: [text(`Put into words by ${model}, from the statements noted${others}.`)],
      },
    ],
  };
}

function phrases({ statements }: WordingTask, { text: words, uses }: OfferedSentence): Phrase[] {
  const used = statements.filter(({ id }) => uses.includes(id)).map(({ evidence }) => evidence);
  return [text(`${words.trim()} `), cite(together(...used)), text(' ')];
}

/** A part of a paragraph: one statement with its evidence, or other text. */
interface Piece {
  readonly phrases: readonly Phrase[];
  readonly statement: GivenStatement | undefined;
}

/** Paragraphs of the section, cut at their evidence; other blocks, and remarks, have no pieces. */
function piecesOf({
  id,
  blocks,
}: Section): { readonly block: Block; readonly pieces: Piece[] | undefined }[] {
  let count = 0;
  return blocks.map((block) => {
    if (!isProse(block)) return { block, pieces: undefined };
    const pieces: Piece[] = [];
    let phrases: Phrase[] = [];
    for (const phrase of block.children) {
      phrases.push(phrase);
      if (phrase.type !== 'cite' && phrase.type !== 'openQuestion') continue;
      const said = phrase.type === 'cite' && isFigures(phrase) ? plainText(phrases) : '';
      const statement =
        said === '' || phrase.type !== 'cite'
          ? undefined
          : {
              id: `${id}-${++count}`,
              text: said,
              evidence: { entries: phrase.entries, fields: phrase.fields },
            };
      pieces.push({ phrases, statement });
      phrases = [];
    }
    if (phrases.length > 0) pieces.push({ phrases, statement: undefined });
    return { block, pieces };
  });
}

/** Fields that people write as prose; their words stay theirs. */
const OWN_WORDS = new Set(['summary', 'rootCause', 'resolution']);

function isFigures({ fields }: Cite): boolean {
  return !fields.some((field) => OWN_WORDS.has(field) || field.startsWith('section.'));
}

/** Fields under each other are no prose. */
function isProse(block: Block): block is Paragraph {
  return (
    block.type === 'paragraph' && !block.data?.remark && !block.children.some(({ type }) => type === 'break')
  );
}
