import type { ReviewRoom } from '../../app/ports/review.ts';
import type { SlackClients } from '../client-factory.ts';
import {
  overviewView,
  postmortemDueView,
  publicationView,
  reviewAskedView,
  reviewToldView,
} from '../views/postmortem.ts';
import { postOnce, show } from './post-once.ts';
import { openDirect } from './rooms.ts';

/** Where people work on postmortems, through the Web API. */
export function slackReviewRoom(slack: SlackClients, clock: () => Date): ReviewRoom {
  const direct = async (team: string, user: string) => openDirect(slack, team, user);
  return {
    overview: (where, what) => show(slack, where, overviewView(what, clock())),
    async askReview(team, approver, what, tag) {
      return postOnce(slack, { team, channel: await direct(team, approver), tag }, reviewAskedView(what));
    },
    async tellReview(team, to, what, tag) {
      return postOnce(slack, { team, channel: await direct(team, to), tag }, reviewToldView(what, clock()));
    },
    publication: (where, what) => show(slack, where, publicationView(what, clock())),
    async remindDue(team, to, what, tag) {
      return postOnce(slack, { team, channel: await direct(team, to), tag }, postmortemDueView(what));
    },
  };
}
