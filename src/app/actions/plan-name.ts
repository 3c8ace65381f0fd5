import { createHash } from 'node:crypto';
import { ZONE_RULES_VERSION } from '../../domain/timeline/zone-rules.ts';
import type { Policy } from '../app.ts';

/** Raised when the rules of the ladder themselves change. */
const RULES = 1;

const names = new WeakMap<Policy['reminders'], string>();

/** Names what the reminders of all items follow from: the same policy, zone rules and Scribe give the same name. */
export function planName({ reminders, holidays, regions }: Policy): string {
  const known = names.get(reminders);
  if (known !== undefined) return known;
  const days = holidays instanceof Set ? [...holidays].sort() : [];
  const { usual, zones, people } = regions ?? {};
  const from = JSON.stringify([RULES, ZONE_RULES_VERSION, reminders, days, usual, zones, people], asStated);
  const name = createHash('sha256').update(from).digest('base64url').slice(0, 12);
  names.set(reminders, name);
  return name;
}

/** What is off is stated too, and the order of keys means nothing. */
function asStated(_key: string, value: unknown): unknown {
  if (value === undefined) return 'off';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
