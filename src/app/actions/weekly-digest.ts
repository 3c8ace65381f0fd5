import { subDays } from 'date-fns/subDays';
import { dateIn } from '../../domain/actions/calendar-date.ts';
import { nextWeekly, weekOf } from '../../domain/actions/week.ts';
import {
  type TeamItem,
  type WaitingPostmortem,
  type WeeklySummary,
  WINDOW,
  weeklySummary,
} from '../../domain/actions/weekly-summary.ts';
import type { Wanted, WeeklyEffect } from '../../domain/effect.ts';
import { isActive } from '../../domain/incident/incident.ts';
import { type Condition, isAbout } from '../../domain/incident/routing.ts';
import { teamsOf } from '../../domain/numbers/group.ts';
import type { App, WeeklyPolicy } from '../app.ts';
import type { EffectRef } from '../ports/effects.ts';
import type { ListedIncident } from '../ports/incidents.ts';
import type { DueWeekly } from '../ports/weekly-digests.ts';

/** How many due digests one pass takes before it looks again. */
const PER_PASS = 200;

type ClaimPorts = Pick<App, 'weeklyDigests' | 'policy' | 'clock'>;

/**
 * Turns weekly digests that are due into wanted messages. When several workers look at once, only one claims each. One
 * that nobody could send for weeks comes once. Returns what is wanted now. Throws `StoreFault`.
 */
export async function claimWeeklies(app: ClaimPorts): Promise<readonly EffectRef[]> {
  const claimed: EffectRef[] = [];
  for (;;) {
    const due = await app.weeklyDigests.due(app.clock(), PER_PASS);
    for (const one of due) claimed.push(...(await claim(app, one)));
    if (due.length < PER_PASS) return claimed;
  }
}

/** Has every workspace get the digests that are configured; what is planned so already stays. Throws `StoreFault`. */
export async function planWeeklies(app: ClaimPorts): Promise<void> {
  const { weekly } = app.policy;
  if (!weekly || weekly.places.length === 0) return;
  const now = app.clock();
  const plan = planName(weekly);
  const dueAt = nextWeekly(now, weekly);
  for (const team of await app.weeklyDigests.teams())
    for (const { place } of weekly.places) await app.weeklyDigests.plan({ team, place }, plan, dueAt);
}

function planName({ weekday, hour, zone }: WeeklyPolicy): string {
  return `${weekday} ${hour} ${typeof zone === 'string' ? zone : zone.name}`;
}

async function claim(app: ClaimPorts, due: DueWeekly): Promise<readonly EffectRef[]> {
  const { weekly } = app.policy;
  const now = app.clock();
  if (!weekly?.places.some(({ place }) => place === due.place)) {
    await app.weeklyDigests.claim(due, { next: undefined, wanted: undefined, at: now });
    return [];
  }
  const week = weekOf(due.dueAt > subDays(now, 7) ? due.dueAt : now, weekly.zone);
  const since = due.lastAt ?? subDays(due.dueAt, 7);
  const wanted: Wanted<WeeklyEffect> = { key: `weekly-${week}`, effect: { kind: 'weekly', week, since } };
  const won = await app.weeklyDigests.claim(due, { next: nextWeekly(now, weekly), wanted, at: now });
  return won ? [{ holder: 'weeklies', team: due.team, id: due.place, key: wanted.key }] : [];
}

/**
 * What a channel hears about a week. Nothing of private incidents, whoever is in the channel; nothing of drills, false
 * alarms and merged incidents. Throws `StoreFault`.
 */
export async function weekOfChannel(
  app: Pick<App, 'weeklyRecord' | 'incidents' | 'policy' | 'clock'>,
  { team, about }: { readonly team: string; readonly about: Condition },
  since: Date,
): Promise<WeeklySummary> {
  const now = app.clock();
  const { routing, weekly } = app.policy;
  const [items, waiting] = await Promise.all([
    app.weeklyRecord.items(team, subDays(since < subDays(now, WINDOW) ? since : now, WINDOW)),
    app.weeklyRecord.waiting(team),
  ]);
  const keys = [...new Set([...items, ...waiting].map(({ incident }) => incident))];
  const incidents = new Map<string, ListedIncident['incident']>();
  for (let at = 0; at < keys.length; at += KEYS_AT_ONCE)
    for (const { incident } of await app.incidents.byKeys(team, keys.slice(at, at + KEYS_AT_ONCE)))
      if (isTold(incident) && isAbout(about, incident, routing.services))
        incidents.set(incident.key, incident);
  const told = items.flatMap((item): TeamItem[] => {
    const incident = incidents.get(item.incident);
    return incident
      ? [{ item, teams: teamsOf({ services: incident.services ?? [] }, routing.services) }]
      : [];
  });
  const postmortems = waiting.flatMap(({ incident: key, state, due }): WaitingPostmortem[] => {
    const incident = incidents.get(key);
    return incident && !isActive(incident) ? [{ incident: key, title: incident.title, state, due }] : [];
  });
  const today = dateIn(now, weekly?.zone ?? 'UTC');
  return weeklySummary({ items: told, postmortems }, { today, since });
}

const KEYS_AT_ONCE = 500;

function isTold({ private: hidden, drill, phase }: ListedIncident['incident']): boolean {
  return !hidden && !drill && phase.state !== 'cancelled' && phase.state !== 'merged';
}
