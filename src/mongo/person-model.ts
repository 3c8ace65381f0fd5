import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';

import type { Person } from '../app/ports/people.ts';
import type { SaidOffset } from '../domain/timeline/wall-clock.ts';
import { SCHEMA_OPTIONS } from './schema-options.ts';

/** A person as stored. `said` is there only where Slack's offset is another than that of the zone's rules. */
export interface PersonDocument extends Omit<Person, 'zone'> {
  readonly _id: string;
  readonly zone: string;
  readonly said?: SaidOffset;
  /** Since when what follows from a change of them is not all done (`ChangedPeople`). */
  readonly changedAt?: Date;
}

/** Somebody who is not known yet, and is read at the next need. */
export const UNREAD = {
  ...{ name: '', zone: 'UTC', zoneUnknown: true, deactivated: false },
  readAt: new Date(0),
} as const;

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String, required: true },
    user: { type: String, required: true },
    name: { type: String },
    names: { type: mongoose.Schema.Types.Mixed },
    zone: { type: String, required: true },
    zoneUnknown: { type: Boolean },
    said: { type: mongoose.Schema.Types.Mixed },
    deactivated: { type: Boolean, required: true },
    bot: { type: Boolean },
    guest: { type: Boolean },
    away: { type: mongoose.Schema.Types.Mixed },
    awayStatus: { type: mongoose.Schema.Types.Mixed },
    readAt: { type: Date, required: true },
    changedAt: { type: Date },
  },
  SCHEMA_OPTIONS,
);

export function personModel(connection: Connection): Model<PersonDocument> {
  return connection.model<PersonDocument>('Person', schema, 'people');
}
