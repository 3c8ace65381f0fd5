import type { IncidentEffect } from '../../domain/effect.ts';
import { markedKey, nameStem } from '../../domain/incident/drill-mark.ts';
import { compareDrafts } from '../../domain/postmortem/draft/redraft.ts';
import type { App } from '../app.ts';
import { finishDraft } from '../finish-draft.ts';
import { learnNamesOf } from '../learn-names.ts';
import { loadRecord } from '../load-record.ts';
import type { DraftPart, DraftReady, DraftStep } from '../ports/draft-posts.ts';
import type { ExternalIds } from '../ports/external-ids.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { LimitMet } from '../ports/offload.ts';
import type { PostTarget } from '../ports/post.ts';
import { SlackFault } from '../ports/slack-fault.ts';
import { PROPOSED, type StoredDraft } from '../ports/stored-draft.ts';
import { maySee, type SightPorts } from '../who-may-see.ts';
import { writeDraft } from '../write-draft.ts';
import { announceDraft, type DeliveredDraft } from './announce-draft.ts';
import { isChannelComing, untilChannel } from './channel.ts';
import { fillCanvas } from './fill-canvas.ts';
import { keepId } from './keep-id.ts';
import { DONE, later, type Outcome } from './outcome.ts';
import { type Sharable, shareFile } from './share-file.ts';
import type { Task } from './task.ts';

type DraftEffect = Extract<IncidentEffect, { kind: 'draft' }>;
type Ports = Pick<App, 'draftPosts' | 'canvases' | 'fileUploads' | 'renderer' | 'directMessages'> &
  SightPorts &
  Parameters<typeof writeDraft>[0] &
  Parameters<typeof finishDraft>[0] &
  Parameters<typeof learnNamesOf>[0];

/** A draft being delivered: where it goes, and what an earlier worker has already done. */
interface Delivery {
  readonly app: Ports;
  readonly known: KnownIncident;
  readonly effect: DraftEffect;
  readonly task: Task;
  readonly channel: string;
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
  const place = await startDelivery({ app, known, effect, task, externalIds: before?.externalIds ?? {} });
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
  await showStep(place, { step: 'done', entries });
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
  await showStep(place, { step: 'done', entries });
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

/** Finds or posts the one progress message: in the channel or, where that is closed, to whoever asked. */
async function startDelivery(job: Omit<Delivery, 'channel' | 'own'>): Promise<Delivery> {
  const { app, known, effect } = job;
  const name = `progress-${effect.draft}`;
  const before = job.externalIds[name]?.split('/')[0];
  const own = known.incident.place.kind === 'own';
  if (before !== undefined) return { ...job, channel: before, own: own && before === known.channel };
  if (known.channel !== undefined) {
    try {
      return await startIn({ ...job, channel: known.channel, own });
    } catch (error) {
      if (!(error instanceof SlackFault) || error.trouble.kind !== 'refused') throw error;
      if (!(await maySee(app, known, { user: effect.by }))) throw error;
      app.journal.warn({ incident: known.incident.key, error }, 'draft goes to who asked for it');
    }
  }
  const direct = await app.directMessages.open(known.incident.team, effect.by);
  return startIn({ ...job, channel: direct, own: false });
}

async function startIn(place: Delivery): Promise<Delivery> {
  const { app, known, effect, task, channel } = place;
  const { team, key } = known.incident;
  const where = { team, channel, ts: undefined, tag: await task.tag('progress') };
  const ts = await app.draftPosts.progress(where, known.incident, { step: 'reading' });
  const value = `${channel}/${ts}`;
  const name = `progress-${effect.draft}`;
  await keepId(app, { team, incident: key, name }, { value, before: undefined });
  return { ...place, externalIds: { ...place.externalIds, [name]: value } };
}

async function showStep(place: Delivery, step: DraftStep): Promise<void> {
  const { app, known, effect, channel, task } = place;
  const ts = place.externalIds[`progress-${effect.draft}`]?.split('/')[1];
  if (ts === undefined) return;
  const where = { team: known.incident.team, channel, ts, tag: await task.tag('progress') };
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
  const { app, known, channel, own, task } = place;
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
  const { app, known } = place;
  return upload(place, 'file', async () => ({
    name: `${nameStem(known.incident)}-postmortem.md`,
    title: `Postmortem of ${markedKey(known.incident)}`,
    bytes: await app.renderer.markdown(document),
  }));
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
  { app, known, channel, effect, externalIds, task }: Delivery,
  part: DraftPart,
  make: () => Promise<Sharable | undefined>,
): Promise<string | undefined> {
  return shareFile(app, known, { remembered: `${part}-${effect.draft}`, externalIds, channel, task, make });
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
  { app, known, channel, effect, task, externalIds }: Delivery,
  what: Pick<DeliveredDraft, 'draft' | 'entries' | 'canvas' | 'file' | 'picture' | 'refused' | 'proposal'>,
): Promise<void> {
  if (externalIds[`ready-${effect.draft}`] !== undefined) return;
  await announceDraft(app, { known, channel, effect, task, ...what });
}
