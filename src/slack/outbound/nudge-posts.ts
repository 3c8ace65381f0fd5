import type { NudgePosts } from '../../app/ports/nudge-posts.ts';
import type { SlackClients } from '../client-factory.ts';
import { nudgeView } from '../views/nudge.ts';
import { edit, postOnce } from './post-once.ts';

/** Nudges in Slack: a direct message, or one in the incident's channel. */
export function slackNudgePosts(slack: SlackClients): NudgePosts {
  return {
    post: (where, shown) => postOnce(slack, where, nudgeView(shown)),
    async settle(where, shown) {
      await edit(slack, where, nudgeView(shown));
    },
  };
}
