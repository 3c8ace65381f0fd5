/** reactions.*, pins.*, bookmarks.* */
import { addReaction, pin, removeReaction, unpin } from '../../actions/reactions-and-pins.ts';
import { SlackError } from '../../slack-error.ts';
import { newId } from '../../state/ids.ts';
import {
  type ApiMethod,
  arg,
  channelFor,
  joinedChannel,
  messageIn,
  method,
  needScope,
  scopeFor,
} from '../api-method.ts';

const onMessage = { channel: arg.text(), timestamp: arg.text() };
const missing = { channel: 'no_item_specified', timestamp: 'no_item_specified', name: 'invalid_name' };

const react = (name: 'reactions.add' | 'reactions.remove') =>
  method({
    name,
    tier: name === 'reactions.add' ? 50 : 20,
    scopes: ['reactions:write'],
    args: { ...onMessage, name: arg.text() },
    missing,
    run: (caller, args) => {
      const channel = joinedChannel(caller, args.channel);
      const { slack, team, me: by } = caller;
      const action = { slack, team, channel, message: messageIn(caller, channel, args.timestamp), by };
      (name === 'reactions.add' ? addReaction : removeReaction)(action, args.name.replaceAll(':', ''));
      return {};
    },
  });

const getReactions = method({
  name: 'reactions.get',
  tier: 50,
  scopes: ['reactions:read'],
  args: { ...onMessage, full: arg.flag().optional() },
  missing,
  run: (caller, args) => {
    const channel = channelFor(caller, args.channel);
    return {
      type: 'message',
      channel: channel.id,
      message: structuredClone(messageIn(caller, channel, args.timestamp)),
    };
  },
});

const pinning = (name: 'pins.add' | 'pins.remove') =>
  method({
    name,
    tier: 20,
    scopes: ['pins:write'],
    args: onMessage,
    missing,
    run: (caller, args) => {
      const channel = joinedChannel(caller, args.channel);
      const { slack, team, me: by } = caller;
      (name === 'pins.add' ? pin : unpin)({
        slack,
        team,
        channel,
        message: messageIn(caller, channel, args.timestamp),
        by,
      });
      return {};
    },
  });

const listPins = method({
  name: 'pins.list',
  tier: 20,
  scopes: ['pins:read'],
  args: { channel: arg.text() },
  run: (caller, args) => {
    const channel = joinedChannel(caller, args.channel, { archived: true });
    const items = channel.pins.map((it) => ({
      type: 'message',
      channel: channel.id,
      created: it.created,
      created_by: it.user,
      message: structuredClone(caller.team.message(channel, it.ts)),
    }));
    return { items };
  },
});

const addBookmark = method({
  name: 'bookmarks.add',
  tier: 20,
  scopes: ['bookmarks:write'],
  args: {
    channel_id: arg.text(),
    title: arg.text().min(1),
    type: arg.text(),
    link: arg.text().optional(),
    emoji: arg.text().optional(),
    entity_id: arg.text().optional(),
    access_level: arg.text().optional(),
    parent_id: arg.text().optional(),
  },
  run: (caller, args) => {
    const channel = joinedChannel(caller, args.channel_id);
    if (args.type !== 'link') throw new SlackError('invalid_bookmark_type');
    if (args.link === undefined || !URL.canParse(args.link)) throw new SlackError('invalid_link');
    if (channel.bookmarks.length >= 100) throw new SlackError('too_many_bookmarks');
    const emoji = args.emoji === undefined ? {} : { emoji: args.emoji };
    const bookmark = { id: newId('B').replace('B0', 'Bk'), title: args.title, link: args.link, ...emoji };
    channel.bookmarks.push(bookmark);
    caller.slack.changes.notify();
    return {
      bookmark: {
        ...bookmark,
        channel_id: channel.id,
        type: 'link',
        date_created: caller.slack.clock.seconds(),
      },
    };
  },
});

const listBookmarks = method({
  name: 'bookmarks.list',
  tier: 50,
  scopes: ['bookmarks:read'],
  args: { channel_id: arg.text() },
  run: (caller, args) => {
    const channel = channelFor(caller, args.channel_id);
    needScope(caller.slack, [scopeFor(channel, 'read')]);
    return { bookmarks: channel.bookmarks.map((it) => ({ ...it, channel_id: channel.id, type: 'link' })) };
  },
});

export const reactionAndPinMethods: readonly ApiMethod[] = [
  react('reactions.add'),
  react('reactions.remove'),
  getReactions,
  pinning('pins.add'),
  pinning('pins.remove'),
  listPins,
  addBookmark,
  listBookmarks,
];
