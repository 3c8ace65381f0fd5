/** Carries out what a person does in the page. */
import { z } from 'zod';
import type { PageAct, PageAnswer, PageAnswerBody, PageTarget } from '../../page-acts.ts';
import type { Outcome } from '../interactions/outcome.ts';
import type { Submitted } from '../interactions/submissions.ts';
import { SimulatedUser } from '../people/simulated-user.ts';
import type { Target } from '../people/visibility.ts';
import { SlackError } from '../slack-error.ts';
import type { TeamContext } from '../state/context.ts';

const shape = z.looseObject({ user: z.string(), kind: z.string() });

/** Carries out an act of the page. Throws {@link SlackError} for what Slack refuses. */
export async function act(context: TeamContext, raw: unknown): Promise<PageAnswer> {
  const { slack, team } = context;
  const parsed = shape.safeParse(raw);
  const user = parsed.success ? team.user(parsed.data.user) : undefined;
  if (!parsed.success || user === undefined) throw new SlackError('user_not_found');
  // The page is compiled against the same types; anything else ends in the default below.
  const what = raw as PageAct;
  const person = new SimulatedUser(context, user);
  switch (what.kind) {
    case 'click':
    case 'select':
    case 'suggest':
    case 'submitView':
    case 'closeView':
    case 'shortcut':
    case 'messageShortcut':
    case 'command':
      return await interact(person, what);
    case 'createChannel':
    case 'joinChannel':
    case 'leaveChannel':
    case 'archiveChannel':
    case 'renameChannel':
    case 'setTopic':
    case 'invite':
    case 'openDm':
      return actOnChannel(person, what);
    case 'moveClock':
      await slack.clock.advance(what.ms);
      return { ok: true };
    case 'openHome':
      person.openHome();
      return { ok: true };
    case 'dismiss':
      team.ephemerals = team.ephemerals.filter((it) => it.ts !== what.ts || it.to !== person.id);
      break;
    case 'dismissNotice':
      team.notices = team.notices.filter((it) => it.id !== what.noticeId || it.user !== person.id);
      break;
    default:
      return actOnMessage(person, what);
  }
  slack.changes.notify();
  return { ok: true };
}

type Of<K extends PageAct['kind']> = Extract<PageAct, { kind: K }>;

async function interact(
  person: SimulatedUser,
  what: Of<
    'click' | 'select' | 'suggest' | 'submitView' | 'closeView' | 'shortcut' | 'messageShortcut' | 'command'
  >,
): Promise<PageAnswer> {
  switch (what.kind) {
    case 'command':
      return answerOf(await person.command(what.channel, what.command, what.text));
    case 'click':
    case 'select': {
      const inputs = what.state === undefined ? {} : { inputs: what.state };
      const options = { ...what.choice, blockId: what.blockId, ...inputs };
      return answerOf(await person.click(target(what.target), what.actionId, options));
    }
    case 'suggest': {
      const outcome = await person.suggest(target(what.target), what.actionId, what);
      return outcome.ok ? { ok: true, answer: outcome.body as PageAnswerBody } : answerOf(outcome);
    }
    case 'submitView':
      return answerOf(await person.submitInputs(what.viewId, what.state));
    case 'closeView':
      await person.closeView({ id: what.viewId }, { all: what.all === true });
      return { ok: true };
    case 'shortcut':
      return answerOf(await person.shortcut(what.callbackId));
    case 'messageShortcut':
      return answerOf(await person.messageShortcut(what.callbackId, what.channel, what.ts));
    default:
      return what satisfies never;
  }
}

function actOnChannel(
  person: SimulatedUser,
  what: Of<
    | 'createChannel'
    | 'joinChannel'
    | 'leaveChannel'
    | 'archiveChannel'
    | 'renameChannel'
    | 'setTopic'
    | 'invite'
    | 'openDm'
  >,
): PageAnswer {
  switch (what.kind) {
    case 'createChannel':
      return {
        ok: true,
        answer: { channel: person.createChannel(what.name, { private: what.isPrivate }).id },
      };
    case 'openDm':
      return { ok: true, answer: { channel: person.openDm(what.with).id } };
    case 'joinChannel':
      person.join(what.channel);
      break;
    case 'leaveChannel':
      person.leave(what.channel);
      break;
    case 'archiveChannel':
      person.archive(what.channel);
      break;
    case 'renameChannel':
      person.rename(what.channel, what.name);
      break;
    case 'setTopic':
      person.setTopic(what.channel, what.topic);
      break;
    case 'invite':
      for (const user of what.users) person.invite(what.channel, user);
      break;
    default:
      return what satisfies never;
  }
  return { ok: true };
}

function actOnMessage(
  person: SimulatedUser,
  what: Of<'send' | 'react' | 'unreact' | 'editMessage' | 'deleteMessage' | 'pin' | 'unpin' | 'upload'>,
): PageAnswer {
  switch (what.kind) {
    case 'send': {
      const thread = what.threadTs === undefined ? {} : { threadTs: what.threadTs };
      const message = person.say(what.channel, what.text, { ...thread, broadcast: what.broadcast === true });
      return { ok: true, answer: { channel: what.channel, ts: message.ts } };
    }
    case 'upload': {
      const { text, threadTs } = what;
      const options = { ...(text !== undefined && { text }), ...(threadTs !== undefined && { threadTs }) };
      const file = { name: what.name, bytes: Buffer.from(what.base64, 'base64') };
      person.upload(what.channel, file, options);
      break;
    }
    case 'react':
    case 'unreact':
      person[what.kind](what.channel, what.ts, what.name);
      break;
    case 'pin':
    case 'unpin':
      person[what.kind](what.channel, what.ts);
      break;
    case 'editMessage':
      person.edit(what.channel, what.ts, what.text);
      break;
    case 'deleteMessage':
      person.remove(what.channel, what.ts);
      break;
    default:
      throw new SlackError('unknown_act', { message: `The page sent "${String((what as PageAct).kind)}".` });
  }
  return { ok: true };
}

function target(it: PageTarget): Target {
  return it.in === 'view' ? { id: it.viewId } : { channel: it.channel, ts: it.ts };
}

function answerOf(outcome: Outcome | Submitted): PageAnswer {
  if (outcome.ok) return { ok: true };
  const errors = 'errors' in outcome && outcome.errors !== undefined ? { errors: outcome.errors } : {};
  return { ok: false, error: outcome.error ?? 'failed', ...errors };
}
