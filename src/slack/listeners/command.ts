import type { App as BoltApp } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { showHome } from '../../app/home/show-home.ts';
import { postToResponseUrl } from '../outbound/response-url.ts';
import { translateError } from '../translate-error.ts';
import type { Forms, Message } from '../views/blocks.ts';
import { notConfirmedView } from '../views/not-saved.ts';
import { answerView } from '../views/plain-answer.ts';
import { type Answer, type Said, say } from './answer.ts';
import { holdLong } from './hold-long.ts';
import { arrivedAt, inTime, timeLeft } from './in-time.ts';
import { installedTeam } from './installed-team.ts';
import type { ListenerContext } from './listener-context.ts';
import { type ModalOpener, openModal } from './open-modal.ts';
import { requestOfCommand, type UserRequest } from './request.ts';
import { type Answered, runCommand } from './run-command.ts';

/**
 * Answers the slash command, in the acknowledgement itself: one round trip, and it cannot get lost on its own. As
 * middleware it runs before Bolt asks every listener in turn, which costs as much as the rest of an entry.
 */
export function listenToCommand(bolt: BoltApp, context: ListenerContext): void {
  bolt.use(async ({ client, next, ...args }) => {
    if (!('command' in args) || args.command?.command !== context.command) return next();
    const { command, ack } = args;
    const began = arrivedAt(args.body);
    const request = requestOfCommand(command, installedTeam(args));
    // The command goes on under the same id where it is late.
    const running = runCommand(context, request);
    const answered = await inTime<Answered, 'late'>(context, { running, began }, 'late');
    const { verb, answer } = answered === 'late' ? lateAnswer(context, request) : answered;
    const opener = { client, triggerId: command.trigger_id, within: timeLeft(began) };
    await ack(await acknowledgement(context, answer, { request, opener }));
    context.meter.command(verb, answer.outcome, performance.now() - began);
  });
}

/** Nobody knows yet what comes of it: the person has the text back, and can send it again. */
function lateAnswer(context: ListenerContext, { id, text }: UserRequest): Answered {
  const lost = { id, text };
  context.background(holdLong(context, lost));
  return { verb: 'late', answer: say(notConfirmedView(lost), 'not confirmed') };
}

/** The body of the acknowledgement: a text for the person alone, or nothing where they have the answer already. */
async function acknowledgement(
  context: ListenerContext,
  answer: Answer,
  { request, opener }: { readonly request: UserRequest; readonly opener: ModalOpener },
) {
  switch (answer.kind) {
    case 'say': {
      const message = await saidFirst(context, answer, { request, within: opener.within ?? 0 });
      return message && { response_type: 'ephemeral' as const, ...message };
    }
    case 'update':
    case 'open': {
      const words = await openModal(context, opener, answer.view);
      return words === undefined ? undefined : { response_type: 'ephemeral' as const, ...answerView(words) };
    }
    default:
      return answer satisfies never;
  }
}

/**
 * What the acknowledgement says. Slack tells nobody what became of the blocks in one, so newer ones of which nothing is known
 * in this workspace go to the response address first, and the acknowledgement says nothing. Where they fail after that,
 * the simplest form follows them there. Exported for tests.
 */
export async function saidFirst(
  context: Pick<ListenerContext, 'newerBlocks' | 'background'>,
  answer: Said,
  {
    request: { team, responseUrl },
    within,
  }: { readonly request: Pick<UserRequest, 'team' | 'responseUrl'>; readonly within: number },
): Promise<Message | undefined> {
  const forms = formsOf(answer);
  const last = forms.at(-1) ?? answer.message;
  if (forms.length === 1) return last;
  const { form, sure } = context.newerBlocks.best(team, forms);
  if (sure) return form;
  if (responseUrl === undefined) return last;
  const sending = context.newerBlocks
    .send(team, forms, (message) => postToResponseUrl(responseUrl, message))
    .then(
      () => undefined,
      // It may have been shown; twice is better than not at all.
      () => last,
    );
  const shown = await Promise.race([sending, waitFor(within)]);
  if (shown !== 'late') return shown;
  context.background(sending.then((left) => left && postToResponseUrl(responseUrl, left)));
  return undefined;
}

function waitFor(ms: number): Promise<'late'> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('late'), ms).unref();
  });
}

function formsOf({ message, simpler = [] }: Said): Forms {
  return [message, ...simpler];
}

/** Who clicked, and how they are answered; `respond` is missing where Slack gave no response_url. */
interface Clicked {
  readonly request: Pick<UserRequest, 'team' | 'triggerId' | 'responseUrl' | 'channel' | 'user'>;
  readonly client: WebClient;
  readonly respond: ((message: object) => Promise<unknown>) | undefined;
  /** The modal that holds the button. */
  readonly viewId?: string | undefined;
  /** The button is in the home tab, which has no place for an answer but itself. */
  readonly inHome?: boolean;
}

/** Answers a click: by its response_url, or as a modal. */
export async function deliver(context: ListenerContext, answer: Answer, to: Clicked): Promise<void> {
  if (answer.kind === 'say') {
    context.background(to.inHome ? tellInHome(context, answer, to) : tellBest(context, answer, to));
    return;
  }
  if (answer.kind === 'update' && to.viewId !== undefined) {
    context.background(to.client.views.update({ view_id: to.viewId, view: answer.view }));
    return;
  }
  const words = await openModal(context, { client: to.client, triggerId: to.request.triggerId }, answer.view);
  if (words !== undefined) context.background(tell(to, answerView(words), false));
}

/** The home tab shows what is so now, and above it what came of the button. */
async function tellInHome(
  { app }: ListenerContext,
  { message }: Said,
  { request: { team, user } }: Clicked,
): Promise<void> {
  await showHome(app, { team, user, notice: message.text }, { ifChanged: false });
}

/** In the newest blocks that the workspace takes. */
async function tellBest(context: ListenerContext, answer: Said, to: Clicked): Promise<void> {
  const forms = formsOf(answer);
  const { replace = false } = answer;
  const { team, responseUrl } = to.request;
  if (forms.length === 1) return tell(to, answer.message, replace);
  await context.newerBlocks.send(team, forms, async (form) => {
    if (responseUrl !== undefined) return postToResponseUrl(responseUrl, form, { replace });
    try {
      await tell({ ...to, respond: undefined }, form, replace);
    } catch (error) {
      throw translateError(error, 'chat.postEphemeral');
    }
  });
}

async function tell(
  { request, client, respond }: Clicked,
  message: Message,
  replace: boolean,
): Promise<void> {
  if (respond) {
    await respond({ response_type: 'ephemeral', replace_original: replace, ...message });
    return;
  }
  await client.chat.postEphemeral({ channel: request.channel, user: request.user, ...message });
}
