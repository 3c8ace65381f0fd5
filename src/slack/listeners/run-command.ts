import { StoreFault } from '../../app/ports/store-fault.ts';
import { type ParsedCommand, readCommand } from '../../domain/incident/command-line.ts';
import { helpView } from '../views/help.ts';
import { notConfirmedView, notSavedView, unexpectedView } from '../views/not-saved.ts';
import { givenBack } from '../views/plain-answer.ts';
import { unknownVerb, usageText } from '../words/usage.ts';
import { type Answer, say, sayWords } from './answer.ts';
import { answerOnce } from './answer-once.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';
import { stackTrace } from './stack-trace.ts';
import { action } from './verbs/action.ts';
import { change } from './verbs/change.ts';
import { declare } from './verbs/declare.ts';
import { exportFile } from './verbs/export.ts';
import { log } from './verbs/log.ts';
import { postmortem } from './verbs/postmortem.ts';
import { query } from './verbs/queries.ts';
import { resolve } from './verbs/resolve.ts';

/** What was understood, for the metrics, and the answer. */
export interface Answered {
  readonly verb: string;
  readonly answer: Answer;
}

/** Reads what was typed and does it. What fails gives the text back; nothing a person typed is thrown away. */
export async function runCommand(context: ListenerContext, request: UserRequest): Promise<Answered> {
  const { verb, answer } = await understood(context, request);
  const misread = answer.kind === 'say' && MISREAD.includes(answer.outcome) && isMoreThanWords(request.text);
  if (!misread) return { verb, answer };
  return { verb, answer: { ...answer, message: givenBack(answer.message, context.command, request.text) } };
}

/** Outcomes after which nothing was done, and what was typed is gone from the person's screen. */
const MISREAD = ['unclear', 'usage', 'unknown'];

/** Two words are quickly typed again; a statement is not. */
function isMoreThanWords(text: string): boolean {
  return text.trim().split(/\s+/).length > 2;
}

async function understood(context: ListenerContext, request: UserRequest): Promise<Answered> {
  const { roles } = context.app.policy;
  const reading = readCommand(request.text, { roles });
  switch (reading.kind) {
    case 'empty':
      return { verb: 'help', answer: say(helpView(context.command)) };
    case 'unknown':
      return {
        verb: 'unknown',
        answer: sayWords(unknownVerb(reading.said, reading.nearest, context.command), 'unknown'),
      };
    case 'usage':
      return { verb: reading.verb, answer: sayWords(usageText(reading, context.command, roles), 'usage') };
    case 'command':
      return { verb: reading.command.verb, answer: await guarded(context, request, reading.command) };
    default:
      return reading satisfies never;
  }
}

/** Verbs whose answer is kept. An entry is the same twice as once by itself, and the hot path. */
const CHANGES: readonly ParsedCommand['verb'][] = [
  'declare',
  'status',
  'sev',
  'title',
  'role',
  'join',
  'leave',
  'handoff',
  'action',
  'resolve',
  'reopen',
  'cancel',
  'merge',
  'draft',
  'export',
  'why',
  'cause',
  'well',
  'wrong',
  'lucky',
  'lesson',
  'metric',
  'review',
  'approve',
  'publish',
  'skip',
  'meeting',
];

/** A question back to the person, or a refusal, may be answered differently when it is asked again. */
function isFinal({ kind, outcome }: Answer): boolean {
  return kind === 'say' && FINAL.includes(outcome);
}

const FINAL = ['done', 'declared', 'added'];

async function guarded(
  context: ListenerContext,
  request: UserRequest,
  command: ParsedCommand,
): Promise<Answer> {
  try {
    if (!CHANGES.includes(command.verb)) return await perform(context, request, command);
    return await answerOnce(context, request.id, () => perform(context, request, command), isFinal);
  } catch (error) {
    await context.app.recentCommands.hold(request.id, request.text);
    const { incident } = request;
    const lost = { id: request.id, text: request.text, ...(incident === undefined ? {} : { incident }) };
    if (error instanceof StoreFault) {
      context.app.journal.warn(
        { verb: command.verb, certain: error.certain, error: error.message },
        'not saved',
      );
      return error.certain
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

function perform(context: ListenerContext, request: UserRequest, command: ParsedCommand): Promise<Answer> {
  switch (command.verb) {
    case 'declare':
      return declare(context, request, command);
    case 'log':
      return log(context, request, command.text);
    case 'status':
    case 'sev':
    case 'title':
    case 'role':
    case 'join':
    case 'leave':
    case 'handoff':
    case 'reopen':
    case 'cancel':
    case 'merge':
    case 'draft':
      return change(context, request, command);
    case 'impact':
    case 'why':
    case 'cause':
    case 'well':
    case 'wrong':
    case 'lucky':
    case 'lesson':
    case 'metric':
    case 'comms':
    case 'review':
    case 'approve':
    case 'publish':
    case 'skip':
    case 'meeting':
      return postmortem(context, request, command);
    case 'export':
      return exportFile(context, request, command.format);
    case 'action':
      return action(context, request, command.action);
    case 'resolve':
      return resolve(context, request, command);
    case 'timeline':
    case 'list':
    case 'show':
    case 'mine':
    case 'help':
    case 'doctor':
      return query(context, request, command);
    default:
      return command satisfies never;
  }
}
