import type { Analysis } from '../../analysis/analysis.ts';
import { type Evidence, fromField, together } from '../../analysis/evidence.ts';
import { ask, type Block, bullets, cite, type Phrase, text } from '../../document/nodes.ts';
import { inline, says } from '../../document/prose.ts';
import { type FieldName, fieldQuestion, type Question } from '../../questions/questions.ts';
import { type IncidentRecord, nameOf } from '../../record/record.ts';

/** A visible question in place of a missing value. */
export function open(name: FieldName, entries: readonly string[] = []): Phrase[] {
  return [ask(fieldQuestion(name, entries))];
}

/** What people wrote into a field of the record, or the question for it; the question bears the field's name. */
export function typedOr({ record }: Analysis, field: FieldName, value: string | undefined): Phrase[] {
  return value === undefined || value.trim() === '' ? open(field) : says(record, value, fromField(field));
}

/** The incident's key, or the question for it. */
export function keyOr({ record }: Analysis): Phrase[] {
  const { key } = record;
  return key === undefined || key.trim() === '' ? open('incident-id') : says(record, key, fromField('key'));
}

/** Evidence in one item of a list, and in the answers about its parts. */
export function fromItem({ answers }: Pick<IncidentRecord, 'answers'>, item: string): Evidence {
  const parts = answers.flatMap(({ fields }) => fields.filter((field) => field.startsWith(`${item}.`)));
  return parts.length === 0 ? fromField(item) : together({ entries: [], fields: [item, ...parts] });
}

/** A statement in Scribe's own words, with its evidence. */
export function stated(words: string, evidence: Evidence): Phrase[] {
  return [text(words), cite(evidence)];
}

/** Names in a row: `Jane Doe, John Smith`. */
export function names(analysis: Analysis, people: readonly string[]): Phrase[] {
  return inline(analysis.record, people.map((person) => nameOf(analysis.record, person)).join(', '));
}

/** Questions as a list under what they are about; nothing when there are none. */
export function questionList(questions: readonly Question[]): Block[] {
  return questions.length === 0 ? [] : [bullets(questions.map((question) => [ask(question)]))];
}
