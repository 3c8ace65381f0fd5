import { addEntry } from '../../../app/add-entry.ts';
import { keepAnswers } from '../../../app/answer-questions.ts';
import { impactForm } from '../../../app/impact-form.ts';
import { personOf } from '../../../app/load-person.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import { setMeeting } from '../../../app/set-meeting.ts';
import { readMeetingTime } from '../../../domain/incident/meeting-time.ts';
import type { PostmortemWords } from '../../../domain/incident/postmortem-words.ts';
import { readMetric } from '../../../domain/postmortem/record-updates.ts';
import { impactModal } from '../../views/impact-modal.ts';
import { receiptView } from '../../views/receipt.ts';
import { draftGone } from '../../words/drafts.ts';
import { unescapeSlack } from '../../words/escape.ts';
import {
  meetingDayUnclear,
  meetingPast,
  meetingSet,
  meetingUnclear,
  metricUnclear,
  noted,
} from '../../words/notes.ts';
import { type Answer, open, say, sayWords } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import type { UserRequest } from '../request.ts';
import { withIncident } from '../with-incident.ts';
import { readerOf } from './queries.ts';
import { takeStep } from './review.ts';

/** The verbs of a postmortem: what fills its record, and the way to its readers. */
export function postmortem(
  context: ListenerContext,
  request: UserRequest,
  words: PostmortemWords,
): Promise<Answer> {
  return withIncident(context, request, (known) => carryOut(context, request, known, words), {
    resolvedToo: true,
  });
}

function carryOut(
  context: ListenerContext,
  request: UserRequest,
  known: KnownIncident,
  words: PostmortemWords,
): Promise<Answer> {
  const stamp = { by: request.user, at: context.app.clock() };
  switch (words.verb) {
    case 'impact':
      return askForImpact(context, request, known);
    case 'why':
    case 'cause':
    case 'well':
    case 'wrong':
    case 'lucky':
    case 'lesson':
    case 'metric':
      return note(context, request, known, words);
    case 'comms':
      return communication(context, request, known, words);
    case 'review':
      return takeStep(context, request, known, {
        ...stamp,
        kind: 'review',
        approver: words.approver,
        reviewers: words.reviewers,
      });
    case 'approve':
      return takeStep(context, request, known, { ...stamp, kind: 'approve' });
    case 'publish': {
      const exception = words.why === undefined ? undefined : unescapeSlack(words.why);
      return takeStep(context, request, known, { ...stamp, kind: 'publish', exception });
    }
    case 'skip':
      return takeStep(context, request, known, { ...stamp, kind: 'skip', why: unescapeSlack(words.why) });
    case 'meeting':
      return meeting(context, request, known, words);
    default:
      return words satisfies never;
  }
}

async function askForImpact(
  context: ListenerContext,
  request: UserRequest,
  known: KnownIncident,
): Promise<Answer> {
  const form = await impactForm(context.app, known);
  return open(impactModal(form, { incident: known.incident.key, channel: request.channel }));
}

async function note(
  context: ListenerContext,
  request: UserRequest,
  known: KnownIncident,
  words: Extract<PostmortemWords, { readonly note: unknown }>,
): Promise<Answer> {
  const text = unescapeSlack(words.text);
  if (words.note === 'note.metric') {
    const { name, normal, during } = readMetric(text);
    if (name === '' || (normal === undefined && during === undefined))
      return sayWords(metricUnclear(context.command), 'unclear');
  }
  await keepAnswers(context.app, known, { by: request.user }, [{ question: words.note, text }]);
  return sayWords(noted(words.note, text));
}

/** What was told to whom is an entry, like everything that happened. */
async function communication(
  context: ListenerContext,
  request: UserRequest,
  { incident }: KnownIncident,
  words: Extract<PostmortemWords, { readonly verb: 'comms' }>,
): Promise<Answer> {
  const text = unescapeSlack(words.text);
  const entry = await addEntry(context.app, {
    id: request.id,
    team: request.team,
    incident: incident.key,
    author: request.user,
    text: words.audience === 'internal' ? `Internal: ${text}` : `External: ${text}`,
    type: 'communication',
    occurredAt: context.app.clock(),
  });
  return say(receiptView(entry, await readerOf(context, request)));
}

async function meeting(
  context: ListenerContext,
  request: UserRequest,
  known: KnownIncident,
  words: Extract<PostmortemWords, { readonly verb: 'meeting' }>,
): Promise<Answer> {
  const { app, command } = context;
  const { zone } = await personOf(app, request.team, request.user);
  const reader = { zone, now: app.clock() };
  const time = readMeetingTime(words.text, reader);
  if (time.kind === 'none') return sayWords(meetingUnclear(words.text, command), 'unclear');
  if (time.kind === 'invalid') return sayWords(meetingDayUnclear(time.said, time.why, command), 'unclear');
  if (!time.ahead) return sayWords(meetingPast(time.at, reader, command), 'unclear');
  const set = await setMeeting(app, known, { by: request.user, at: time.at, users: words.users });
  return set === 'set'
    ? sayWords(meetingSet(time.at, reader))
    : sayWords(draftGone(known.incident.key, command), 'refused');
}
