import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import type { Entry } from '../../src/domain/timeline/entry.ts';
import type { Stores } from '../../src/mongo/open-stores.ts';
import type { Crowd } from './crowd.ts';
import { allowed, type PlayedIncident, type Typed, typedOf } from './ledger.ts';

/** What came of a run in one workspace. */
export interface Findings {
  readonly wrong: string[];
  readonly counted: Record<string, number>;
}

/** Where it is seen what came of it. */
interface Observed {
  readonly slack: Pick<LocalSlack, 'deliveries'>;
  readonly stores: Stores;
}

type Workspace = Crowd['workspace'];
type Message = ReturnType<Workspace['messages']>[number];

/** Compares what people did with the record, and with what they see. */
export async function findingsOf(crowd: Crowd, { slack, stores }: Observed): Promise<Findings> {
  const findings: Findings = { wrong: [], counted: {} };
  for (const text of crowd.unanswered) findings.wrong.push(`without words: ${text}`);
  for (const incident of crowd.incidents) {
    givenBack(incident, findings);
    await incidentFindings({ crowd, slack, stores, incident, findings });
  }
  postedTwice(crowd, findings);
  return findings;
}

/** Whoever is told that something was not kept has it in front of them. */
function givenBack(incident: PlayedIncident, { wrong, counted }: Findings): void {
  for (const { token, verdict, words } of typedOf(incident)) {
    count(counted, `typed, ${verdict}`);
    const answered = words !== '' && !/^(?:Logged|Declared)/.test(words);
    if (answered && words.startsWith('Not ') && !words.includes(token))
      wrong.push(`not given back: ${token} was answered with ${JSON.stringify(words)}`);
  }
}

interface Looking extends Observed {
  readonly crowd: Crowd;
  readonly incident: PlayedIncident;
  readonly findings: Findings;
}

async function incidentFindings(looking: Looking): Promise<void> {
  const { crowd, stores, incident, findings } = looking;
  const { wrong, counted } = findings;
  const channels = crowd.channelsOf(incident);
  within(findings, {
    what: `channels of ${incident.title}`,
    found: channels.length,
    typed: incident.declared,
  });
  const [channel] = channels;
  if (!channel) return;
  count(counted, 'incidents');
  const key = /^inc-\d{4}-\d{4,}/.exec(channel.name)?.[0].toUpperCase() ?? '';
  const entries = await stores.entries.ofIncident(crowd.workspace.teamId, key);
  const mine = crowd.workspace.messages(channel.id).filter(({ user }) => user === crowd.workspace.botUserId);
  lines({ ...looking, entries, mine });
  said({ ...looking, entries, mine });
  for (const item of incident.items) {
    const own = mine.filter(({ text }) => text.includes(item.token));
    within(findings, {
      what: `messages of action item ${item.token}`,
      found: Math.min(own.length, 1),
      typed: item,
    });
  }
  for (const change of incident.changes) {
    const own = mine.filter(({ text }) => text.startsWith('Status: ') && text.includes(change.token));
    within(findings, { what: `news of ${change.token}`, found: own.length, typed: change });
  }
  const heads = mine.filter(({ text, blocks }) => blocks?.[0]?.type === 'header' && text.startsWith('INC-'));
  exactly(wrong, `cards of ${key}`, [heads.length, 1]);
  exactly(wrong, `pins of ${key}`, [crowd.workspace.pins(channel.id).length, 1]);
  const announced = crowd.workspace.messages('incidents').filter(({ text }) => text.includes(key));
  exactly(wrong, `announcements of ${key}`, [announced.filter(isFirst).length, 1]);
  ended({ ...looking, mine, key, channel: channel.id });
}

interface LookingAtLines extends Looking {
  readonly entries: readonly Entry[];
  readonly mine: readonly Message[];
}

/** Each accepted line is in the record once, and in the channel once. */
function lines({ incident, findings, entries, mine }: LookingAtLines): void {
  for (const line of incident.lines) {
    const recorded = entries.filter(({ text }) => text.includes(line.token)).length;
    within(findings, { what: `entries of ${line.token}`, found: recorded, typed: line });
    exactly(findings.wrong, `lines of ${line.token}`, [shownLines(mine, line.token), recorded]);
    count(findings.counted, 'entries', recorded);
    count(findings.counted, 'lines', shownLines(mine, line.token));
  }
}

function shownLines(mine: readonly Message[], token: string): number {
  return mine.flatMap(({ text }) => text.split('\n')).filter((line) => line.includes(token)).length;
}

/** What was marked with a reaction is on the timeline as it reads now, and nothing else is. */
function said({ incident, findings, entries, mine, crowd, slack }: LookingAtLines): void {
  for (const { token, text, marked, ts } of incident.said) {
    const of = entries.filter((entry) => entry.text.includes(token));
    const standing = of.filter(({ standing: { state } }) => state === 'standing');
    const undelivered = isGivenUp(slack, { ts, channel: incident.channel ?? '' });
    // Slack gives an event up after three repetitions: Scribe never said that it has it.
    if (undelivered) count(findings.counted, 'messages with an event that Slack gave up');
    const expected = undelivered ? Math.min(standing.length, 1) : marked ? 1 : 0;
    const what = `entries that stand of ${token}${resolvedNote(incident)}`;
    exactly(findings.wrong, what, [standing.length, expected]);
    if (marked && !undelivered && standing[0] && standing[0].text !== text)
      findings.wrong.push(
        `the entry of ${token} says ${JSON.stringify(standing[0].text)}, not ${JSON.stringify(text)}`,
      );
    exactly(findings.wrong, `lines of ${token}`, [shownLines(mine, token), of.length]);
    const receipt = crowd.workspace
      .messages(incident.channel ?? '')
      .find((it) => it.ts === ts)
      ?.reactions?.some(({ users }) => users.includes(crowd.workspace.botUserId));
    count(findings.counted, 'captured entries', standing.length);
    if (receipt && !marked && !undelivered)
      findings.wrong.push(`a receipt stays at ${token}, which is not on the timeline`);
  }
}

/** Whether something that happened to a message was never acknowledged, however often Slack told of it. */
function isGivenUp(
  { deliveries }: Pick<LocalSlack, 'deliveries'>,
  { channel, ts }: { readonly channel: string; readonly ts: string },
): boolean {
  return deliveries.some(({ kind, state, payload }) => {
    if (kind !== 'event' || state !== 'failed') return false;
    const event = JSON.stringify(payload['event']);
    return event.includes(`"${channel}"`) && event.includes(`"${ts}"`);
  });
}

function resolvedNote({ resolved }: PlayedIncident): string {
  return resolved ? `, resolved by ${resolved.token}` : '';
}

function ended({
  crowd,
  incident,
  findings,
  mine,
  key,
  channel,
}: Omit<LookingAtLines, 'entries'> & { readonly key: string; readonly channel: string }): void {
  if (!incident.resolved) return;
  const typed = incident.resolved;
  const starting = (words: string) => mine.filter(({ text }) => text.startsWith(words)).length;
  const files = crowd.workspace.files().filter(({ file }) => file.title.includes(key));
  const canvases = crowd.workspace.canvases().filter((it) => it.channel === channel);
  const drafts = starting('Draft ready');
  within(findings, { what: `"Resolved after" of ${key}`, found: starting('Resolved after'), typed });
  within(findings, { what: `drafts of ${key}`, found: drafts, typed });
  for (const { text } of mine.filter((it) => it.text.startsWith('Drafting')))
    findings.wrong.push(`a draft is under way for ever in ${key}: ${JSON.stringify(text.slice(0, 300))}`);
  exactly(findings.wrong, `files of ${key}`, [files.length, 2 * drafts]);
  exactly(findings.wrong, `canvases of ${key}`, [canvases.length, drafts]);
  count(findings.counted, 'drafts', drafts);
}

/** Every effect that posts puts its name into its message: in no conversation is one there twice. */
function postedTwice({ workspace }: Crowd, { wrong, counted }: Findings): void {
  for (const channel of workspace.channels()) {
    const effects: Record<string, string[]> = {};
    for (const message of workspace.messages(channel.id)) {
      const effect = message.metadata?.event_payload['effect'];
      if (message.user !== workspace.botUserId || typeof effect !== 'string') continue;
      effects[effect] = [...(effects[effect] ?? []), message.text.slice(0, 80)];
      count(counted, channel.kind === 'im' ? 'direct messages' : 'messages');
    }
    for (const [effect, texts] of Object.entries(effects))
      if (texts.length > 1)
        wrong.push(`${texts.length} messages of ${effect} in ${channel.name}: ${texts.join(' | ')}`);
  }
}

/** Names what is due but was never told to its owner. */
export function notReminded({ workspace, incidents }: Crowd): string[] {
  const told = workspace.dms('ana').map(({ text, blocks }) => text + JSON.stringify(blocks ?? []));
  return incidents
    .flatMap(({ items }) => items)
    .filter(({ verdict }) => verdict === 'taken')
    .filter(({ token }) => !told.some((text) => text.includes(token)))
    .map(({ token }) => `nobody reminded of ${token}`);
}

function isFirst({ thread_ts: thread, ts }: Message): boolean {
  return thread === undefined || thread === ts;
}

function within(
  { wrong }: Findings,
  { what, found, typed }: { readonly what: string; readonly found: number; readonly typed: Typed },
): void {
  const [least, most] = allowed(typed.verdict);
  if (found < least || found > most)
    wrong.push(`${what}: ${found}, after "${typed.verdict}" (${JSON.stringify(typed.words.slice(0, 100))})`);
}

function exactly(wrong: string[], what: string, [found, expected]: readonly [number, number]): void {
  if (found !== expected) wrong.push(`${what}: ${found}, not ${expected}`);
}

function count(counted: Record<string, number>, what: string, by = 1): void {
  counted[what] = (counted[what] ?? 0) + by;
}
