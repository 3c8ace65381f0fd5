import { dateIn } from '../../domain/actions/calendar-date.ts';
import { type Digest, type DigestLine, digestNote } from '../../domain/actions/digest.ts';
import type { SightPorts } from '../access/who-may-see.ts';
import { calendarOf, channelCalendarOf } from '../actions/action-calendar.ts';
import { shownOf, stillHolds } from '../actions/digest-shown.ts';
import type { App } from '../app.ts';
import { canAct, personOf } from '../people/load-person.ts';
import type { DigestShown } from '../ports/digest-posts.ts';
import type { KnownDigest } from '../ports/digests.ts';
import type { PostTag } from '../ports/post.ts';
import { refusedWith } from '../ports/slack-fault.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';
import { tagOfSingleMessage, untilItsTurn } from './single-message.ts';
import type { Task } from './task.ts';
import { untilTheyWork } from './until-they-work.ts';

type Ports = Pick<
  App,
  | 'actionReminders'
  | 'digestPosts'
  | 'digests'
  | 'effectLeases'
  | 'effects'
  | 'people'
  | 'peopleSource'
  | 'policy'
> &
  SightPorts;

/** The name under which a digest keeps its message (`channel/ts`), and the version that it shows. */
const MESSAGE = 'digest';
const SHOWN = 'shown';

/** A digest that is being shown, by one worker. */
interface Showing {
  readonly digest: Digest;
  /** Where it goes, kept before it is posted; `ts` once it is. */
  readonly sent: { readonly channel: string; readonly ts: string | undefined } | undefined;
  readonly task: Task;
}

/**
 * Has one message tell one receiver what is due that day. What cannot be told there any more (the item is somebody
 * else's, its receiver has left, Slack refuses, the day is over) goes back to its item, which brings it to the next in
 * line. What an earlier try may have posted is looked for before anything is posted, or given back.
 */
export async function showDigest(
  app: Ports,
  { digest, externalIds }: KnownDigest,
  task: Task,
): Promise<Outcome> {
  if (digest.closed !== undefined) {
    await giveBack(app, digest, digest.lines);
    return dropped(`nothing goes out under it: ${digest.closed}`);
  }
  const [channel, ts] = externalIds[MESSAGE]?.split('/') ?? [];
  const sent = channel === undefined ? undefined : { channel, ts: ts || undefined };
  const number = Number(task.taken.ref.key.split('-').at(-1));
  if (sent?.ts !== undefined && Number(externalIds[SHOWN]) >= number) return DONE;
  const showing = { digest, sent, task };
  if (sent?.ts === undefined && task.taken.triedAt === undefined) {
    const resting = untilTheyWork(app.clock(), await calendarFor(app, digest));
    if (resting) return resting;
  }
  const tag = await tagOfSingleMessage(app, task, {
    ...{ name: MESSAGE, ts: sent?.ts === undefined && sent ? '' : sent?.ts },
    began: { with: 'digest-1', at: digest.createdAt },
  });
  if (!tag) return untilItsTurn(task, MESSAGE);
  const looking = { ...tag, since: tag.since ?? digest.createdAt };
  const found =
    sent &&
    (sent.ts ?? (await app.digestPosts.findSent({ ...targetOf(digest, sent.channel), tag: looking })));
  return sent && found !== undefined
    ? edit(app, showing, { channel: sent.channel, ts: found, tag })
    : postFirst(app, showing, tag);
}

function targetOf({ team }: Digest, channel: string) {
  return { team, channel, ts: undefined };
}

/** A channel hears in the hours by which what comes first in it is followed. */
async function calendarFor(app: Ports, { team, place, lines }: Digest) {
  if (place.kind === 'person') return calendarOf(app, team, place.user);
  const [first] = await app.actionReminders.items(
    team,
    lines.slice(0, 1).map(({ item }) => item),
  );
  return first ? channelCalendarOf(app, first.item, 'channel') : calendarOf(app, team, undefined);
}

async function edit(
  app: Ports,
  { digest, task }: Showing,
  { channel, ts, tag }: { readonly channel: string; readonly ts: string; readonly tag: PostTag },
): Promise<Outcome> {
  await task.remember(MESSAGE, `${channel}/${ts}`);
  await app.digestPosts.edit({ ...targetOf(digest, channel), ts, tag }, await shownOf(app, digest));
  await task.remember(SHOWN, String(digest.version));
  return DONE;
}

/** Nothing was posted yet, which is certain by now. */
async function postFirst(app: Ports, showing: Showing, tag: PostTag): Promise<Outcome> {
  const { digest, task } = showing;
  const calendar = await calendarFor(app, digest);
  const resting = untilTheyWork(app.clock(), calendar);
  if (resting) return resting;
  if (dateIn(app.clock(), calendar.zone) > digest.day) return close(app, digest, 'its day is over');
  const { place } = digest;
  if (place.kind === 'person' && !canAct(await personOf(app, digest.team, place.user)))
    return close(app, digest, 'its receiver is an app, or deactivated');
  const { shown, stale } = await stillTold(app, digest);
  if (stale.length > 0) {
    await app.digests.passOn(
      digest,
      stale.map(({ item }) => item),
    );
    await giveBack(app, digest, stale);
  }
  if (shown.items.length === 0) return dropped('nothing of it is left to tell');
  try {
    const channel = await app.digestPosts.open(digest.team, place);
    await task.remember(MESSAGE, `${channel}/`);
    // Where an earlier try kept a channel, what it may have posted was looked for; without one nothing was posted.
    const where = { ...targetOf(digest, channel), tag: { ...tag, since: undefined } };
    const ts = await app.digestPosts.post(where, shown);
    await task.remember(MESSAGE, `${channel}/${ts}`);
    await task.remember(SHOWN, String(digest.version));
    return DONE;
  } catch (error) {
    const refusal = UNDELIVERABLE.find((code) => refusedWith(error, code));
    if (refusal === undefined) throw error;
    if (place.kind === 'person' && GONE.includes(refusal)) await rememberGone(app, digest.team, place.user);
    return close(app, digest, refusal);
  }
}

/** What is told now, and the lines that are not: closed, moved, somebody else's, or nothing that its receiver may hear. */
async function stillTold(
  app: Ports,
  digest: Digest,
): Promise<{ readonly shown: DigestShown; readonly stale: readonly DigestLine[] }> {
  const all = await shownOf(app, digest);
  const notes = await notesOf(app, digest);
  const items = all.items.filter(
    (one) => stillHolds(one) && notes.get(one.item.id)?.[digestNote(one.line)] === digest.id,
  );
  const told = new Set(items.map(({ line }) => line.item));
  const stale = digest.lines.filter(({ item, passed }) => passed || !told.has(item));
  return { shown: { ...all, items, hidden: 0 }, stale };
}

/** What the items of a digest note, by their ids. */
async function notesOf(app: Ports, { team, lines }: Digest) {
  const known = await app.actionReminders.items(
    team,
    lines.map(({ item }) => item),
  );
  return new Map(known.map(({ item, externalIds }) => [item.id, externalIds]));
}

/** Slack's words for a receiver that cannot be told: a person, or a channel. */
const GONE = ['cannot_dm_bot', 'user_disabled', 'user_not_found', 'users_not_found'];
const UNDELIVERABLE = [
  ...GONE,
  'user_not_visible',
  'cannot_dm_user',
  'messages_tab_disabled',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_non_threadable_channel',
  'channel_not_found',
  'is_archived',
  'not_in_channel',
];

async function rememberGone(app: Ports, team: string, user: string): Promise<void> {
  const known = await personOf(app, team, user);
  await app.people.put({ ...known, deactivated: true, readAt: app.clock() });
}

/** It is closed first: whoever dies then leaves its effect, which gives the lines back. */
async function close(app: Ports, digest: Digest, why: string): Promise<Outcome> {
  await app.digests.close(digest, why);
  const now = (await app.digests.byId(digest))?.digest ?? digest;
  await giveBack(app, now, now.lines);
  return dropped(why);
}

/**
 * The items of these lines want their step anew, and find who is next in line. One whose item noted another digest since
 * is told there already. Twice is once: a step that was brought somewhere else knows where.
 */
async function giveBack(app: Ports, digest: Digest, lines: readonly DigestLine[]): Promise<void> {
  const notes = await notesOf(app, digest);
  for (const { item: id, due, rung, at, to } of lines) {
    if (notes.get(id)?.[digestNote({ due, rung })] !== digest.id) continue;
    const holder = { holder: 'actions', team: digest.team, id } as const;
    const effect = { kind: 'remind', due, rung, at, to } as const;
    await app.effects.add(holder, { key: `remind-${due}-${rung}`, effect }, app.clock());
  }
}
