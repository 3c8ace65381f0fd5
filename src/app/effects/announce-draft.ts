import type { IncidentEffect } from '../../domain/effect.ts';
import { remarkFigures } from '../../domain/postmortem/document/remark.ts';
import type { App } from '../app.ts';
import type { DraftReady } from '../ports/draft-posts.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { PostTarget } from '../ports/post.ts';
import type { StoredDraft } from '../ports/stored-draft.ts';
import { keepId } from './keep-id.ts';
import type { Task } from './task.ts';

type DraftEffect = Extract<IncidentEffect, { kind: 'draft' }>;
type Ports = Pick<App, 'draftPosts' | 'postmortems' | 'revisions' | 'policy'>;

/** Where a draft shows how far it is. */
export interface DraftPlace extends Pick<PostTarget, 'channel' | 'ts' | 'under'> {
  /**
   * `postmortem`: the one message of the postmortem, which shows the document once there is one. `reply`: a message in
   * its thread. `alone`: a message where there is no such message, as in a direct conversation.
   */
  readonly in: 'postmortem' | 'reply' | 'alone';
}

/** A draft that is delivered, and what its message says of it. */
export interface DeliveredDraft
  extends Pick<DraftReady, 'entries' | 'canvas' | 'file' | 'picture' | 'refused' | 'proposal'> {
  readonly known: KnownIncident;
  readonly effect: DraftEffect;
  readonly task: Task;
  readonly place: DraftPlace;
  readonly draft: StoredDraft;
}

/**
 * Says that the draft is ready, and keeps the message. Two drafts may be finished in the other order, at the same
 * moment: the newer one makes itself known before it is announced, and the older one looks before and after, so
 * that the last message that does not call itself older is the newest draft's. Throws `SlackFault`, `ClaimLost`.
 */
export async function announceDraft(app: Ports, delivered: DeliveredDraft): Promise<void> {
  const { known, effect, task, place } = delivered;
  const { team, key } = known.incident;
  const ready = await readyOf(app, delivered);
  const where = { team, ...messageOf(place), tag: await task.tag('ready') };
  const older = !(await claimNewest(app, known, effect.asOf));
  const isSilent = place.in === 'postmortem' && !older && !tellsMore(ready);
  const ts = isSilent ? place.ts : await app.draftPosts.ready(where, { ...ready, older });
  if (!isSilent && !older && !(await claimNewest(app, known, effect.asOf)))
    await app.draftPosts.ready({ ...where, ts }, { ...ready, older: true });
  const name = `ready-${effect.draft}`;
  await keepId(app, { team, incident: key, name }, { value: `${place.channel}/${ts}`, before: undefined });
}

/** The message that says it: the one that showed the progress or, under the postmortem's message, a new one. */
function messageOf({
  in: kind,
  channel,
  ts,
  under,
}: DraftPlace): Pick<PostTarget, 'channel' | 'ts' | 'under'> {
  if (kind !== 'postmortem' || ts === undefined) return { channel, ts, ...(under && { under }) };
  return { channel, ts: undefined, under: { ts, everybody: false } };
}

const REPLIES = { postmortem: 'notes', reply: 'again', alone: undefined } as const;

/** What the postmortem's own message does not say. */
function tellsMore({ refused, goneTemplate, proposal }: DraftReady): boolean {
  return refused.length > 0 || goneTemplate !== undefined || proposal !== undefined;
}

/** The external id under which a postmortem keeps the moment (ISO) up to which its newest announced draft reads. */
export const NEWEST = 'newest-ready';

/** Makes the draft of this moment the newest one that is announced; `false` where a newer one is. */
async function claimNewest(app: Ports, { incident }: KnownIncident, asOf: Date): Promise<boolean> {
  const { team, key } = incident;
  const value = asOf.toISOString();
  for (;;) {
    const before = (await app.postmortems.byIncident(team, key))?.externalIds[NEWEST];
    if (before !== undefined && before >= value) return before === value;
    if (await app.postmortems.remember({ team, incident: key }, NEWEST, { value, before })) return true;
  }
}

async function readyOf(app: Ports, delivered: DeliveredDraft): Promise<DraftReady> {
  const { known, effect, draft, entries, canvas, file, picture, refused, proposal, place } = delivered;
  const { team, key } = known.incident;
  const { verdicts } = await app.postmortems.state(team, key);
  return {
    ...{ incident: known.incident, draft: effect.draft, document: draft.document },
    ...{ entries, canvas, file, picture, refused, older: false, reply: REPLIES[place.in] },
    remarks: remarkFigures(draft.document, verdicts),
    ...(proposal ? { proposal } : {}),
    goneTemplate: await goneTemplate(app, known, effect),
  };
}

/** Names a template that is no longer configured: documents that it laid out stay as they are. */
async function goneTemplate(
  app: Ports,
  { incident }: KnownIncident,
  { draft, template }: DraftEffect,
): Promise<string | undefined> {
  const { known } = app.policy.templates;
  if (!known.has(template)) return template;
  const revisions = await app.revisions.list(incident.team, incident.key);
  const before = revisions.find(({ id }) => id !== draft)?.template;
  return before === undefined || known.has(before) ? undefined : before;
}
