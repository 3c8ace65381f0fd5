import type { App } from '../app.ts';
import type { HomePublished } from '../ports/home-tabs.ts';
import { loadHome } from './load-home.ts';

export type HomePorts = Parameters<typeof loadHome>[0] & Pick<App, 'homes' | 'homeTabs'>;

/** Whose home tab, and what came of a button in it. */
export interface HomeOf {
  readonly team: string;
  readonly user: string;
  readonly notice?: string | undefined;
}

/**
 * Publishes somebody's home tab as it is now; with `ifChanged`, only where it would show something else. What somebody else
 * published meanwhile is never replaced by what is older. Throws `StoreFault`, `SlackFault`.
 */
export async function showHome(
  app: HomePorts,
  { team, user, notice }: HomeOf,
  { ifChanged }: { readonly ifChanged: boolean },
): Promise<Exclude<HomePublished, { kind: 'conflict' }>> {
  let before = await app.homes.shown(team, user);
  for (;;) {
    const home = await loadHome(app, { team, user });
    const published = await app.homeTabs.publish({ team, user, home, notice }, { before, ifChanged });
    switch (published.kind) {
      case 'published':
        await app.homes.noteShown(team, user, published.shown);
        return published;
      case 'same':
      case 'not shown':
        return published;
      case 'conflict': {
        const now = await app.homes.shown(team, user);
        // Where nobody noted another one, who published it died before: nothing is known of it, and it is older than this.
        before = now === before ? undefined : now;
        break;
      }
      default:
        return published satisfies never;
    }
  }
}

/** Somebody opened their home tab. Throws `StoreFault`. */
export async function openHome(
  app: Pick<App, 'homes' | 'queue' | 'clock'>,
  { team, user }: Pick<HomeOf, 'team' | 'user'>,
): Promise<void> {
  app.queue.offer([await app.homes.opened(team, user, app.clock())]);
}
