import type { ReviewPosts } from '../../app/ports/review.ts';
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
import { openDirect } from './channels.ts';
import { postOnce, show } from './post-once.ts';

/** How long a review meeting is put down for. */
const MEETING_MINUTES = 60;

/** Where people work on postmortems, through the Web API. */
export function slackReviewPosts(slack: SlackClients, clock: () => Date): ReviewPosts {
  const publishIn = channelFinder(slack);
  const direct = async (team: string, user: string) => openDirect(slack, team, user);
  return {
    overview: (where, what) => show(slack, where, overviewView(what, clock())),
    askReview: ({ to, channel }, what, tag) =>
      postOnce(slack, { team: what.incident.team, channel, tag }, reviewAskedView(what, to)),
    async tellReview(team, to, what, tag) {
      return postOnce(slack, { team, channel: await direct(team, to), tag }, reviewToldView(what, clock()));
    },
    async place(team, named) {
      const channel = named && (await publishIn(team, named));
      return channel?.startsWith('#') ? undefined : channel;
    },
    async publication(where, what) {
      const channel = await publishIn(where.team, where.channel);
      // Known by its name only: Slack takes that for a new message, and never for an edit.
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
    async remindDue(team, to, what, tag) {
      return postOnce(slack, { team, channel: await direct(team, to), tag }, postmortemDueView(what));
    },
  };
}
