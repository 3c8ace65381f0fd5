import type { PostTag } from '../../app/ports/post.ts';
import type { PostmortemShown, ReviewPosts } from '../../app/ports/review-posts.ts';
import type { SlackClients } from '../client-factory.ts';
import {
  meetingView,
  overviewView,
  postmortemDueView,
  publicationView,
  reviewAskedView,
  reviewToldView,
} from '../views/postmortem.ts';
import { agendaLines, meetingTitle } from '../words/postmortems.ts';
import { channelFinder } from './channel-finder.ts';
import { openDirect } from './open-direct.ts';
import { edit, postOnce, show } from './post-once.ts';
import { openAt } from './uploads.ts';

/** How long a review meeting is scheduled for. */
const MEETING_MINUTES = 60;

/** Where people work on postmortems, through the Web API. */
export function slackReviewPosts(
  slack: SlackClients,
  clock: () => Date,
  channelIdOf = channelFinder(slack),
): ReviewPosts {
  const directTarget = async (to: string, { incident: { team } }: PostmortemShown, tag: PostTag) => ({
    team,
    channel: await openDirect(slack, team, to),
    tag,
  });
  return {
    async overview(where, what) {
      const url = await openAt(slack, where.team, what);
      return show(slack, where, overviewView(what, { now: clock(), url }));
    },
    async askReview({ to, channel, ts }, what, tag) {
      const { team } = what.incident;
      const view = reviewAskedView(what, { to, now: clock(), url: await openAt(slack, team, what) });
      if (ts === undefined) return postOnce(slack, { team, channel, tag }, view);
      await edit(slack, { team, channel, ts, tag }, view);
      return ts;
    },
    async reviewResult(to, what, tag) {
      return postOnce(slack, await directTarget(to, what, tag), reviewToldView(what, clock()));
    },
    async publication(where, what) {
      const channel = await channelIdOf(where.team, where.channel);
      // Known by name only, which Slack accepts for a new message but never for an edit.
      if (channel.startsWith('#') && where.ts !== undefined) return where.ts;
      const { renderSlackPreview } = await import('../../render/slack-preview.ts');
      const { blocks } = renderSlackPreview(what.document);
      return show(slack, { ...where, channel }, publicationView(what, blocks, clock()));
    },
    meeting: (where, what, meeting) => show(slack, where, meetingView(what, meeting)),
    async calendar(what, meeting) {
      const { renderCalendar } = await import('../../render/calendar.ts');
      return renderCalendar({
        id: `${what.incident.team}-${what.incident.key}-review`,
        title: meetingTitle(what),
        at: meeting.at,
        minutes: MEETING_MINUTES,
        description: agendaLines(meeting).join('\n'),
        setAt: meeting.setAt,
        sequence: meeting.sequence,
      });
    },
    async remindDue(who, what, tag) {
      const { team } = what.incident;
      const where =
        who.as === 'channel' ? { team, channel: who.in, tag } : await directTarget(who.to, what, tag);
      return postOnce(slack, where, postmortemDueView(what, who.as, clock()));
    },
  };
}
