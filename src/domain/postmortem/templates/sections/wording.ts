import { type Evidence, fromField } from '../../../timeline/evidence.ts';
import type { Findings } from '../../findings.ts';
import { ask, type Block, bullets, cite, type Phrase, text } from '../../nodes.ts';
import { inline, says } from '../../prose.ts';
import { type FieldName, fieldQuestion, type Question } from '../../questions.ts';
import { nameOf } from '../../record.ts';

/** A visible question in the place of a value that nobody recorded. */
export function open(name: FieldName, entries: readonly string[] = []): Phrase[] {
  return [ask(fieldQuestion(name, entries))];
}

/** What people wrote into a field of the record, or the question for it. */
export function typedOr(
  findings: Findings,
  field: string,
  value: string | undefined,
  name: FieldName,
): Phrase[] {
  return value === undefined || value.trim() === ''
    ? open(name)
    : says(findings.record, value, fromField(field));
}

/** A statement of Scribe's own words, with what it rests on. */
export function stated(words: string, evidence: Evidence): Phrase[] {
  return [text(words), cite(evidence)];
}

/** Names in a row: `Jane Doe, John Smith`. */
export function names(findings: Findings, people: readonly string[]): Phrase[] {
  return inline(findings.record, people.map((person) => nameOf(findings.record, person)).join(', '));
}

/** Questions as a list under what they are about; nothing when there are none. */
export function questionList(questions: readonly Question[]): Block[] {
  return questions.length === 0 ? [] : [bullets(questions.map((question) => [ask(question)]))];
}

/** Statements as a list, each from its own place in a field of the record; the question when there are none. */
export function typedList(findings: Findings, field: string, values: readonly string[]): Phrase[][] {
  return values.map((value, index) => says(findings.record, value, fromField(`${field}.${index}`)));
}
