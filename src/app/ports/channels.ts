import type { Incident } from '../../domain/incident/incident.ts';
import type { PostTarget } from './post.ts';

/** The topic of a channel is Scribe's own by now, or a person's that was left as it is. */
export type TopicSet = { readonly kind: 'own'; readonly topic: string } | { readonly kind: 'left' };

/** Channels. All methods throw `SlackFault`. */
export interface Channels {
  create(
    team: string,
    name: string,
    isPrivate: boolean,
  ): Promise<{ readonly kind: 'made'; readonly channel: string } | { readonly kind: 'taken' }>;
  /** A channel of this name that this bot made, if there is one: what a crash left behind. */
  findOwn(team: string, name: string, isPrivate: boolean): Promise<string | undefined>;
  /** The id of a channel that a configuration names; `undefined` where Slack does not say. */
  idOf(team: string, nameOrId: string): Promise<string | undefined>;
  join(team: string, channel: string): Promise<void>;
  /** People who are in it already, or cannot be invited, are no error. */
  invite(team: string, channel: string, users: readonly string[]): Promise<void>;
  /**
   * Sets the topic unless it is the same already, or somebody else has set one: not empty, and not `last`, which Scribe
   * set before as far as that is known.
   */
  setTopic(
    team: string,
    channel: string,
    of: { readonly incident: Incident; readonly last: string | undefined },
  ): Promise<TopicSet>;
  /** Archives it, with a last line that says why. Archived already is no error, and nothing is said then. */
  archive(where: PostTarget, why: { readonly incident: Incident; readonly afterDays: number }): Promise<void>;
}
