import type { IncidentEffect } from '../../domain/effect.ts';
import { markedKey, nameStem } from '../../domain/incident/drill-mark.ts';
import { compareDrafts } from '../../domain/postmortem/draft/redraft.ts';
import { maySee, type SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import { sharedFiles } from '../capture/shared-files.ts';
import { learnNamesOf } from '../people/learn-names.ts';
import type { DraftPart, DraftReady, DraftStep } from '../ports/draft-posts.ts';
import type { ExternalIds } from '../ports/external-ids.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { LimitMet } from '../ports/offload.ts';
import type { PostTarget } from '../ports/post.ts';
import { SlackFault } from '../ports/slack-fault.ts';
import { PROPOSED, type StoredDraft } from '../ports/stored-draft.ts';
import { finishDraft } from '../postmortems/finish-draft.ts';
import { loadRecord } from '../postmortems/load-record.ts';
import { writeDraft } from '../postmortems/write-draft.ts';
import { announceDraft, type DeliveredDraft, type DraftPlace, NEWEST } from './announce-draft.ts';
import { isChannelComing, untilChannel } from './channel.ts';
import { fillCanvas } from './fill-canvas.ts';
import { keepId } from './keep-id.ts';
import { DONE, later, type Outcome } from './outcome.ts';
import { type Sharable, shareFile } from './share-file.ts';
import type { Task } from './task.ts';
import { WORK_NOTES } from './work-notes.ts';

type DraftEffect = Extract<IncidentEffect, { kind: 'draft' }>;
type Ports = Pick<
  App,
  'draftPosts' | 'canvases' | 'fileUploads' | 'renderer' | 'directMessages' | 'effectLeases'
> &
  SightPorts &
  Parameters<typeof sharedFiles>[0] &
  Parameters<typeof writeDraft>[0] &
  Parameters<typeof finishDraft>[0] &
  Parameters<typeof learnNamesOf>[0];

/** A draft being delivered: where it goes, and what an earlier worker has already done. */
interface Delivery {
  readonly app: Ports;
  readonly known: KnownIncident;
  readonly effect: DraftEffect;
  readonly task: Task;
  readonly place: DraftPlace;
  /** The incident's own channel, not a direct message or a channel that existed before. */
  readonly own: boolean;
  /** Those of the postmortem. */
  readonly externalIds: ExternalIds;
}

/**
 * Drafts the postmortem and delivers it. Every id that Slack gives is kept right after the call that gave it, so a
 * second worker carries on where the first one was killed: one progress message, one canvas, one file, one picture, one
 * "ready".
 */
export async function deliverDraft(
  app: Ports,
  { known, effect, task }: Pick<Delivery, 'known' | 'effect' | 'task'>,
): Promise<Outcome> {
  if (known.incident.phase.state === 'active' && isChannelComing(known)) return untilChannel(known);
  const { team, key } = known.incident;
  const before = await app.postmortems.byIncident(team, key);
  const { externalIds = {}, discarded = false } = before ?? {};
  if (await anotherPosts(app, task, externalIds)) return later(WAIT_MS, 'another draft posts the message');
  const place = await startDelivery({ app, known, effect, task, externalIds }, discarded);
  const namesAfterMs = await learnNamesOf(app, known);
  if (namesAfterMs !== undefined) return later(namesAfterMs, 'more names are asked for');
  const draft = await writeDraft(app, known, effect);
  const entries = draft.document.entryCount;
  await showStep(place, { step: 'writing', entries });
  if (draft.what === PROPOSED) return propose(place, draft);
  const refused: DraftReady['refused'][number][] = [];
  const { canvas, fault } = await tryCanvas(place, draft, refused);
  await showStep(place, { step: 'delivering' });
  const file = await collectRefusal(() => deliverFile(place, draft), 'file', refused);
  const picture = await collectRefusal(() => deliverPicture(place), 'picture', refused);
  if (fault) throw fault;
  await postReady(place, { draft, entries, canvas, file, picture, refused });
  await finishDraft(app, known.incident);
  return DONE;
}

const NOTHING_DELIVERED = { canvas: undefined, file: undefined, picture: undefined, refused: [] };

/** Leaves the document as it is, and tells people what the new draft would change. */
async function propose(place: Delivery, draft: StoredDraft): Promise<Outcome> {
  const { app, known } = place;
  const { entryCount: entries } = draft.document;
  const now = await app.postmortems.byIncident(known.incident.team, known.incident.key);
  const { changes, kept } = compareDrafts(now?.latest?.document ?? draft.document, draft.document);
  const proposal = { changes: changes.length, kept: kept.length };
  await postReady(place, { draft, entries, ...NOTHING_DELIVERED, proposal });
  await finishDraft(app, known.incident);
  return DONE;
}

/** Has the progress message say that the draft failed for good, with a button to request it again. */
export async function reportFailure(
  app: Ports,
  known: KnownIncident,
  { draft, why }: { readonly draft: string; readonly why: string },
): Promise<void> {
  const { incident, channel } = known;
  const stored = await app.postmortems.byIncident(incident.team, incident.key);
  const message = stored?.externalIds[`progress-${draft}`]?.split('/');
  const [at, ts] = message ?? [channel];
  if (at === undefined) return;
  const where: PostTarget = {
    team: incident.team,
    channel: at,
    ts,
    tag: { effect: `failed/${draft}`, since: undefined },
  };
  await app.draftPosts.progress(where, incident, { step: 'failed', why, draft });
}

/** How long a draft waits for an earlier one to post the message of the postmortem. */
const WAIT_MS = 500;

/** Of two drafts that are wanted before there is a message, only the earlier one posts it. */
async function anotherPosts(app: Ports, task: Task, externalIds: ExternalIds): Promise<boolean> {
  if (externalIds['overview'] !== undefined) return false;
  const { ref } = task.taken;
  const now = await app.effectLeases.wantedNow(ref);
  const versionOf = (key: string) => Number(/^draft\d*-(\d+)$/.exec(key)?.[1] ?? Number.POSITIVE_INFINITY);
  return now?.keys.some((key) => versionOf(key) < versionOf(ref.key)) ?? false;
}

type Started = Omit<Delivery, 'place' | 'own'>;

/** Finds or posts the message that shows the progress: in the channel or, where that is closed, to whoever asked. */
async function startDelivery(job: Started, discarded: boolean): Promise<Delivery> {
  const { app, known, effect } = job;
  // The canvas of work notes is people's: the document gets one beside it.
  const isOwn =
    known.incident.place.kind === 'own' &&
    known.externalIds[WORK_NOTES] === undefined &&
    app.policy.workNotes === undefined;
  const begun = placeBegun(job);
  if (begun) return { ...job, place: begun, own: isOwn && begun.channel === known.channel };
  if (known.channel !== undefined) {
    try {
      const place = placeIn(job, { channel: known.channel, discarded });
      return await startIn({ ...job, place, own: isOwn });
    } catch (error) {
      if (!(error instanceof SlackFault) || error.trouble.kind !== 'refused') throw error;
      if (!(await maySee(app, known, { user: effect.by }))) throw error;
      app.journal.warn({ incident: known.incident.key, error }, 'draft goes to who asked for it');
    }
  }
  const channel = await app.directMessages.open(known.incident.team, effect.by);
  return startIn({ ...job, place: { in: 'alone', channel, ts: undefined }, own: false });
}

/** Where an earlier worker began. One of an earlier version began with a message beside the postmortem's. */
function placeBegun({ effect, externalIds }: Started): DraftPlace | undefined {
  const [channel, ts] = externalIds[`progress-${effect.draft}`]?.split('/') ?? [];
  if (channel === undefined) return undefined;
  const [home, overview] = externalIds['overview']?.split('/') ?? [];
  if (overview === undefined || home !== channel) return { in: 'alone', channel, ts };
  if (overview === ts) return { in: 'postmortem', channel, ts };
  return { in: 'reply', channel, ts, under: { ts: overview, everybody: false } };
}

/** The first draft, or one after a draft that was discarded, is in the message of the postmortem; others are under it. */
function placeIn(
  { externalIds }: Started,
  { channel, discarded }: { readonly channel: string; readonly discarded: boolean },
): DraftPlace {
  const [home, overview] = externalIds['overview']?.split('/') ?? [];
  if (overview === undefined || home !== channel) return { in: 'postmortem', channel, ts: undefined };
  const isFirst = discarded || externalIds[NEWEST] === undefined;
  return isFirst
    ? { in: 'postmortem', channel, ts: overview }
    : { in: 'reply', channel, ts: undefined, under: { ts: overview, everybody: false } };
}

async function startIn(job: Delivery): Promise<Delivery> {
  const { app, known, effect, task, place, externalIds } = job;
  const { team, key: incident } = known.incident;
  const { in: kind, ...message } = place;
  const where = { team, ...message, tag: await task.tag('progress') };
  const ts = await app.draftPosts.progress(where, known.incident, { step: 'reading' });
  const value = `${place.channel}/${ts}`;
  const names = [`progress-${effect.draft}`, ...(kind === 'postmortem' ? ['overview'] : [])];
  for (const name of names) {
    const before = externalIds[name];
    if (before !== value) await keepId(app, { team, incident, name }, { value, before });
  }
  const kept = Object.fromEntries(names.map((name) => [name, value]));
  return { ...job, place: { ...place, ts }, externalIds: { ...externalIds, ...kept } };
}

async function showStep({ app, known, place, task }: Delivery, step: DraftStep): Promise<void> {
  const { in: _, ...message } = place;
  const where = { team: known.incident.team, ...message, tag: await task.tag('progress') };
  await app.draftPosts.progress(where, known.incident, step);
}

/** A canvas that failed so often is left out; the file has the whole draft. */
const CANVAS_TRIES = 4;

/**
 * A canvas that fails holds up neither the file nor the picture, which come first then; `fault` is thrown after them,
 * and the canvas is tried again.
 */
async function tryCanvas(
  place: Delivery,
  draft: StoredDraft,
  refused: DraftReady['refused'][number][],
): Promise<{ readonly canvas: string | undefined; readonly fault?: SlackFault }> {
  try {
    return { canvas: await collectRefusal(() => deliverCanvas(place, draft), 'canvas', refused) };
  } catch (error) {
    if (!(error instanceof SlackFault)) throw error;
    const again = error.trouble.kind === 'limited' || place.task.taken.attempt < CANVAS_TRIES;
    if (again) return { canvas: undefined, fault: error };
    refused.push({ what: 'canvas', error: 'canvas_editing_failed', needed: undefined });
    return { canvas: undefined };
  }
}

/** One canvas per incident: a new draft replaces what is in it. */
async function deliverCanvas(place: Delivery, draft: StoredDraft): Promise<string> {
  const { app, known, own, task } = place;
  const { channel } = place.place;
  const { team, key } = known.incident;
  const before = place.externalIds['canvas'];
  const canvas =
    before ??
    (await app.canvases.create({ team, channel, own, tag: await task.tag('canvas') }, draft.document));
  if (before === undefined)
    await keepId(app, { team, incident: key, name: 'canvas' }, { value: canvas, before });
  await fillCanvas(app, known, { canvas, draft, task });
  return canvas;
}

async function deliverFile(place: Delivery, { document }: StoredDraft): Promise<string | undefined> {
  const { app, known, effect } = place;
  return upload(place, 'file', async () => {
    const { people } = await loadRecord(app, known, effect.asOf);
    const files = await sharedFiles(app, known, { format: 'md', asOf: effect.asOf, people });
    return {
      name: `${nameStem(known.incident)}-postmortem.md`,
      title: `Postmortem of ${markedKey(known.incident)}`,
      bytes: await app.renderer.markdown(document, files),
    };
  });
}

/** The timeline of what was logged up to the draft's moment. */
async function deliverPicture(place: Delivery): Promise<string | undefined> {
  const { app, known, effect } = place;
  return upload(place, 'picture', async () => {
    const picture = await app.renderer.timelinePicture(await loadRecord(app, known, effect.asOf));
    if (!picture) return undefined;
    const { bytes, words: alt } = picture;
    const [name, title] = [nameStem(known.incident), markedKey(known.incident)];
    return { name: `${name}-timeline.png`, title: `Timeline of ${title}`, bytes, alt };
  });
}

function upload(
  { app, known, place, effect, externalIds, task }: Delivery,
  part: DraftPart,
  make: () => Promise<Sharable | undefined>,
): Promise<string | undefined> {
  const { channel } = place;
  const thread = place.in === 'postmortem' ? place.ts : place.under?.ts;
  const remembered = `${part}-${effect.draft}`;
  return shareFile(app, known, { remembered, externalIds, channel, thread, task, make });
}

/** What Slack refuses, or what takes too much, is named in the "ready" message; everything else is still delivered. */
async function collectRefusal<T>(
  deliver: () => Promise<T>,
  what: DraftPart,
  refused: DraftReady['refused'][number][],
): Promise<T | undefined> {
  try {
    return await deliver();
  } catch (error) {
    if (error instanceof LimitMet) {
      refused.push({ what, error: error.code, needed: undefined });
      return undefined;
    }
    if (!(error instanceof SlackFault) || error.trouble.kind !== 'refused') throw error;
    refused.push({ what, error: error.trouble.error, needed: error.trouble.needed });
    return undefined;
  }
}

/** Says once that the draft is ready. */
async function postReady(
  { app, known, place, effect, task, externalIds }: Delivery,
  what: Pick<DeliveredDraft, 'draft' | 'entries' | 'canvas' | 'file' | 'picture' | 'refused' | 'proposal'>,
): Promise<void> {
  if (externalIds[`ready-${effect.draft}`] !== undefined) return;
  await announceDraft(app, { known, place, effect, task, ...what });
}
