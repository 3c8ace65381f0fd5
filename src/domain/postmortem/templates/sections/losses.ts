import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import { fromEntries, fromField, together } from '../../analysis/evidence.ts';
import { markedAs } from '../../analysis/marked.ts';
import { cite, type Phrase, text } from '../../document/nodes.ts';
import { inline, oneLine } from '../../document/prose.ts';
import { inSentences, quotedShort } from './sentences.ts';
import { asSentence, linesOf, withoutStop } from './typed-text.ts';
import type { WriteTime } from './write-time.ts';

/** Everything that people filled in or marked as lost, one after the other; nothing where nobody did. */
export function lossPhrases(analysis: Analysis, write: WriteTime): Phrase[] {
  const { record, reading } = analysis;
  const time = write.said(firstDay(analysis));
  const told = new Set(record.losses.map(({ entry }) => entry));
  const filled = record.losses.map(({ text: words, entry }, index) => [
    ...inline(record, withoutStop(linesOf(words).join(', '))),
    cite(
      together(entry === undefined ? undefined : fromEntries({ id: entry }), fromField(`losses.${index}`)),
    ),
  ]);
  const marked = markedAs(reading.entries, 'loss').filter(({ id }) => !told.has(id));
  const quoted = marked.map((entry) => [
    ...quotedShort(record, entry),
    text(` (${time(entry.at)})`),
    cite(fromEntries(entry)),
  ]);
  return [...filled, ...quoted].flatMap((loss, index) => (index === 0 ? loss : [text('; '), ...loss]));
}

/** `Losses: 312 orders.`, and what became of the data where people filled that in. Always part of a summary. */
export function lossSentences(analysis: Analysis, write: WriteTime): Phrase[] {
  const losses = lossPhrases(analysis, write);
  const sentence = losses.length === 0 ? [] : [text('Losses: '), ...losses, text('.')];
  return inSentences([sentence, dataSentence(analysis)]);
}

/** `Data: none lost.`, unless the losses say the same. */
function dataSentence({ record }: Analysis): Phrase[] {
  const data = withoutStop(linesOf(record.impact.data ?? '').join(', '));
  const same = record.losses.some(({ text: words }) => flat(words) === flat(data));
  if (data === '' || same) return [];
  return [...inline(record, asSentence(`Data: ${data}`)), cite(fromField('impact.data'))];
}

function flat(typed: string): string {
  return withoutStop(oneLine(typed)).toLowerCase();
}
