import { hasOwnWords } from '../../domain/incident/verbs/own-words.ts';
import type { ParsedCommand } from '../../domain/incident/verbs/read-command.ts';
import { fitsValue } from '../views/command-value.ts';
import { noIncidentView } from '../views/not-saved.ts';
import { withTypedText } from '../views/plain-answer.ts';
import { lineAsked, nothingDone, nothingNew } from '../words/faults.ts';
import type { AnswerOutcome, Said } from './answer.ts';
import { holdLong } from './hold-long.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';

type Giving = Pick<ListenerContext, 'command'>;

/** Outcomes after which nothing was done, and what was typed is gone from the person's screen. */
const NOT_DONE: readonly AnswerOutcome[] = [
  'unclear',
  'empty',
  'unknown',
  'merged',
  'refused',
  'no incident',
];

/** Outcomes that wait for an answer: its button holds the line, and may expire. */
const ASKED: readonly AnswerOutcome[] = [
  'asked which',
  'asked whether',
  'asked whether new',
  'asked whether to share',
];

/** The answer to a command, with what was typed below it where the command did not take that. */
export async function givenBack(
  context: Giving & Pick<ListenerContext, 'app'>,
  request: UserRequest,
  { answer, of }: { readonly answer: Said; readonly of: ParsedCommand },
): Promise<Said> {
  const own = hasOwnWords(of);
  if (own && answer.outcome === 'no incident') return withButtons(context, request, { answer, of });
  if (own && ASKED.includes(answer.outcome))
    return withWords(answer, context, { request, words: lineAsked() });
  if (own && answer.outcome === 'unchanged')
    return withWords(answer, context, { request, words: nothingNew() });
  if (!NOT_DONE.includes(answer.outcome) || !(own || isLong(request.text))) return answer;
  const words = request.inDoubt ? nothingNew() : nothingDone();
  return withWords(answer, context, { request, words });
}

/** The answer to a line that could not be read, with the line below it: what follows its first word may be anything. */
export function withLine(answer: Said, context: Giving, request: UserRequest): Said {
  return /\S\s+\S/.test(request.text)
    ? withWords(answer, context, { request, words: nothingDone() })
    : answer;
}

/** Two words are quickly retyped; a sentence is not. */
function isLong(text: string): boolean {
  return text.trim().split(/\s+/).length > 2;
}

function withWords(
  answer: Said,
  { command }: Giving,
  { request, words }: { readonly request: UserRequest; readonly words: string },
): Said {
  const line = { command, typed: request.text, words };
  return { ...answer, message: withTypedText(answer.message, line) };
}

/** Once there is an incident the same line can be sent again, for whichever is meant then. */
async function withButtons(
  context: Pick<ListenerContext, 'app'>,
  { id, text }: UserRequest,
  { answer, of }: { readonly answer: Said; readonly of: ParsedCommand },
): Promise<Said> {
  const lost = { id, text };
  await holdLong(context, lost);
  const declare = of.verb === 'log' && fitsValue(lost);
  return { ...answer, message: noIncidentView(answer.message.text, lost, declare) };
}
