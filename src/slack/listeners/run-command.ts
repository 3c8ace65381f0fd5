import { StoreFault } from '../../app/ports/store-fault.ts';
import {
  type CommandOf,
  type ParsedCommand,
  type RunnableVerb,
  readCommand,
} from '../../domain/incident/verbs/read-command.ts';
import { VERBS } from '../../domain/incident/verbs/verbs.ts';
import { helpView } from '../views/help.ts';
import { notConfirmedView, notSavedView, unexpectedView } from '../views/not-saved.ts';
import { withTypedText } from '../views/plain-answer.ts';
import { unknownVerb, usageText } from '../words/usage.ts';
import { type Answer, type AnswerOutcome, say, sayText } from './answer.ts';
import { answerOnce } from './answer-once.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';
import { stackTrace } from './stack-trace.ts';
import { HANDLERS } from './verbs/handlers.ts';

/** The verb, for the metrics, and the answer. */
export interface Answered {
  readonly verb: string;
  readonly answer: Answer;
}

/** Reads a command and carries it out. A failure gives the text back: nothing a person typed is lost. */
export async function runCommand(context: ListenerContext, request: UserRequest): Promise<Answered> {
  const { verb, answer } = await readAndRun(context, request);
  const lost = answer.kind === 'say' && NOT_DONE.includes(answer.outcome) && isLong(request.text);
  if (!lost) return { verb, answer };
  return {
    verb,
    answer: { ...answer, message: withTypedText(answer.message, context.command, request.text) },
  };
}

/** Outcomes after which nothing was done, and what was typed is gone from the person's screen. */
const NOT_DONE: readonly AnswerOutcome[] = [
  'unclear',
  'usage',
  'unknown',
  'merged',
  'refused',
  'no incident',
];

/** Two words are quickly retyped; a sentence is not. */
function isLong(text: string): boolean {
  return text.trim().split(/\s+/).length > 2;
}

async function readAndRun(context: ListenerContext, request: UserRequest): Promise<Answered> {
  const { roles } = context.app.policy;
  const reading = readCommand(request.text, { roles });
  switch (reading.kind) {
    case 'empty':
      return { verb: 'help', answer: say(helpView(context.command)) };
    case 'unknown':
      return {
        verb: 'unknown',
        answer: sayText(unknownVerb(reading.said, reading.nearest, context.command), 'unknown'),
      };
    case 'usage':
      return { verb: reading.verb, answer: sayText(usageText(reading, context.command, roles), 'usage') };
    case 'command':
      return { verb: reading.command.verb, answer: await runSafely(context, request, reading.command) };
    default:
      return reading satisfies never;
  }
}

/** A question to the person, or a refusal, may get another answer the next time, so it is not kept. */
function isFinal({ kind, outcome }: Answer): boolean {
  return kind === 'say' && FINAL.includes(outcome);
}

const FINAL: readonly AnswerOutcome[] = ['done', 'declared', 'added'];

async function runSafely(
  context: ListenerContext,
  request: UserRequest,
  command: ParsedCommand,
): Promise<Answer> {
  try {
    const act = () => run(context, request, { verb: command.verb, command });
    if (VERBS[command.verb].redelivery === 'run-again') return await act();
    return await answerOnce(context, request.id, { act, isFinal });
  } catch (error) {
    await context.app.recentCommands.hold(request.id, request.text);
    const { incident } = request;
    const lost = { id: request.id, text: request.text, ...(incident === undefined ? {} : { incident }) };
    if (error instanceof StoreFault) {
      context.app.journal.warn(
        { verb: command.verb, certain: error.certain, error: error.message },
        'not saved',
      );
      return error.certain && !request.inDoubt
        ? say(notSavedView(lost), 'not saved')
        : say(notConfirmedView(lost), 'not confirmed');
    }
    context.app.journal.warn(
      { verb: command.verb, command: request.id, error: stackTrace(error) },
      'command failed',
    );
    return say(unexpectedView(request.id, lost), 'failed');
  }
}

/** `command` is the one that `verb` names. */
function run<V extends RunnableVerb>(
  context: ListenerContext,
  request: UserRequest,
  { verb, command }: { readonly verb: V; readonly command: CommandOf<V> },
): Promise<Answer> {
  return HANDLERS[verb](context, request, command);
}
