import type { ActTarget } from '../../app/access/barred.ts';
import { LimitMet } from '../../app/ports/offload.ts';
import { StoreFault } from '../../app/ports/store-fault.ts';
import { offersFor } from '../../domain/incident/verbs/offers.ts';
import {
  type CommandOf,
  type CommandReading,
  type ParsedCommand,
  type RunnableVerb,
  readCommand,
} from '../../domain/incident/verbs/read-command.ts';
import type { CommandOptions } from '../../domain/incident/verbs/verb-row.ts';
import { VERBS } from '../../domain/incident/verbs/verbs.ts';
import { helpView } from '../views/help.ts';
import { notConfirmedView, notSavedView, unexpectedView } from '../views/not-saved.ts';
import { tooHeavy } from '../words/faults.ts';
import { offerLabel } from '../words/offers.ts';
import { unknownVerb, usageText } from '../words/usage.ts';
import { actOfCommand } from './acts.ts';
import { type Answer, type AnswerOutcome, type Said, say, sayText } from './answer.ts';
import { answerOnce } from './answer-once.ts';
import { channelHome } from './channel-home.ts';
import { givenBack, withLine } from './give-back.ts';
import type { ListenerContext } from './listener-context.ts';
import { offerIncident } from './offer-incident.ts';
import { offerPeople } from './offer-people.ts';
import type { UserRequest } from './request.ts';
import { HANDLERS } from './verbs/handlers.ts';
import { refusedBy } from './who-may.ts';
import { type Offer, withOffers } from './with-offers.ts';

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
  const options = { ...policy, me: request.user };
  const reading = readCommand(request.text, options);
  switch (reading.kind) {
    case 'empty':
      return { verb: 'home', answer: await runHome(context, request) };
    case 'unknown': {
      const offers = offered(reading, request, options);
      const words = unknownVerb(reading, offers.length > 0, command);
      const answer = withLine(sayText(words, 'unknown'), context, request);
      return { verb: 'unknown', answer: await withOffers(context, request, { answer, offers }) };
    }
    case 'usage': {
      const people = await offerPeople(context, request, reading);
      const named = await offerIncident(context, request, { misuse: reading, options });
      const offers = people.length > 0 ? people : [...named, ...offered(reading, request, options)];
      const words = usageText(reading, { command, roles, offered: offers.length > 0 });
      const answer = withLine(sayText(words, 'usage'), context, request);
      return { verb: reading.verb, answer: await withOffers(context, request, { answer, offers }) };
    }
    case 'command': {
      const { verb } = reading.command;
      const target = { incident: request.incident, ...itemOf(reading.command), channel: request.channel };
      const barred = await mayRun(context, request, { command: reading.command, target });
      if (barred)
        return { verb, answer: await givenBack(context, request, { answer: barred, of: reading.command }) };
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

/** What the line may mean, and what the buttons for it say. */
function offered(reading: CommandReading, { text }: UserRequest, options: CommandOptions): readonly Offer[] {
  return offersFor(reading, text, options).map((line) => ({ line, label: offerLabel(line, options) }));
}

/** The item that a command is about, whose incident may be another one than the channel's. */
function itemOf(command: ParsedCommand): { readonly action?: number } {
  return command.verb === 'action' && 'number' in command.action ? { action: command.action.number } : {};
}

/** What to say to whom may not do this; where the store does not answer, the command itself says so. */
async function mayRun(
  context: ListenerContext,
  request: UserRequest,
  { command, target }: { readonly command: ParsedCommand; readonly target: ActTarget },
): Promise<Said | undefined> {
  try {
    const words = await refusedBy(context, request, { act: actOfCommand(command), target });
    return words === undefined ? undefined : sayText(words, 'refused');
  } catch (error) {
    if (error instanceof StoreFault) return undefined;
    throw error;
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
