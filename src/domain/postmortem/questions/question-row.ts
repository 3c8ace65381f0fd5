import { INCIDENT_KINDS, type IncidentKind, type IncidentRecord } from '../record/record.ts';
import type { AnswerKind } from './answer-kind.ts';

/** What a question is about. */
export type QuestionKind =
  | 'milestone'
  | 'verification'
  | 'outcome'
  | 'silence'
  | 'field'
  | 'action'
  | 'communication'
  | 'contradiction';

/** What decides which questions are asked: the kind of incident, or that it was a drill, or nothing after all. */
export type Occasion = IncidentKind | 'drill' | 'cancelled';

/** Everything about one question: its words, its place, how it is answered, and when it is asked. */
export interface QuestionRow {
  /** Empty where the words say which one of several things it is about. */
  readonly text: string;
  /** The part of the document that waits for the answer. */
  readonly section: string;
  readonly answer: AnswerKind;
  /** The one-tap answer that there is nothing to say. */
  readonly none?: string;
  /** Absent: `field`. */
  readonly kind?: QuestionKind;
  /** A document with this open is only published with a reason. */
  readonly required?: true;
  /** Whether the form in which an incident is resolved asks it; absent: if it is required. */
  readonly atResolve?: boolean;
  /** About one of several things; the part of the id after the name says which. */
  readonly each?: true;
  /** The occasions on which it is asked; absent: all of them. */
  readonly on?: readonly Occasion[];
  /** Among the five that come first, the lowest rank leads; a question without one is never among them. */
  readonly rank?: number;
  /** Another rank on some occasions, or none. */
  readonly rankOn?: Readonly<Partial<Record<Occasion, number | false>>>;
  /** At most so many of its things are among the five; absent: one. */
  readonly most?: number;
  /** Not among the five while this one is: its answer says the same. */
  readonly after?: string;
  /** Asked by this one, for all of them together; its own id is still answered. */
  readonly askedBy?: string;
  /** Not asked while somebody holds this role: the record answers it. */
  readonly byRole?: string;
}

/** Every incident that was no drill. */
export const REAL: readonly Occasion[] = INCIDENT_KINDS;
/** Every incident and drill that was not cancelled. */
export const HAPPENED: readonly Occasion[] = [...REAL, 'drill'];
/** Users could not do something. */
export const FAILURE: readonly Occasion[] = ['outage', 'degradation', 'data loss', 'third party'];
/** It came from what one's own team runs and changes. */
export const OWN: readonly Occasion[] = ['outage', 'degradation', 'data loss', 'security', 'drill'];

/** The occasion of a record; one whose kind nobody said is asked about as an outage. */
export function occasionOf({
  drill,
  kind = 'outage',
  status,
}: Pick<IncidentRecord, 'drill' | 'kind' | 'status'>): Occasion {
  if (status === 'cancelled') return 'cancelled';
  return drill ? 'drill' : kind;
}
