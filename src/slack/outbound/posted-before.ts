import { secondsToMilliseconds } from 'date-fns/secondsToMilliseconds';
import type { PostTarget } from '../../app/ports/post.ts';
import { SlackFault } from '../../app/ports/slack-fault.ts';
import type { SlackClients } from '../client-factory.ts';
import { fieldsOf, textOf } from '../messages/json-fields.ts';

/** Under this name a message's metadata holds the effect that posted it. */
export const EFFECT_EVENT = 'scribe_effect';

/** Slack's clock and ours may differ by this much (ms), and a post may arrive as much later than it was sent. */
const CLOCKS_DIFFER_MS = secondsToMilliseconds(60);
const PAGE = 100;
/** Pages that one run reads. Whoever waits for the same worker has a turn before the next ones. */
const PAGES = 10;
const NEXT_RUN_MS = 100;

type Calls = Pick<SlackClients, 'call' | 'notes'>;
type Sought = Pick<PostTarget, 'team' | 'channel' | 'tag' | 'under'>;

/** Notes that a message of Scribe's has arrived, as Slack tells it: whoever is in doubt about it needs not look. */
export async function notePost(
  { notes }: Pick<SlackClients, 'notes'>,
  event: { readonly channel: string; readonly ts: string; readonly metadata: unknown },
): Promise<void> {
  const effect = effectOf(event.metadata);
  if (effect !== undefined) await notes.write(nameOf('posted', effect), `${event.channel} ${event.ts}`);
}

/**
 * The ts of the message that an earlier try of this effect posted; `undefined` too where history may not be read. The
 * event of the message is asked first, then history. Where Slack gives 15 messages a minute (distributed apps outside
 * its Marketplace), the search goes on after each 429 where it was, and a later one begins where the last one did.
 */
export async function postedBefore(slack: Calls, sought: Sought): Promise<string | undefined> {
  const { since, effect } = sought.tag;
  if (since === undefined) return undefined;
  const [channel, ts] = (await slack.notes.read(nameOf('posted', effect)))?.split(' ') ?? [];
  // An older one may have been deleted since, which is why it is posted anew.
  if (ts !== undefined && channel === sought.channel && Number(ts) >= oldestOf(earlier(since))) return ts;
  try {
    const isInThread = sought.under !== undefined && !sought.under.everybody;
    return isInThread ? await searchThread(slack, sought, since) : await searchHistory(slack, sought, since);
  } catch (error) {
    if (error instanceof SlackFault && error.trouble.kind === 'refused') return undefined;
    throw error;
  }
}

/** A search through history, newest first: from when on (ms), when it began (ms), and the ts that it came down to. */
interface Search {
  readonly from: number;
  readonly began: number;
  readonly latest: string | undefined;
}

async function searchHistory(
  slack: Calls,
  { team, channel, tag }: Sought,
  since: Date,
): Promise<string | undefined> {
  const { notes } = slack;
  const name = nameOf('search', channel, tag.effect);
  let search = resumed(await notes.read(name), earlier(since));
  for (let page = 0; page < PAGES; page += 1) {
    const { from, latest } = search;
    const { messages = [], has_more: more } = await slack.call(team, 'conversations.history', (client) =>
      client.conversations.history({
        channel,
        oldest: String(oldestOf(from)),
        ...(latest && { latest }),
        limit: PAGE,
        include_all_metadata: true,
      }),
    );
    const found = messages.find((it) => effectOf(it.metadata) === tag.effect);
    if (found?.ts !== undefined) {
      // What is sought under this name another time may have been posted since.
      await notes.drop(name);
      return found.ts;
    }
    const last = messages.at(-1)?.ts;
    if (!more || last === undefined) {
      // Not there up to when this search began: the next one has only what came since to look through.
      await notes.write(name, written({ from: search.began, began: search.began, latest: undefined }));
      return undefined;
    }
    search = { ...search, latest: last };
    await notes.write(name, written(search));
  }
  throw new SlackFault({ kind: 'limited', retryAfterMs: NEXT_RUN_MS });
}

/** History does not have replies; a thread of Scribe's is short. */
async function searchThread(slack: Calls, sought: Sought, since: Date): Promise<string | undefined> {
  const { team, channel, tag, under } = sought;
  const { messages = [] } = await slack.call(team, 'conversations.replies', (client) =>
    client.conversations.replies({
      channel,
      ts: under?.ts ?? '',
      oldest: String(oldestOf(earlier(since))),
      limit: PAGE,
      include_all_metadata: true,
    }),
  );
  return messages.find((it) => effectOf(it.metadata) === tag.effect)?.ts;
}

/** Scribe's clock can be moved ahead of the machine's. */
function earlier(since: Date): number {
  return Math.min(since.getTime(), Date.now());
}

/** The ts from which on there may be what was posted since then (ms). */
function oldestOf(from: number): number {
  return (from - CLOCKS_DIFFER_MS) / 1_000;
}

function written({ from, began, latest = '' }: Search): string {
  return `${from} ${began} ${latest}`;
}

/** The search that goes on, or a new one. */
function resumed(note: string | undefined, since: number): Search {
  const now = Date.now();
  const [from, began, latest] = note?.split(' ') ?? [];
  if (latest) return { from: Number(from), began: Number(began), latest };
  return { from: from ? Number(from) : since, began: now, latest: undefined };
}

function nameOf(...parts: readonly string[]): string {
  return parts.join(' ');
}

function effectOf(metadata: unknown): string | undefined {
  const { event_type: type, event_payload: payload } = fieldsOf(metadata);
  return type === EFFECT_EVENT ? textOf(fieldsOf(payload)['effect']) || undefined : undefined;
}
