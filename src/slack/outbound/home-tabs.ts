import { createHash } from 'node:crypto';
import type { HomePublished, HomeTabs } from '../../app/ports/home-tabs.ts';
import { refusedWith, SlackFault } from '../../app/ports/slack-fault.ts';
import type { Zone } from '../../domain/timeline/wall-clock.ts';
import type { SlackClients } from '../client-factory.ts';
import { NewerBlocks } from '../newer-blocks.ts';
import type { Forms } from '../views/blocks.ts';
import { homeView } from '../views/home.ts';

/** What home tabs need beside Slack. */
export interface HomeTabOptions {
  readonly zoneOf: (team: string, user: string) => Promise<Zone>;
  readonly clock: () => Date;
  /** The slash command's name, `/incident`. */
  readonly command: string;
}

/** Slack shows this person no home tab: it is off in the app, or they cannot be shown one. */
const NOT_SHOWN = [
  'not_enabled',
  'user_not_found',
  'user_is_bot',
  'user_disabled',
  'view_not_found',
] as const;

/** Home tabs, through the Web API. */
export function slackHomeTabs(slack: SlackClients, { zoneOf, clock, command }: HomeTabOptions): HomeTabs {
  const newerBlocks = new NewerBlocks();
  return {
    async publish({ team, user, home, notice }, { before, ifChanged }) {
      const reader = { zone: await zoneOf(team, user), now: clock() };
      const forms = homeView(home, { reader, command, notice });
      const [last, hash] = before?.split(' ') ?? [];
      // What came of a button is no change: it stays until there is one.
      const content = contentOf(homeView(home, { reader, command, notice: undefined }));
      if (ifChanged && last === content) return { kind: 'same' };
      let published: HomePublished = { kind: 'conflict' };
      try {
        await newerBlocks.send(team, forms, async ({ blocks }) => {
          const view = { type: 'home' as const, blocks };
          const answer = await slack
            .call(team, 'views.publish', (client) =>
              client.views.publish({ user_id: user, view, ...(hash ? { hash } : {}) }),
            )
            .catch(asRefusedBlocks);
          published = { kind: 'published', shown: `${content} ${answer.view?.hash ?? ''}` };
        });
        return published;
      } catch (error) {
        if (refusedWith(error, 'hash_conflict')) return { kind: 'conflict' };
        const why = NOT_SHOWN.find((code) => refusedWith(error, code));
        if (why !== undefined) return { kind: 'not shown', why };
        throw error;
      }
    },
  };
}

/** Slack calls blocks that a view cannot have invalid arguments (docs.slack.dev/reference/methods/views.publish). */
function asRefusedBlocks(error: unknown): never {
  if (
    error instanceof SlackFault &&
    refusedWith(error, 'invalid_arguments') &&
    error.trouble.kind === 'refused'
  )
    throw new SlackFault({ ...error.trouble, error: 'invalid_blocks' }, error);
  throw error;
}

/** What the page says, whichever of its forms the workspace takes. */
function contentOf(forms: Forms): string {
  return createHash('sha256')
    .update(JSON.stringify(forms.at(-1)?.blocks))
    .digest('base64url');
}
