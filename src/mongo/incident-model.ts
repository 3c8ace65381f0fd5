import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';

import type { FieldValue } from '../domain/incident/details.ts';
import type { IncidentEvent } from '../domain/incident/event.ts';
import type {
  LinkedIncident,
  Phase,
  Place,
  Severity,
  StatedTime,
  Update,
} from '../domain/incident/incident.ts';
import type { NudgeKind } from '../domain/incident/nudge-kind.ts';
import { PENDING_EFFECT_FIELDS, type PendingEffectsDocument } from './pending-effects.ts';
import { SCHEMA_OPTIONS } from './schema-options.ts';

/** An incident as it is stored: the state, what happened, and what is wanted, in one document. */
export interface IncidentDocument extends PendingEffectsDocument {
  readonly key: string;
  readonly title: string;
  readonly severity: Severity | null;
  readonly private: boolean;
  readonly drill: boolean;
  readonly place: Place;
  readonly phase: Phase;
  /** Whether people still work on it, by its phase; for the index. */
  readonly active: boolean;
  readonly declaredAt: Date;
  readonly declaredBy: string;
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** Everybody with a role, so that lists can ask for it; what an earlier version stored last has none. */
  readonly holders?: readonly string[];
  readonly milestones: Readonly<Record<string, StatedTime>>;
  readonly lastUpdate: Update | null;
  readonly reopened: number;
  /** Earlier versions had neither these nor `fields`. */
  readonly services?: readonly string[];
  readonly fields?: readonly FieldValue[];
  /** Nor these. */
  readonly related?: readonly LinkedIncident[];
  readonly version: number;
  readonly channel?: string;
  /** Ids that its channel had before, the first one first. */
  readonly formerChannels?: readonly string[];
  readonly members: readonly string[];
  /** How often something was heard of the members; earlier versions did not count. */
  readonly membersHeard?: number;
  /** `membersHeard` when they were last read. */
  readonly membersReadOf?: number;
  /** When they were last read from Slack; absent while that is in doubt. */
  readonly membersReadAt?: Date;
  /** When they are to be read again; only incidents with a channel, or private ones that wait for it, have it. */
  readonly membersDueAt?: Date;
  /** Since when Scribe is not in the channel. */
  readonly scribeLeftAt?: Date;
  /** When to see whether somebody must be nudged; what an earlier version saved last has none. */
  readonly nudgeAt?: Date;
  /** When each nudge was sent last. */
  readonly nudged?: Readonly<Partial<Record<NudgeKind, Date>>>;
  readonly events: readonly IncidentEvent[];
}

const { Mixed } = mongoose.Schema.Types;

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String, required: true },
    key: { type: String, required: true },
    title: { type: String, required: true },
    severity: { type: Number, min: 1, max: 4 },
    private: { type: Boolean, required: true },
    drill: { type: Boolean, required: true },
    place: { type: Mixed, required: true },
    phase: { type: Mixed, required: true },
    active: { type: Boolean, required: true },
    declaredAt: { type: Date, required: true },
    declaredBy: { type: String, required: true },
    roles: { type: Mixed, required: true },
    holders: { type: [String], default: undefined },
    milestones: { type: Mixed, required: true },
    lastUpdate: { type: Mixed },
    reopened: { type: Number, required: true },
    services: { type: [String], default: undefined },
    fields: { type: [Mixed], default: undefined },
    related: { type: [Mixed], default: undefined },
    version: { type: Number, required: true },
    channel: { type: String },
    formerChannels: { type: [String], default: undefined },
    members: { type: [String], required: true },
    membersHeard: { type: Number },
    membersReadOf: { type: Number },
    membersReadAt: { type: Date },
    membersDueAt: { type: Date },
    scribeLeftAt: { type: Date },
    nudgeAt: { type: Date },
    nudged: { type: Mixed },
    events: { type: [Mixed], required: true },
    ...PENDING_EFFECT_FIELDS,
  },
  SCHEMA_OPTIONS,
);

export function incidentModel(connection: Connection): Model<IncidentDocument> {
  return connection.model<IncidentDocument>('Incident', schema, 'incidents');
}
