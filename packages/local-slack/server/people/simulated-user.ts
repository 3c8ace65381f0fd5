import type { PageChoice, PageInputs } from '../../page-acts.ts';
import {
  archiveChannel,
  convertChannel,
  createChannel,
  deleteChannel,
  describeChannel,
  renameChannel,
  unarchiveChannel,
} from '../actions/channel-lifecycle.ts';
import { join, leave, openDirect } from '../actions/membership.ts';
import { edit, post, remove } from '../actions/posting.ts';
import { addReaction, pin, removeReaction, unpin } from '../actions/reactions-and-pins.ts';
import { emit } from '../delivery/events.ts';
import { click, suggest } from '../interactions/clicks.ts';
import { type CommandAnswer, runCommand } from '../interactions/commands.ts';
import { stateOf, withInputs } from '../interactions/find-elements.ts';
import type { Outcome } from '../interactions/outcome.ts';
import { viewOutput } from '../interactions/payload-parts.ts';
import { runShortcut } from '../interactions/shortcuts.ts';
import { closeView, type Submitted, submit } from '../interactions/submissions.ts';
import { typedText } from '../mrkdwn.ts';
import { SlackError } from '../slack-error.ts';
import type { ChannelContext, TeamContext } from '../state/context.ts';
import type { ChannelRecord, SlackFile, SlackMessage, UserRecord } from '../state/records.ts';
import { type Entries, filledIn } from './filled-in.ts';
import { deleteFile, uploadFile } from './own-files.ts';
import { type Target, Visibility } from './visibility.ts';

export interface ClickOptions extends PageChoice {
  readonly blockId?: string;
  /** The other inputs of the view or message as they are now. */
  readonly inputs?: PageInputs;
}

/** A person of the workspace, for a test or the page to act as. Throws {@link SlackError}s with Slack's error codes. */
export class SimulatedUser {
  readonly #context: TeamContext;
  readonly #user: UserRecord;
  readonly #visibility: Visibility;

  constructor(context: TeamContext, user: UserRecord) {
    this.#context = context;
    this.#user = user;
    this.#visibility = new Visibility(context, user);
  }

  get id(): string {
    return this.#user.id;
  }

  get name(): string {
    return this.#user.name;
  }

  get tz(): string {
    return this.#user.tz;
  }

  /** Types and sends: a line that starts with one of the app's commands is that command, else a message. */
  async type(
    channel: string,
    text: string,
    options: { threadTs?: string; broadcast?: boolean } = {},
  ): Promise<CommandAnswer | SlackMessage> {
    const [, command, rest] = /^(\/\S+)(?:\s+([\s\S]*))?$/.exec(text) ?? [];
    if (command === undefined) return this.say(channel, text, options);
    if (options.threadTs !== undefined) {
      const message = `${command} is not supported in threads. Sorry!`;
      throw new SlackError('command_in_thread', { message });
    }
    return await this.command(channel, command, rest ?? '');
  }

  /** Posts a message; `@name` and `#name` become references. */
  say(
    channel: string,
    text: string,
    { threadTs, broadcast }: { threadTs?: string; broadcast?: boolean } = {},
  ): SlackMessage {
    const context = this.#joined(channel);
    if (text.trim() === '') throw new SlackError('no_text');
    return post(context, {
      user: this.id,
      text: typedText(this.#team, text),
      threadTs,
      broadcast,
    });
  }

  reply(channel: string, threadTs: string, text: string): SlackMessage {
    return this.say(channel, text, { threadTs });
  }

  /** Runs a slash command; resolves when the app has answered or its three seconds are over. */
  async command(channel: string, command: string, text = ''): Promise<CommandAnswer> {
    return await runCommand(this.#context, {
      user: this.#user,
      channel: this.#visibility.channel(channel),
      command,
      text,
    });
  }

  /** Presses a button, or chooses in a menu or picker. */
  async click(
    target: Target,
    actionId: string,
    { blockId, inputs, ...choice }: ClickOptions = {},
  ): Promise<Outcome> {
    return await click(this.#context, {
      user: this.#user,
      place: this.#visibility.place(target),
      actionId,
      blockId,
      choice,
      inputs,
    });
  }

  /** Asks for the options of an external select; the app's answer is in `body`. */
  async suggest(
    target: Target,
    actionId: string,
    { text, blockId }: { readonly text: string; readonly blockId?: string },
  ): Promise<Outcome> {
    return await suggest(this.#context, {
      user: this.#user,
      place: this.#visibility.place(target),
      actionId,
      blockId,
      text,
    });
  }

  /** Fills in and sends a modal. Throws when an entry's name is not in the view. */
  async submit(view: { readonly id: string }, entries: Entries = {}): Promise<Submitted> {
    const user = this.#user;
    const record = this.#visibility.view(view.id);
    return await submit(this.#context, { user, record, state: filledIn(record, entries) });
  }

  /** As {@link submit}, with the inputs as the page keeps them. */
  async submitInputs(viewId: string, inputs: PageInputs): Promise<Submitted> {
    const record = this.#visibility.view(viewId);
    const state = withInputs(record.view.blocks, stateOf(record.view.blocks, record.state), inputs);
    return await submit(this.#context, { user: this.#user, record, state });
  }

  /** Closes the modal, or the whole stack with `all`. */
  async closeView(view: { readonly id: string }, { all = false } = {}): Promise<void> {
    const record = this.#visibility.view(view.id);
    await closeView(this.#context, { user: this.#user, record, all });
  }

  react(channel: string, ts: string, name: string): void {
    addReaction(this.#messageAction(channel, ts), name.replaceAll(':', ''));
  }

  unreact(channel: string, ts: string, name: string): void {
    removeReaction(this.#messageAction(channel, ts), name.replaceAll(':', ''));
  }

  pin(channel: string, ts: string): void {
    pin(this.#messageAction(channel, ts));
  }

  unpin(channel: string, ts: string): void {
    unpin(this.#messageAction(channel, ts));
  }

  /** Edits one of their own messages. */
  edit(channel: string, ts: string, text: string): SlackMessage {
    const context = this.#visibility.ownMessage(channel, ts, 'cant_update_message');
    return edit(context, { by: this.id, text: typedText(context.team, text) });
  }

  /** Deletes one of their own messages. */
  remove(channel: string, ts: string): void {
    remove(this.#visibility.ownMessage(channel, ts, 'cant_delete_message'));
  }

  /** Uploads a file and shares it into a channel. */
  upload(
    channel: string,
    { name, bytes }: { readonly name: string; readonly bytes: Uint8Array | string },
    options: { text?: string; threadTs?: string } = {},
  ): SlackFile {
    return uploadFile(this.#joined(channel), { ...options, name, bytes, user: this.id });
  }

  /** Deletes one of their own files: its bytes are gone, its message stays. */
  deleteFile(id: string): void {
    deleteFile(this.#context, { id, user: this.id });
  }

  createChannel(name: string, { private: isPrivate = false }: { private?: boolean } = {}): ChannelRecord {
    return createChannel(this.#context, { name, isPrivate, creator: this.id });
  }

  join(channel: string): void {
    const found = this.#visibility.channel(channel);
    if (found.kind !== 'public') throw new SlackError('channel_not_found');
    if (found.archived) throw new SlackError('is_archived');
    join({ ...this.#context, channel: found }, this.id);
  }

  leave(channel: string): void {
    leave({ ...this.#context, channel: this.#visibility.channel(channel) }, this.id);
  }

  /** Brings someone (or the app's bot) into a channel; by id also somebody of a workspace that shares it. */
  invite(channel: string, nameOrId: string): void {
    const context = this.#joined(channel);
    const guests = context.slack.sharing(context.channel).map((team) => team.users.get(nameOrId));
    const user = context.team.user(nameOrId) ?? guests.find((it) => it !== undefined);
    if (user === undefined)
      throw new SlackError('user_not_found', { message: `There is nobody called "${nameOrId}".` });
    if (!join(context, user.id, this.id)) throw new SlackError('already_in_channel');
  }

  /** Removes someone (or the app's bot) from a channel. */
  kick(channel: string, nameOrId: string): void {
    const context = this.#joined(channel);
    const user = context.team.user(nameOrId);
    if (user === undefined || !leave(context, user.id)) throw new SlackError('not_in_channel');
  }

  setTopic(channel: string, topic: string): void {
    describeChannel(this.#joined(channel), { field: 'topic', value: topic, by: this.id });
  }

  rename(channel: string, name: string): void {
    renameChannel(this.#joined(channel), name, this.id);
  }

  archive(channel: string): void {
    archiveChannel(this.#joined(channel), this.id);
  }

  unarchive(channel: string): void {
    unarchiveChannel({ ...this.#context, channel: this.#visibility.channel(channel) }, this.id);
  }

  /** Makes a channel private, or public again: people can, apps cannot. */
  convert(channel: string, to: 'private' | 'public'): void {
    convertChannel(this.#joined(channel), to, this.id);
  }

  deleteChannel(channel: string): void {
    deleteChannel(this.#joined(channel));
  }

  /** Opens the app's home tab. */
  openHome(): void {
    const { channel } = openDirect(this.#context, [this.id, this.#team.botUserId]);
    const home = this.#team.homes.get(this.id);
    emit(this.#context, {
      type: 'app_home_opened',
      user: this.id,
      channel: channel.id,
      tab: 'home',
      ...(home !== undefined && { view: viewOutput(this.#context, home) }),
    });
  }

  /** The direct message with someone. */
  openDm(nameOrId: string): ChannelRecord {
    const user = this.#team.user(nameOrId);
    if (user === undefined) throw new SlackError('user_not_found');
    return openDirect(this.#context, [this.id, user.id]).channel;
  }

  async shortcut(callbackId: string): Promise<Outcome> {
    return await runShortcut(this.#context, { user: this.#user, callbackId });
  }

  async messageShortcut(callbackId: string, channel: string, ts: string): Promise<Outcome> {
    const on = this.#visibility.message(channel, ts);
    return await runShortcut(this.#context, { user: this.#user, callbackId, on });
  }

  get #team() {
    return this.#context.team;
  }

  #joined(channel: string): ChannelContext {
    return { ...this.#context, channel: this.#visibility.joinedChannel(channel) };
  }

  #messageAction(channel: string, ts: string) {
    return { ...this.#visibility.message(channel, ts), by: this.id };
  }
}
