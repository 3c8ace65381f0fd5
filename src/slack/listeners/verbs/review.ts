import { outsiders, POSTMORTEM, share } from '../../../app/access/sharing.ts';
import { unablePerson } from '../../../app/actions/unable-person.ts';
import { personOf } from '../../../app/people/load-person.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import { reviewPostmortem } from '../../../app/postmortems/review-postmortem.ts';
import { setMeeting } from '../../../app/postmortems/set-meeting.ts';
import { readMeetingTime } from '../../../domain/incident/meeting-time.ts';
import type { CommandOf } from '../../../domain/incident/verbs/read-command.ts';
import { stillOpen } from '../../../domain/postmortem/questions/open-questions.ts';
import type { WorkflowCommand } from '../../../domain/postmortem/review/workflow.ts';
import { draftGone } from '../../words/drafts.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { meetingDayUnclear, meetingPast, meetingSet, meetingUnclear } from '../../words/notes.ts';
import { cannotTake } from '../../words/refusals.ts';
import { reviewMoved, reviewRefused, reviewUnchanged } from '../../words/reviews.ts';
import { zoneNeeded } from '../../words/time-readings.ts';
import { unclearTime } from '../../words/usage.ts';
import { type Answer, sayText } from '../answer.ts';
import { askToShare } from '../ask-to-share.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import type { UserRequest } from '../request.ts';
import { plainText } from './change.ts';
import { type HandlerGroup, onIncident, RESOLVED_TOO, SURE } from './handler.ts';

/** From the draft to the published postmortem. */
export const REVIEW = {
  review: onIncident<CommandOf<'review'>>(async (on, { approver, reviewers }) => {
    const { context, request, known } = on;
    const { app } = context;
    for (const asked of [approver, ...reviewers]) {
      const unable = await unablePerson(app, request.team, asked);
      if (unable) return sayText(cannotTake(unable, request.user), 'refused');
    }
    const outside = await outsiders(app, known, [approver, ...reviewers]);
    const leaving = { incident: known.incident.key, users: outside, what: 'postmortem' as const };
    if (outside.length > 0 && !request.sharing) return askToShare(context, request, leaving);
    const shared = { what: POSTMORTEM, users: outside, by: request.user, delivery: request.id };
    if (outside.length > 0) await share(app, known, shared);
    return applyReviewStep(on, { kind: 'review', approver, reviewers });
  }, RESOLVED_TOO),
  approve: onIncident<CommandOf<'approve'>>(approveIt, RESOLVED_TOO),
  publish: onIncident<CommandOf<'publish'>>(
    (on, { why }) => applyReviewStep(on, { kind: 'publish', exception: plainText(why) }),
    { ...RESOLVED_TOO, ...SURE },
  ),
  skip: onIncident<CommandOf<'skip'>>(
    (on, { why }) => applyReviewStep(on, { kind: 'skip', why: unescapeSlack(why) }),
    RESOLVED_TOO,
  ),
  meeting: onIncident<CommandOf<'meeting'>>(async ({ context, request, known }, command) => {
    const { app, command: name } = context;
    const { zone, zoneUnknown } = await personOf(app, request.team, request.user);
    const reader = { zone, now: app.clock() };
    if (zoneUnknown && needsZone(command.text, reader.now))
      return sayText(zoneNeeded(command.text), 'unclear');
    const time = readMeetingTime(command.text, reader);
    if (time.kind === 'none') return sayText(meetingUnclear(command.text, name), 'unclear');
    if (time.kind === 'several-zones')
      return sayText(unclearTime(time.said, 'several-zones', time.ways), 'unclear');
    if (time.kind === 'invalid') return sayText(meetingDayUnclear(time.said, time.why, name), 'unclear');
    if (!time.ahead) return sayText(meetingPast(time.at, reader, name), 'unclear');
    const set = await setMeeting(app, known, { by: request.user, at: time.at, users: command.users });
    return set === 'set'
      ? sayText(meetingSet(time.at, reader))
      : sayText(draftGone(known.incident.key, name), 'refused');
  }, RESOLVED_TOO),
} satisfies HandlerGroup;

/** Whether the moment depends on where the writer is: it is another one an hour to the east. */
function needsZone(text: string, now: Date): boolean {
  const [here, east] = ['UTC', '+01:00'].map((zone) => readMeetingTime(text, { zone, now }));
  return here?.kind === 'time' && east?.kind === 'time' && here.at.getTime() !== east.at.getTime();
}

/** One step of a review, without who takes it and when. */
type ReviewStep =
  Exclude<WorkflowCommand, { kind: 'changed' }> extends infer Command
    ? Command extends WorkflowCommand
      ? Omit<Command, 'by' | 'at'>
      : never
    : never;

/** Approves the postmortem, as far as the operator lets whoever asked for the review do so. Throws `StoreFault`. */
export function approveIt(on: Parameters<typeof applyReviewStep>[0]): Promise<Answer> {
  const { ownApproval: own } = on.context.app.policy.rights;
  return applyReviewStep(on, { kind: 'approve', own });
}

/** Takes one step of a review and says what came of it. Throws `StoreFault`. */
export async function applyReviewStep(
  {
    context,
    request,
    known: { incident },
  }: {
    readonly context: ListenerContext;
    readonly request: Pick<UserRequest, 'team' | 'user'>;
    readonly known: KnownIncident;
  },
  step: ReviewStep,
): Promise<Answer> {
  const where = { team: request.team, incident: incident.key };
  const reader = await readerOf(context, request);
  const stamp = { by: request.user, at: context.app.clock() };
  const result = await reviewPostmortem(context.app, where, { ...stamp, ...step });
  switch (result.kind) {
    case 'moved':
      return sayText(reviewMoved(incident, result.workflow, context.command));
    case 'unchanged':
      return sayText(reviewUnchanged(incident, result.workflow, reader), 'unchanged');
    case 'refused': {
      const stored = await context.app.postmortems.byIncident(request.team, incident.key);
      const open = stored?.latest
        ? stillOpen(stored.latest.document, stored.state.answers, stored.latest.asOf)
        : [];
      const required = open.filter((question) => question.required);
      const shown = { open: required, reader, command: context.command };
      return sayText(reviewRefused(incident, result.refusal, shown), 'refused');
    }
    default:
      return result satisfies never;
  }
}
