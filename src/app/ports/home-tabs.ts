import type { Home } from '../../domain/home/home.ts';

/** What one person's home tab is to show. */
export interface HomeShown {
  readonly team: string;
  readonly user: string;
  readonly home: Home;
  /** What came of a button there, above everything else. */
  readonly notice?: string | undefined;
}

/** What became of it: `shown` names what the tab shows now, for the next time. */
export type HomePublished =
  | { readonly kind: 'published'; readonly shown: string }
  /** It shows this already. */
  | { readonly kind: 'same' }
  /** Somebody published another one since `before`. */
  | { readonly kind: 'conflict' }
  /** Slack shows no home tab of Scribe to this person; its code says why. */
  | { readonly kind: 'not shown'; readonly why: string };

/** The home tab that Slack shows to one person. Throws `SlackFault`. */
export interface HomeTabs {
  /**
   * Publishes it: over what `before` names, if that is given. With `ifChanged`, only where it would show something else.
   */
  publish(
    what: HomeShown,
    how: { readonly before: string | undefined; readonly ifChanged: boolean },
  ): Promise<HomePublished>;
}
