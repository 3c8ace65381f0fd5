import type { Notice } from '../../domain/effect.ts';
import { publicNow } from './channels.ts';
import { channelLink, literal, oneLine, person } from './escape.ts';
import { roleName } from './names.ts';
import { secretTaken } from './secrets.ts';
import { when } from './times.ts';

/** What a person is told: what is missing and who can mend it, why something was not done, or where an entry stands. */
export function noticeText(notice: Notice, now: Date): string {
  switch (notice.code) {
    case 'refused':
      return `${notice.incident}: ${refusedWords(notice.what, notice.error, notice.needed)} Everything else goes on.`;
    case 'role':
      return roleNotice(notice);
    case 'fault':
      return `${notice.incident}: Scribe could not ${taskWords(notice.what)} yet, because of a fault of its own. It keeps trying, and everything else goes on. Whoever runs Scribe finds the fault with \`scribe effects\`.`;
    case 'secret':
      return secretTaken(notice);
    case 'channel-closed':
      return `${notice.incident}: ${channelClosed(notice.what)}`;
    case 'channel-public':
      return `${notice.incident}: ${person(notice.by)} made its channel public. ${publicNow()}`;
    case 'own-message':
      return `${notice.incident}: that message is Scribe's own, so it is no entry: what it shows is in the record already. \`log\` adds what you want to say; Slack's own pin keeps the message at hand.`;
    case 'time-reread': {
      const at = when(notice.at, { zone: notice.zone, now }, 'seconds');
      return `${notice.incident}: “${literal(notice.said)}” was read as UTC while your time zone was not known. It is ${literal(notice.zone)}, so the entry is now at ${at}: ${oneLine(notice.text)}`;
    }
    case 'time-not-reread': {
      const at = when(notice.at, { zone: notice.zone, now }, 'seconds');
      return `${notice.incident}: “${literal(notice.said)}” was read as UTC while your time zone was not known. It is ${literal(notice.zone)}, and there that time had not come yet, so the entry stays at ${at}. Edit changes it: ${oneLine(notice.text)}`;
    }
    default:
      return notice satisfies never;
  }
}

/** What somebody has to do now comes first, with the way there. */
function roleNotice({ role, by, incident, title, channel, now }: Extract<Notice, { code: 'role' }>): string {
  const where = channel === undefined ? '' : `, in ${channelLink(channel)}`;
  const name = `${incident} · ${literal(title)}`;
  if (now === 'held')
    return `*You are the ${roleName(role)} for ${name}*${where}. ${person(by)} gave you the role.`;
  if (now === 'over') return `No action needed: ${name} is over. You were the ${roleName(role)}.`;
  const who = now.holder === undefined ? 'Nobody' : person(now.holder);
  return `No action needed: ${who} is now the ${roleName(role)} for ${name}.`;
}

function channelClosed(what: Extract<Notice, { code: 'channel-closed' }>['what']): string {
  switch (what) {
    case 'archived':
      return 'its channel was archived while the incident is active. Nothing more is recorded there until somebody unarchives it in Slack.';
    case 'deleted':
      return 'its channel was deleted while the incident is active. The record stays; commands with its key still work elsewhere.';
    case 'scribe-out':
      return 'Scribe was removed from its channel while the incident is active. Nothing said there is recorded until somebody invites Scribe again.';
    default:
      return what satisfies never;
  }
}

/** After the button under a note about a refusal. */
export function triesAgain(incident: string): string {
  return `${incident}: Scribe is trying again. If Slack still refuses, you are told here.`;
}

/** `Scribe may not pin messages: the scope pins:write is missing. …` */
export function refusedWords(what: string, error: string, needed: string | undefined): string {
  const able = UNABLE.has(error) ? 'could' : 'may';
  return `Scribe ${able} not ${taskWords(what)}: ${elsewhere(what, error) ?? reason(error, needed)}`;
}

function taskWords(what: string): string {
  return TASKS[what] ?? 'do this';
}

/** What nobody forbids, and does not come about all the same. */
const UNABLE = new Set([
  'takes_too_long',
  'takes_too_much_memory',
  'canvas_creation_failed',
  'canvas_tab_creation_failed',
  'canvas_editing_failed',
]);

/** Channels for announcements are configured: where one is not there, inviting Scribe helps nobody. */
function elsewhere(what: string, error: string): string | undefined {
  if (what !== 'announcement' && what !== 'announced-news') return undefined;
  switch (error) {
    case 'channel_not_found':
      return 'a channel for announcements (SCRIBE_ANNOUNCE_CHANNEL, or a rule of `announce`) does not exist, or is private without Scribe in it. Whoever runs Scribe can name another; a private one takes an invitation: `/invite @Scribe`.';
    case 'is_archived':
      return 'a channel for announcements (SCRIBE_ANNOUNCE_CHANNEL, or a rule of `announce`) is archived. Unarchive it, or whoever runs Scribe can name another.';
    default:
      return undefined;
  }
}

/** Kinds of effects in plain words. */
const TASKS: Readonly<Record<string, string>> = {
  channel: "make the incident's channel",
  point: 'answer the command',
  invite: 'invite people',
  'work-notes': 'open the canvas for work notes',
  'invite-by-rule': 'invite everybody whom the configuration names',
  'plan-items': 'plan the reminders of its action items anew',
  members: 'see who is in the channel',
  'early-messages': 'read what was said in the channel at first',
  topic: 'set the topic',
  card: 'post the incident card',
  announcement: 'post the announcement',
  news: 'post the status',
  'announced-news': 'post the status in the announcements channel',
  entry: 'write an entry',
  move: 'move entries',
  thread: 'read the thread',
  draft: 'deliver the draft',
  export: 'put the file into the channel',
  echo: 'show entries in the channel',
  'echo-edit': 'correct the line in the channel',
  receipt: 'add its reaction',
  'action-line': 'show the action item',
  remind: 'send reminders',
  digest: 'send reminders',
  'tell-owner': 'tell the owner',
  'ask-move': 'ask about a moved date',
  'ask-helped': 'ask whether it helped',
  weekly: 'sum up the week',
  'tell-move': 'tell of a date that was set back',
  'tell-holder': 'tell those who have the item',
  'tell-role': 'tell who has a role',
  nudge: 'remind of what is missing',
  reminded: 'bring reminders up to date',
  fetch: 'read older messages',
  pin: 'pin messages',
  canvas: 'write canvases',
  overview: 'show where the postmortem stands',
  'ask-review': 'ask the approver',
  status: 'write where the postmortem stands',
  'share-document': 'share the postmortem as a file',
  'tell-review': 'tell what came of the review',
  publication: 'tell of the published postmortem',
  meeting: 'post the agenda of the review meeting',
  'remind-postmortem': 'remind of the postmortem',
  'archive-channel': 'archive the channel',
  file: 'upload files',
  picture: 'upload the picture of the timeline',
  'reread-time': 'read where people are',
  tell: 'write to you',
};

function reason(error: string, needed: string | undefined): string {
  switch (error) {
    case 'missing_scope':
      return `the scope ${needed ?? '(Slack did not say which)'} is missing. Someone who manages apps can add it and reinstall.`;
    case 'unknown_method':
      return 'this Slack does not know the method. The workspace or its plan lacks the feature.';
    case 'not_allowed_token_type':
    case 'invalid_auth':
    case 'not_authed':
    case 'token_revoked':
    case 'token_expired':
    case 'account_inactive':
      return 'Slack does not accept its token. Someone who manages apps can reinstall it.';
    case 'is_archived':
      return 'the channel is archived. Unarchive it to go on there.';
    case 'not_in_channel':
    case 'channel_not_found':
      return 'it is not in the channel. Invite it: `/invite @Scribe`.';
    case 'restricted_action':
    case 'restricted_action_read_only_channel':
    case 'restricted_action_thread_only_channel':
    case 'restricted_action_non_threadable_channel':
    case 'access_denied':
    case 'user_is_restricted':
    case 'team_access_not_granted':
      return "the workspace's settings do not allow it. A workspace admin can change them.";
    case 'canvas_disabled_user_team':
    case 'free_teams_cannot_create_standalone_canvases':
    case 'free_teams_cannot_create_non_tabbed_canvases':
    case 'free_team_canvas_tab_already_exists':
      return 'the plan of this workspace does not allow it. The file has the whole draft.';
    case 'takes_too_long':
      return 'the record is so large that it takes longer than one task may. `export csv` is the lightest file with every entry.';
    case 'takes_too_much_memory':
      return 'the record is so large that it takes more memory than one task may. `export csv` is the lightest file with every entry.';
    case 'name_taken':
      return 'every name for it is taken. Rename old channels, archived ones too.';
    case 'canvas_creation_failed':
    case 'canvas_tab_creation_failed':
    case 'canvas_editing_failed':
      return 'Slack fails to make it. The file has the whole draft, and Draft again tries once more.';
    case 'too_many_pins':
      return 'the channel has too many pins. Remove one.';
    case 'cannot_dm_bot':
    case 'user_disabled':
    case 'user_not_found':
      return 'the person cannot be reached: a bot, or deactivated.';
    default:
      return `Slack refuses with \`${error}\`. \`doctor\` may say more.`;
  }
}
