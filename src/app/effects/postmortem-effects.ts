import type { Effect, PostmortemEffect } from '../../domain/effect.ts';
import { markedKey, nameStem } from '../../domain/incident/drill-mark.ts';
import { forReaders } from '../../domain/postmortem/draft/for-readers.ts';
import { askedOf } from '../../domain/postmortem/review/workflow.ts';
import { mayHear, STANDS_OUTSIDE, standsOutside } from '../access/sharing.ts';
import type { App } from '../app.ts';
import { sharedFiles } from '../capture/shared-files.ts';
import type { ExternalIds } from '../ports/external-ids.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { KnownPostmortem } from '../ports/postmortems.ts';
import type { PostmortemShown } from '../ports/review-posts.ts';
import { type StoredDraft, wordsOf } from '../ports/stored-draft.ts';
import { loadRecord } from '../postmortems/load-record.ts';
import { postmortemShown } from '../postmortems/postmortem-shown.ts';
import { meetingOf } from '../postmortems/set-meeting.ts';
import { writeDocumentStatus } from '../postmortems/write-document-status.ts';
import { archiveChannel } from './archive-channel.ts';
import { askWhetherItHelped } from './ask-helped.ts';
import { withChannel } from './channel.ts';
import { fillCanvas } from './fill-canvas.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';
import { pastRefusal } from './past-refusal.ts';
import { remindOfPostmortem } from './remind-postmortem.ts';
import { shareFile } from './share-file.ts';
import { tagOfSingleMessage, untilItsTurn } from './single-message.ts';
import type { Task } from './task.ts';
import { titled } from './titled.ts';

/** A postmortem's effect in the hands of a worker, with the postmortem as people see it now. */
interface Job {
  readonly app: App;
  readonly known: KnownIncident;
  readonly what: PostmortemShown;
  readonly task: Task;
  /** Those of the postmortem. */
  readonly externalIds: ExternalIds;
}

const NOT_SHARED = 'the incident is private, and it was not shared with this person';

/** Runs what a postmortem wants. */
export async function runPostmortemEffect(
  app: App,
  { known, effect, task }: Pick<Job, 'known' | 'task'> & { readonly effect: Effect },
): Promise<Outcome> {
  const { team, key } = known.incident;
  const stored = await app.postmortems.byIncident(team, key);
  if (!stored?.latest) return dropped('there is no draft');
  const { latest, externalIds } = stored;
  const job: Job = {
    app,
    known,
    what: postmortemShown(known.incident, { ...stored, latest }),
    task,
    externalIds,
  };
  switch (effect.kind) {
    case 'overview':
      return showOverviewAndRequests(job, stored.discarded);
    case 'canvas': {
      const canvas = externalIds['canvas'];
      if (canvas === undefined) return dropped('there is no canvas; the file holds the text');
      await fillCanvas(app, known, { canvas, draft: latest, task });
      return DONE;
    }
    case 'ask-review':
      return askReview(job, effect.of);
    case 'status':
      await writeDocumentStatus(app, known);
      return DONE;
    case 'share-document':
      return shareDocument(job, latest, effect.for);
    case 'tell-review':
      if (!(await mayHear(app, known, { user: effect.to, what: job.what.state }))) return dropped(NOT_SHARED);
      await app.reviewPosts.reviewResult(effect.to, job.what, await task.tag());
      return DONE;
    case 'publication':
      return publish(job);
    case 'meeting':
      return callMeeting(job, { ...stored, latest });
    case 'remind-postmortem':
      return remindOfPostmortem(app, { known, what: job.what, effect, task });
    case 'ask-helped':
      return askWhetherItHelped(app, { known, state: job.what.state, effect, task });
    case 'archive-channel':
      return archiveChannel(app, known, { workflow: job.what.state.workflow, task });
    default:
      return dropped(`a postmortem cannot want "${effect.kind}"`);
  }
}

/**
 * The message that the whole channel reads comes first, then what was asked of reviewers. Of a draft that was set aside
 * only a message that is there is told.
 */
async function showOverviewAndRequests(job: Job, discarded: boolean): Promise<Outcome> {
  const says = job.what.discardedBy !== undefined && job.externalIds['overview'] !== undefined;
  const shown = discarded && !says ? dropped('the draft was discarded') : await showOverview(job);
  if (shown.kind !== 'later') await followAsked(job);
  return shown;
}

/** One message, edited; a new one only where there was none. */
function showOverview({ app, known, what, task, externalIds }: Job): Promise<Outcome> {
  const { team } = known.incident;
  const [home, before] = externalIds['overview']?.split('/') ?? [];
  return withChannel(known, async (current) => {
    const channel = home ?? current;
    const message = { name: 'overview', ts: before };
    const tag = await tagOfSingleMessage(app, task, message);
    if (!tag) return untilItsTurn(task, 'overview');
    const ts = await app.reviewPosts.overview({ team, channel, ts: before, tag }, what);
    if (ts !== before) await task.remember('overview', `${channel}/${ts}`);
    return DONE;
  });
}

/** Asks a reviewer in a direct message, unless the review is over by now. */
async function askReview({ app, known, what, task }: Job, of: string): Promise<Outcome> {
  const { workflow } = what.state;
  if (workflow.state !== 'in review' || !askedOf(workflow).includes(of)) return dropped('not asked any more');
  if (!(await mayHear(app, known, { user: of, what: what.state }))) return dropped(NOT_SHARED);
  const { team } = known.incident;
  const channel = await app.directMessages.open(team, of);
  const ts = await app.reviewPosts.askReview({ to: of, channel }, what, await task.tag());
  await task.remember(`${ASKED}${of}-${ts}`, [channel, ts, stepOf(what)].join('/'));
  return DONE;
}

/**
 * Before the person and the ts, the name under which a request is kept: its channel, its ts, and the step it shows. Who
 * is asked again has several. Earlier versions kept the last one of a person, without the ts in its name.
 */
const ASKED = 'asked-';

/** Requests that were sent say what became of the review: a button of one that is over would mislead. */
async function followAsked({ app, known, what, task, externalIds }: Job): Promise<void> {
  const step = stepOf(what);
  for (const [name, value] of Object.entries(externalIds)) {
    const [channel, ts, shown] = value.split('/');
    if (!name.startsWith(ASKED) || channel === undefined || ts === undefined || shown === step) continue;
    const [to = ''] = name.slice(ASKED.length).split('-');
    if (!(await mayHear(app, known, { user: to, what: what.state }))) continue;
    const tag = await task.tag();
    await pastRefusal(app, () => app.reviewPosts.askReview({ to, channel, ts }, what, tag));
    await task.remember(name, [channel, ts, step].join('/'));
  }
}

/** Names a step of the review. The text may change within one: the buttons stay about the text that was sent. */
function stepOf({ state: { workflow } }: PostmortemShown): string {
  return workflow.state === 'in review' ? `in review ${workflow.askedAt.getTime()}` : workflow.state;
}

/** Shares the document with its pictures: its readers may have no access to the incident's channel. */
async function shareDocument(
  { app, known, what, task, externalIds }: Job,
  latest: StoredDraft,
  reader: Extract<PostmortemEffect, { kind: 'share-document' }>['for'],
): Promise<Outcome> {
  const { team } = known.incident;
  const target = publishedIn(app, known);
  if (reader !== 'readers' && !(await mayHear(app, known, { user: reader.user, what: what.state })))
    return dropped(NOT_SHARED);
  const channel =
    reader === 'readers'
      ? target && (await app.channels.idOf(team, target))
      : await app.directMessages.open(team, reader.user);
  if (channel === undefined) return dropped('Slack does not tell which channel that is');
  const make = async () => {
    const { document, asOf } = (await writeDocumentStatus(app, known)) ?? latest;
    const record = await loadRecord(app, known, asOf);
    const shown = reader === 'readers' ? forReaders(document) : document;
    const files = await sharedFiles(app, known, { format: 'pdf', asOf, people: record.people });
    const [pdf] = await app.renderer.exportFiles('pdf', shown, { record, files });
    return pdf;
  };
  // Everybody who is asked about a revision in one state of its review gets the same file.
  const which = [team, known.incident.key, wordsOf(latest.id), reader === 'readers', what.state.workflow];
  await shareFile(app, known, {
    remembered: `shared-${task.taken.ref.key}`,
    externalIds,
    task,
    channel,
    make: async () => {
      const pdf = await app.keptFiles.once(JSON.stringify(which), make);
      const [name, title] = [nameStem(known.incident), markedKey(known.incident)];
      if (!pdf) return undefined;
      return { ...pdf, name: `${name}-${pdf.name}`, title: titled(`Postmortem of ${title}`, pdf) };
    },
  });
  return DONE;
}

/** Nothing of a private incident leaves its channel. */
function publishedIn(app: Pick<App, 'policy'>, { incident, channel }: KnownIncident): string | undefined {
  return incident.private ? channel : (app.policy.publishChannel ?? channel);
}

async function publish({ app, known, what, task, externalIds }: Job): Promise<Outcome> {
  const { team } = known.incident;
  const target = publishedIn(app, known);
  if (target === undefined) return dropped('there is no channel to publish in');
  const [home, before] = externalIds['publication']?.split('/') ?? [];
  const channel = home ?? target;
  if (standsOutside(known, channel)) return dropped(STANDS_OUTSIDE);
  const where = { team, channel, ts: before, tag: await task.tag() };
  const ts = await app.reviewPosts.publication(where, what);
  if (ts !== before) await task.remember('publication', `${channel}/${ts}`);
  return DONE;
}

/** Posts the agenda and, once, the calendar file; a meeting that was moved since has an effect of its own. */
async function callMeeting(
  { app, known, what, task, externalIds }: Job,
  stored: KnownPostmortem,
): Promise<Outcome> {
  const { team } = known.incident;
  const meeting = await meetingOf(app, known, stored);
  if (!meeting) return dropped('there is no meeting');
  return withChannel(known, async (channel) => {
    await app.reviewPosts.meeting({ team, channel, ts: undefined, tag: await task.tag() }, what, meeting);
    await shareFile(app, known, {
      remembered: `meeting-${meeting.sequence}`,
      externalIds,
      task,
      channel,
      make: async () => ({
        name: `${nameStem(known.incident)}-review.ics`,
        title: `Review meeting of ${markedKey(known.incident)}`,
        bytes: await app.reviewPosts.calendar(what, meeting),
      }),
    });
    return DONE;
  });
}
