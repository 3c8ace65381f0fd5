/** Turns what the app answers to a command, or posts to a response_url, into messages. */
import { z } from 'zod';
import { edit, post, postEphemeral, remove } from '../actions/posting.ts';
import { postedText } from '../mrkdwn.ts';
import { SlackError } from '../slack-error.ts';
import type { SlackMessage } from '../state/records.ts';
import type { ResponseUrlUse } from '../state/response-urls.ts';
import type { Slack } from '../state/slack.ts';
import { checkBlocks } from '../validation/blocks.ts';

const LONGEST_TEXT = 40_000;

const schema = z.looseObject({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  attachments: z.array(z.unknown()).optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
  thread_ts: z.string().optional(),
});

/** Carries out the answer. Throws `invalid_payload`, `no_text`, `invalid_blocks`, `msg_too_long`. */
export function respond(slack: Slack, use: ResponseUrlUse, answer: unknown): SlackMessage | undefined {
  const team = slack.teams.get(use.teamId);
  const channel = team?.channels.get(use.channel);
  if (team === undefined || channel === undefined) throw new SlackError('channel_not_found');
  const parsed = schema.safeParse(typeof answer === 'string' ? { text: answer } : answer);
  if (!parsed.success) throw new SlackError('invalid_payload');
  const { data } = parsed;
  const context = { slack, team, channel };
  const original = use.original === undefined ? undefined : findOriginal(slack, use);
  if (data.delete_original === true) {
    if (original === undefined) throw new SlackError('message_not_found');
    if (use.original?.ephemeral) {
      const home = slack.homeOf(use.user) ?? team;
      home.ephemerals = home.ephemerals.filter((it) => it !== original);
    } else remove({ ...context, message: original });
    slack.changes.notify();
    return undefined;
  }
  const content = readContent(data, team.unknownBlocks);
  if (data.replace_original === true && original !== undefined) {
    if (!use.original?.ephemeral)
      return edit({ ...context, message: original }, { by: team.botUserId, ...content });
    delete original.blocks;
    Object.assign(original, content);
    slack.changes.notify();
    return original;
  }
  const message = { user: team.botUserId, threadTs: data.thread_ts ?? use.threadTs, ...content };
  if (data.response_type === 'in_channel') return post(context, message);
  const ephemeral = postEphemeral(context, use.user, message);
  use.original ??= { ts: ephemeral.ts, ephemeral: true };
  return ephemeral;
}

function readContent(data: z.infer<typeof schema>, unknown: ReadonlySet<string>) {
  const blocks = data.blocks === undefined ? undefined : checkBlocks(data.blocks, 'message', unknown);
  const text = data.text ?? '';
  if (text === '' && (blocks ?? []).length === 0 && data.attachments === undefined)
    throw new SlackError('no_text');
  if (text.length > LONGEST_TEXT) throw new SlackError('msg_too_long');
  return {
    text: postedText(text),
    ...(blocks !== undefined && { blocks }),
    ...(data.attachments && { attachments: data.attachments }),
  };
}

function findOriginal(slack: Slack, use: ResponseUrlUse): SlackMessage | undefined {
  const team = slack.teams.get(use.teamId);
  if (team === undefined || use.original === undefined) return undefined;
  const channel = team.channels.get(use.channel);
  const { ts, ephemeral } = use.original;
  if (!ephemeral) return channel && team.message(channel, ts);
  return (slack.homeOf(use.user) ?? team).ephemeral(use.channel, ts);
}
