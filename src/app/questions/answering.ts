import type { ActionItem } from '../../domain/actions/action-item.ts';
import type { ActionRefusal } from '../../domain/actions/decide.ts';
import type { Refusal } from '../../domain/incident/decide.ts';
import type { UnablePerson } from '../actions/unable-person.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';

/** Who answers; `id` is the delivery's. */
export interface Answerer {
  readonly id: string;
  readonly by: string;
}

/** Who answers about which incident. */
export type Answering = Answerer & { readonly known: KnownIncident };

/** Why something that was read is not taken. */
export type AnswerProblem =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'action'; readonly item: ActionItem; readonly why: ActionRefusal }
  /** The incident is private, and whoever would own an item is not in its channel. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'no-action'; readonly said: string }
  | { readonly kind: 'no-entry' }
  /** Who was chosen can own nothing. */
  | { readonly kind: 'unable'; readonly person: UnablePerson };

/** What taking answers needs. */
export type AnswerPorts = Pick<
  App,
  | 'postmortems'
  | 'incidents'
  | 'entries'
  | 'figures'
  | 'effects'
  | 'members'
  | 'channelLookup'
  | 'actions'
  | 'counters'
  | 'people'
  | 'peopleSource'
  | 'queue'
  | 'journal'
  | 'policy'
  | 'clock'
>;
