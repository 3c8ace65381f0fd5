import { LimitMet } from '../../app/ports/offload.ts';
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
import { tooHeavy } from '../words/faults.ts';
import { unknownVerb, usageText } from '../words/usage.ts';
import { type Answer, type AnswerOutcome, say, sayText } from './answer.ts';
import { answerOnce } from './answer-once.ts';
import { channelHome } from './channel-home.ts';
import { givenBack, withLine } from './give-back.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';
import { HANDLERS } from './verbs/handlers.ts';

/** The verb, for the metrics, and the answer. */
export interface Answered {
  readonly verb: string;
  readonly answer: Answer;
}

/** Reads a command and carries it out. What it does not take is given back: nothing a person typed is lost. */
export async function runCommand(context: ListenerContext, request: UserRequest): Promise<Answered> {
  const { command } = context;
  const { policy } = context.app;
  const { roles } = policy;
  const reading = readCommand(request.text, policy);
  switch (reading.kind) {
    case 'empty':
      return { verb: 'home', answer: await runHome(context, request) };
    case 'unknown': {
      const words = unknownVerb(reading.said, reading.nearest, command);
      return { verb: 'unknown', answer: withLine(sayText(words, 'unknown'), context, request) };
    }
    case 'usage': {
      const words = usageText(reading, command, roles);
      return { verb: reading.verb, answer: withLine(sayText(words, 'usage'), context, request) };
    }
    case 'command': {
      const { verb } = reading.command;
      const answer = await runSafely(context, request, reading.command);
      if (answer.kind !== 'say') return { verb, answer };
      return { verb, answer: await givenBack(context, request, { answer, of: reading.command }) };
    }
    default:
      return reading satisfies never;
  }
}

/** The command alone; where the database does not answer, the help, which needs none. */
async function runHome(context: ListenerContext, request: UserRequest): Promise<Answer> {
  try {
    return await channelHome(context, request);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return say(helpView(context.command));
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
      context.app.journal.warn({ verb: command.verb, certain: error.certain, error }, 'not saved');
      return error.certain && !request.inDoubt
        ? say(notSavedView(lost), 'not saved')
        : say(notConfirmedView(lost), 'not confirmed');
    }
    if (error instanceof LimitMet) return sayText(tooHeavy(context.command), 'refused');
    context.app.journal.warn({ verb: command.verb, command: request.id, error }, 'command failed');
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
