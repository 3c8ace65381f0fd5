import type { PostTag, PostTarget } from '../../app/ports/post.ts';
import { refusedWith, SlackFault } from '../../app/ports/slack-fault.ts';
import type { SlackClients } from '../client-factory.ts';
import type { Message } from '../views/blocks.ts';
import { EFFECT_EVENT, postedBefore } from './posted-before.ts';

/** The message can no longer be edited. */
const NOT_EDITABLE = ['message_not_found', 'cant_update_message', 'edit_window_closed'];

type Calls = Pick<SlackClients, 'call' | 'notes'>;

/** Has a message say this: edits it if it was posted, posts it if not. Returns its ts. */
export async function show(slack: Calls, where: PostTarget, message: Message): Promise<string> {
  const { ts } = where;
  return ts !== undefined && (await edit(slack, { ...where, ts }, message))
    ? ts
    : postOnce(slack, where, message);
}

/** Edits a message that was posted; `false` when it can no longer be edited. */
export async function edit(
  slack: Calls,
  {
    team,
    channel,
    ts,
    tag,
  }: Pick<PostTarget, 'team' | 'channel'> & {
    readonly ts: string;
    readonly tag?: PostTag;
  },
  message: Message,
): Promise<boolean> {
  try {
    await slack.call(team, 'chat.update', async (client) => {
      await tag?.hold?.();
      return client.chat.update({ channel, ts, ...message });
    });
    return true;
  } catch (error) {
    if (!refusedWith(error, ...NOT_EDITABLE)) throw error;
    return false;
  }
}

function replyTo(under: PostTarget['under']) {
  if (under === undefined) return {};
  const { ts: thread_ts, everybody } = under;
  return everybody ? ({ thread_ts, reply_broadcast: true } as const) : { thread_ts };
}

/** What is posted as a reply, alone where somebody deleted the message that it is a reply to. Returns its ts. */
export async function underOrAlone(slack: Calls, where: PostTarget, message: Message): Promise<string> {
  try {
    return await show(slack, where, message);
  } catch (error) {
    if (where.under === undefined || !refusedWith(error, ...NO_THREAD)) throw error;
    const { under: _, ...alone } = where;
    return show(slack, alone, message);
  }
}

/** Slack's words for a message that takes no replies (any more). */
const NO_THREAD = ['thread_not_found', 'cannot_reply_to_message', 'message_not_found'];

/** Posts a message that carries its effect; where an earlier try may have posted it, that one is looked for first. */
export async function postOnce(
  slack: Calls,
  where: Pick<PostTarget, 'team' | 'channel' | 'tag' | 'under'>,
  message: Message,
): Promise<string> {
  const { team, channel, tag, under } = where;
  const before = await postedBefore(slack, where);
  if (before !== undefined) return before;
  const post = () =>
    slack.call(team, 'chat.postMessage', async (client) => {
      await tag.hold?.();
      return client.chat.postMessage({
        channel,
        ...message,
        unfurl_links: false,
        unfurl_media: false,
        ...replyTo(under),
        metadata: { event_type: EFFECT_EVENT, event_payload: { effect: tag.effect } },
      });
    });
  const { ts } = await joiningFirst(slack, { team, channel }, post);
  if (ts === undefined) throw new SlackFault({ kind: 'doubt', why: 'chat.postMessage did not give a ts' });
  return ts;
}

/** A public channel that Scribe is not in is joined first; if it cannot be, the original refusal is thrown. */
async function joiningFirst<T>(
  slack: Calls,
  { team, channel }: Pick<PostTarget, 'team' | 'channel'>,
  post: () => Promise<T>,
): Promise<T> {
  try {
    return await post();
  } catch (error) {
    if (!refusedWith(error, 'not_in_channel')) throw error;
    try {
      await slack.call(team, 'conversations.join', (client) => client.conversations.join({ channel }));
    } catch (fault) {
      throw fault instanceof SlackFault && fault.trouble.kind === 'refused' ? error : fault;
    }
    return post();
  }
}
