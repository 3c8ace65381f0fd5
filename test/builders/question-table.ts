import { analyse } from '../../src/domain/postmortem/analysis/analysis.ts';
import { survey } from '../../src/domain/postmortem/document/walk.ts';
import type { AnswerKind } from '../../src/domain/postmortem/questions/answer-kind.ts';
import type { Occasion, QuestionRow } from '../../src/domain/postmortem/questions/question-row.ts';
import {
  QUESTION_ROWS,
  type QuestionName,
  readQuestionId,
  rowOf,
} from '../../src/domain/postmortem/questions/questions.ts';
import { emptyRecord } from '../../src/domain/postmortem/record/record.ts';
import { BUILT_IN } from '../../src/domain/postmortem/templates/registry.ts';

/** What questions about one of several things are about. */
const ABOUT: Readonly<Record<string, string>> = {
  attempt: 'What became of this attempt?',
  'over-before': 'It was back: which entry says that it had been over before?',
  contradiction: 'Two times that cannot both be right: what is right?',
  verification: 'How was it verified that this worked?',
  outcome: 'What came of this decision?',
  silence: 'The record is silent between two times. What happened?',
  'action.owner': 'Who owns this item?',
  'action.due': 'When is this item due?',
  'prevention.done': 'An open action says that a measure is not in place: which is right?',
  'related.id': 'What is the ID of this earlier incident?',
  'related.date': 'On which day was it?',
  'related.why': 'In what is it like this one?',
  'related.lessons': 'Were its lessons applied?',
  'signOff.name': 'Who signs in this role?',
};

/** The table of all questions in docs/templates.md, from their rows and the templates. */
export function questionTable(): string {
  const names = Object.keys(QUESTION_ROWS) as QuestionName[];
  return [
    '| Id | Question | Answer | Among the first | Asked | Places in |',
    '| - | - | - | - | - | - |',
    ...names.map((name) => `| ${cells(name).join(' | ')} |`),
  ].join('\n');
}

function cells(name: QuestionName): string[] {
  const row = rowOf(name);
  return [
    `\`${name}${row.each ? '.…' : ''}\``,
    row.text || (ABOUT[name] ?? ''),
    `${answerWords(row.answer)}${row.none ? `; or “${row.none}”` : ''}`,
    rankWords(row),
    row.askedBy ? `by \`${row.askedBy}\`` : occasionWords(row.on),
    row.each ? 'where it applies' : templatesWith(name),
  ];
}

function rankWords({ rank, rankOn = {} }: QuestionRow): string {
  const others = Object.entries(rankOn).map(
    ([occasion, other]) => `${occasion}: ${other === false ? '–' : other}`,
  );
  return [...(rank === undefined ? [] : [`${rank}`]), ...others].join(', ') || '–';
}

function occasionWords(on: readonly Occasion[] | undefined): string {
  return on === undefined ? 'always' : on.join(', ');
}

function answerWords(answer: AnswerKind): string {
  switch (answer.to) {
    case 'field':
      return FIELD_WORDS[answer.input];
    case 'remark':
      return 'words beside the question';
    case 'time':
      return answer.who ? 'a time and who, and words' : 'a time, and words';
    case 'times':
      return 'the right times, or words';
    case 'entry':
      return 'an entry with its time';
    case 'severity':
      return 'a severity';
    case 'meeting':
      return 'a time';
    case 'outcome':
      return 'an outcome';
    case 'mark':
      return `an entry, marked \`${answer.is}\``;
    case 'actions':
      return 'action items';
    case 'to-dos':
      return 'entries to tick';
    case 'owners':
      return 'a person and a day for all, or lines';
    case 'owner':
      return 'a person';
    case 'due':
      return 'a day';
    default:
      return answer satisfies never;
  }
}

const FIELD_WORDS = {
  line: 'a line',
  lines: 'lines',
  number: 'a number',
  day: 'a day',
  person: 'a person',
  people: 'people',
  signer: 'a person and a role',
  choice: 'one of several',
} as const;

/** The built-in templates that have a place for it where the record has nothing. */
function templatesWith(name: QuestionName): string {
  const analysis = analyse(emptyRecord('Nothing is known'));
  const places = [...BUILT_IN.values()].filter((template) =>
    survey(template.draft(analysis).flatMap(({ blocks }) => blocks)).questions.some(
      ({ id }) => readQuestionId(id)?.name === name,
    ),
  );
  return places.map((template) => template.name).join(', ') || '–';
}
