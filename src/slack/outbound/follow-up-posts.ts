import type { FollowUpPosts } from '../../app/ports/follow-up-posts.ts';
import { refusedWith } from '../../app/ports/slack-fault.ts';
import type { SlackClients } from '../client-factory.ts';
import { helpedAskedView } from '../views/effect-review.ts';
import { moveAskedView, moveJudgedView } from '../views/move-asked.ts';
import { weeklyForms } from '../views/weekly.ts';
import type { Reader } from '../words/times.ts';
import type { DirectMessageOptions } from './direct-messages.ts';
import { postOnce } from './post-once.ts';

/** What Slack shows of follow-ups besides reminders. */
export function slackFollowUpPosts(
  slack: SlackClients,
  { zoneOf, clock }: DirectMessageOptions,
): FollowUpPosts {
  const readerOf = async (team: string, user: string): Promise<Reader> => ({
    zone: await zoneOf(team, user),
    now: clock(),
  });
  return {
    async askAboutMove(where, shown) {
      return postOnce(slack, where, moveAskedView(shown, await readerOf(where.team, shown.to)));
    },
    askHelped: (where, shown) => postOnce(slack, where, helpedAskedView(shown)),
    async weekly(where, shown) {
      const [best, ...simpler] = weeklyForms(shown, clock());
      try {
        return await postOnce(slack, where, best);
      } catch (error) {
        // Not every workspace takes tables.
        const [plain] = simpler;
        if (!plain || !refusedWith(error, 'invalid_blocks', 'invalid_blocks_format')) throw error;
        return postOnce(slack, where, plain);
      }
    },
    tellMoveJudged: (where, shown) => postOnce(slack, where, moveJudgedView(shown)),
  };
}
