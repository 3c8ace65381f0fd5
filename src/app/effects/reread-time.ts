import { hoursToMilliseconds } from 'date-fns/hoursToMilliseconds';
import { minutesToMilliseconds } from 'date-fns/minutesToMilliseconds';
import type { EntryEffect, Wanted } from '../../domain/effect.ts';
import { edited } from '../../domain/timeline/change-entry.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import { readTime } from '../../domain/timeline/time-expression.ts';
import { zoneName } from '../../domain/timeline/wall-clock.ts';
import type { App } from '../app.ts';
import { shownIn } from '../entries/change-entry.ts';
import { readPerson, storedPerson } from '../people/load-person.ts';
import type { PostTag } from '../ports/post.ts';
import { DONE, dropped, later, type Outcome } from './outcome.ts';

type Ports = Pick<App, 'entries' | 'people' | 'peopleSource' | 'queue' | 'clock' | 'directMessages'>;
type Reread = Extract<EntryEffect, { kind: 'reread-time' }>;

/** Where Slack does not say where somebody is, it is asked again after this time, and no longer than that. */
const AGAIN_MS = minutesToMilliseconds(10);
const LONGEST_MS = hoursToMilliseconds(7 * 24);

/** The editor of a version that follows a zone which arrived late. */
const FROM_ZONE = 'zone';

/** The entry, and the mark by which its author is told once. */
interface Asked {
  readonly entry: Entry;
  readonly tag: () => Promise<PostTag>;
}

/**
 * Reads the time of an entry again, now that its author's zone is known, as of when it was logged; the author is told
 * where that changes it, or where there it has not passed yet. Whatever somebody set by hand meanwhile stays. Throws
 * `SlackFault` and `StoreFault`.
 */
export async function rereadTime(app: Ports, { entry, tag }: Asked, { said, at }: Reread): Promise<Outcome> {
  if (entry.occurredAt.getTime() !== at.getTime()) return dropped('its time was changed meanwhile');
  const now = app.clock();
  const { team, author, loggedAt } = entry;
  const person = (await storedPerson(app, team, author)) ?? (await readPerson(app, team, author));
  if (person.zoneUnknown) {
    const tooLate = now.getTime() - loggedAt.getTime() > LONGEST_MS;
    return tooLate
      ? dropped('Slack does not say where its author is')
      : later(AGAIN_MS, 'the zone is unknown');
  }
  const reading = readTime(`${said} `, { now: loggedAt, zone: person.zone });
  const about = {
    said,
    text: entry.text,
    zone: zoneName(person.zone),
    incident: entry.incident,
  } as const;
  if (reading.kind !== 'time' || reading.ahead) {
    const notice = { code: 'time-not-reread', ...about, at } as const;
    await app.directMessages.notify({ team, user: author }, notice, await tag());
    return DONE;
  }
  const after = edited(entry, { ...entry, occurredAt: reading.at }, { by: FROM_ZONE, at: now });
  if (!after) return DONE;
  const notice = { code: 'time-reread', ...about, at: reading.at } as const;
  const wanted: readonly Wanted<EntryEffect>[] = [
    ...shownIn(after),
    { key: 'tell-zone', effect: { kind: 'tell', user: author, notice } },
  ];
  if ((await app.entries.save(after, wanted, now)) === 'conflict')
    return later(0, 'the entry changed meanwhile');
  app.queue.offer(wanted.map(({ key }) => ({ holder: 'entries' as const, team, id: entry.id, key })));
  return DONE;
}
