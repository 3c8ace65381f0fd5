import type { Analysis } from '../../analysis/analysis.ts';
import { type Phrase, text } from '../../document/nodes.ts';
import { joinTexts, quoted } from '../../document/prose.ts';
import type { IncidentRecord, RecordEntry } from '../../record/record.ts';
import { shortened } from './typed-text.ts';

/** Joins sentences. */
export function inSentences(sentences: readonly (readonly Phrase[])[]): Phrase[] {
  const said = sentences.filter((sentence) => sentence.length > 0);
  const joined = said.flatMap((sentence, index) => (index === 0 ? sentence : [text(' '), ...sentence]));
  return joinTexts(joined);
}

/** What a sentence calls it. */
export function kindOf({ record }: Analysis): 'incident' | 'drill' {
  return record.drill ? 'drill' : 'incident';
}

/** Longer entries are cut; the timeline has them in full. */
const LONGEST_QUOTE = 200;

/** `“Rollback initiated”`. */
export function quotedShort(record: IncidentRecord, { text: words }: RecordEntry): Phrase[] {
  return quoted(record, shortened(words, LONGEST_QUOTE));
}

/** The same at the end of a sentence. */
export function quotedLast(record: IncidentRecord, entry: RecordEntry): Phrase[] {
  const stop = /[!?…]$/.test(shortened(entry.text, LONGEST_QUOTE)) ? [] : [text('.')];
  return [...quotedShort(record, entry), ...stop];
}
