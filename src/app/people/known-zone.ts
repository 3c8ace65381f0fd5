import { offsetText } from '../../domain/timeline/resolve-moment.ts';
import type { Zone } from '../../domain/timeline/wall-clock.ts';
import { ruleOffset, zoneNamed } from '../../domain/timeline/zone-rules.ts';
import type { Person } from '../ports/people.ts';
import type { PersonSaid } from '../ports/people-source.ts';

/**
 * Where somebody is, as Slack says it `at` that moment: a zone of the rules, with Slack's offset where that is another;
 * only the offset where the rules do not have the zone; UTC, marked as unknown, where Slack says neither.
 */
export function knownZone(
  { zone, offset }: Pick<PersonSaid, 'zone' | 'offset'>,
  at: Date,
): Pick<Person, 'zone' | 'zoneUnknown'> {
  const name = zone === undefined ? undefined : zoneNamed(zone);
  if (name !== undefined) return { zone: withOffset(name, offset, at) };
  return offset === undefined ? { zone: 'UTC', zoneUnknown: true } : { zone: offsetText(offset) };
}

function withOffset(name: string, offset: number | undefined, at: Date): Zone {
  return offset === undefined || offset === ruleOffset(at, name)
    ? name
    : { name, said: { minutes: offset, at } };
}
