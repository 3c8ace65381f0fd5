import { addEntry } from '../../../app/add-entry.ts';
import { keepAnswers } from '../../../app/answer-questions.ts';
import { impactForm } from '../../../app/impact-form.ts';
import { personOf } from '../../../app/person.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import { setMeeting } from '../../../app/set-meeting.ts';
import { readMeetingTime } from '../../../domain/incident/meeting-time.ts';
import type { PostmortemWords } from '../../../domain/incident/postmortem-words.ts';
import { readMetric } from '../../../domain/postmortem/fills.ts';
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
import type { Asked } from '../asked.ts';
import type { Parts } from '../parts.ts';
import { withIncident } from '../resolve-place.ts';
import { readerOf } from './look.ts';
import { takeStep } from './review.ts';

/** The verbs of a postmortem: what fills its record, and the way to its readers. */
export function postmortem(parts: Parts, asked: Asked, words: PostmortemWords): Promise<Answer> {
  return withIncident(parts, asked, (known) => carryOut(parts, asked, known, words), {
    resolvedToo: true,
  });
}

function carryOut(parts: Parts, asked: Asked, known: KnownIncident, words: PostmortemWords): Promise<Answer> {
  const stamp = { by: asked.user, at: parts.app.clock() };
  switch (words.verb) {
    case 'impact':
      return askForImpact(parts, asked, known);
    case 'why':
    case 'cause':
    case 'well':
    case 'wrong':
    case 'lucky':
    case 'lesson':
    case 'metric':
      return note(parts, asked, known, words);
    case 'comms':
      return communication(parts, asked, known, words);
    case 'review':
      return takeStep(parts, asked, known, {
        ...stamp,
        kind: 'review',
        approver: words.approver,
        reviewers: words.reviewers,
      });
    case 'approve':
      return takeStep(parts, asked, known, { ...stamp, kind: 'approve' });
    case 'publish': {
      const exception = words.why === undefined ? undefined : unescapeSlack(words.why);
      return takeStep(parts, asked, known, { ...stamp, kind: 'publish', exception });
    }
    case 'skip':
      return takeStep(parts, asked, known, { ...stamp, kind: 'skip', why: unescapeSlack(words.why) });
    case 'meeting':
      return meeting(parts, asked, known, words);
    default:
      return words satisfies never;
  }
}

async function askForImpact(parts: Parts, asked: Asked, known: KnownIncident): Promise<Answer> {
  const form = await impactForm(parts.app, known);
  return open(impactModal(form, { incident: known.incident.key, channel: asked.channel }));
}

async function note(
  parts: Parts,
  asked: Asked,
  known: KnownIncident,
  words: Extract<PostmortemWords, { readonly note: unknown }>,
): Promise<Answer> {
  const text = unescapeSlack(words.text);
  if (words.note === 'note.metric') {
    const { name, normal, during } = readMetric(text);
    if (name === '' || (normal === undefined && during === undefined))
      return sayWords(metricUnclear(parts.command), 'unclear');
  }
  await keepAnswers(parts.app, known, { by: asked.user }, [{ question: words.note, text }]);
  return sayWords(noted(words.note, text));
}

/** What was told to whom is an entry, like everything that happened. */
async function communication(
  parts: Parts,
  asked: Asked,
  { incident }: KnownIncident,
  words: Extract<PostmortemWords, { readonly verb: 'comms' }>,
): Promise<Answer> {
  const text = unescapeSlack(words.text);
  const entry = await addEntry(parts.app, {
    id: asked.id,
    team: asked.team,
    incident: incident.key,
    author: asked.user,
    text: words.audience === 'internal' ? `Internal: ${text}` : `External: ${text}`,
    type: 'communication',
    occurredAt: parts.app.clock(),
  });
  return say(receiptView(entry, await readerOf(parts, asked)));
}

async function meeting(
  parts: Parts,
  asked: Asked,
  known: KnownIncident,
  words: Extract<PostmortemWords, { readonly verb: 'meeting' }>,
): Promise<Answer> {
  const { app, command } = parts;
  const { zone } = await personOf(app, asked.team, asked.user);
  const reader = { zone, now: app.clock() };
  const time = readMeetingTime(words.text, reader);
  if (time.kind === 'none') return sayWords(meetingUnclear(words.text, command), 'unclear');
  if (time.kind === 'invalid') return sayWords(meetingDayUnclear(time.said, time.why, command), 'unclear');
  if (!time.ahead) return sayWords(meetingPast(time.at, reader, command), 'unclear');
  const set = await setMeeting(app, known, { by: asked.user, at: time.at, users: words.users });
  return set === 'set'
    ? sayWords(meetingSet(time.at, reader))
    : sayWords(draftGone(known.incident.key, command), 'refused');
}
