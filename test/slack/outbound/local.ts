import {
  type LocalSlack,
  type LocalSlackOptions,
  startLocalSlack,
} from '../../../packages/local-slack/server/local-slack.ts';
import { ownLookupNotes } from '../../../src/app/ports/lookup-notes.ts';
import type { PostTag, PostTarget } from '../../../src/app/ports/post.ts';
import { type CallOutcome, type SlackClients, slackClients } from '../../../src/slack/client-factory.ts';
import { QUIET } from '../../packages/local-slack/quiet-logger.ts';

/** A local Slack and clients that talk to it; `outcomes` has every call as `method outcome`. */
export interface Local {
  readonly slack: LocalSlack;
  readonly clients: SlackClients;
  readonly outcomes: string[];
  /** The clients of a second process, with the same notes. */
  another(): SlackClients;
  /** Where, and under which effect, something is shown. */
  where(channel: string, change?: { ts?: string; tag?: PostTag }): PostTarget;
}

export async function startLocal(options: LocalSlackOptions = {}): Promise<Local> {
  const slack = await startLocalSlack({ rateLimits: false, ...options });
  const outcomes: string[] = [];
  const notes = ownLookupNotes();
  const another = () =>
    slackClients({
      tokenOf: async () => slack.botToken,
      apiUrl: slack.apiUrl,
      logger: QUIET,
      onCall: ({ method, outcome }: { readonly method: string; readonly outcome: CallOutcome }) =>
        outcomes.push(`${method} ${outcome}`),
      notes,
    });
  return {
    slack,
    clients: another(),
    another,
    outcomes,
    where: (channel, change = {}) => ({
      team: slack.teamId,
      channel,
      ts: change.ts,
      tag: change.tag ?? { effect: `T1/x/card-${Math.random()}`, since: undefined },
    }),
  };
}
