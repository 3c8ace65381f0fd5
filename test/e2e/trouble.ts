import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import type { Entry } from '../../src/domain/timeline/entry.ts';
import { openStores } from '../../src/mongo/open-stores.ts';
import type { Service } from '../../src/service.ts';
import { type Place, placeOf, receipt } from './seen.ts';

type Person = ReturnType<LocalSlack['as']>;
type Answer = Awaited<ReturnType<Person['command']>>;

/** How long Slack waits for a command's answer, in milliseconds. */
export const PATIENCE_MS = 3_000;

/** Declares an incident as `bo`, with options as they are typed, and waits until its channel is set up. */
export async function declare(slack: LocalSlack, title: string, options = '--sev 2'): Promise<Place> {
  const bo = slack.as('bo');
  await bo.command('general', '/incident', `declare ${title} ${options}`.trim());
  const place = await placeOf(slack, title);
  await slack.until(() => slack.channel(place.channel)?.members.has(bo.id), {
    what: 'the person to be invited',
  });
  await slack.until(() => slack.pins(place.channel).length > 0, { what: 'the pinned card' });
  return place;
}

/** Presses a button of the private answer to a command, or chooses in its menu. */
export function press(
  { person, channel }: { readonly person: Person; readonly channel: string },
  answer: Answer,
  action: string | { readonly menu: string; readonly choose: string },
) {
  const ephemeral = answer.ephemerals.at(-1);
  if (!ephemeral) throw new Error(`there is no private answer to press ${JSON.stringify(action)} in`);
  const at = { channel, ts: ephemeral.ts };
  return typeof action === 'string'
    ? person.click(at, action)
    : person.click(at, action.menu, { value: action.choose });
}

/** Merges as `bo`: types the command, says yes to the question, and waits for what came of it. */
export async function merge(slack: LocalSlack, from: Place, into: string): Promise<string> {
  const [bo, { channel }] = [slack.as('bo'), from];
  const asked = await bo.command(channel, '/incident', `merge ${into} the same outage`);
  await press({ person: bo, channel }, asked, 'confirm');
  return slack.until(
    () => privately(slack, channel, 'bo').find((words) => words.includes('is merged into')),
    {
      what: `the merge of ${from.key}`,
    },
  );
}

/** The words of every private answer to one person in a channel, oldest first. */
export function privately(slack: LocalSlack, channel: string, person: string): string[] {
  return slack.ephemerals(channel, person).map(({ text }) => text);
}

/** The record of an incident as the database has it. */
export async function entriesOf(uri: string, team: string, key: string): Promise<readonly Entry[]> {
  const stores = await openStores(uri);
  try {
    return await stores.entries.ofIncident(team, key);
  } finally {
    await stores.close();
  }
}

/** Asks an asynchronous question repeatedly until it gives a value. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  timeoutMs = 45_000,
): Promise<T> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const value = await ask();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > until) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until Scribe, too, has noticed that MongoDB answers again. */
export async function untilMongoAnswers(slack: LocalSlack): Promise<void> {
  await eventually('Scribe to reach MongoDB', async () => {
    const answer = receipt(await slack.as('bo').command('general', '/incident', 'list'));
    return answer !== '' && !answer.startsWith('Not ');
  });
}

/** Waits until every effect is done or given up, by the metric that operators see. */
export async function nothingWanted({ port }: Pick<Service, 'port'>): Promise<void> {
  const done = async () => /^scribe_effects_pending 0$/m.test(await figures(port));
  // Slack may ask to wait for a minute.
  await eventually('the last effect', done, 75_000);
}

/** Waits until nothing is left to do now; what waits for somebody's working hours may stay. */
export async function nothingDue({ port }: Pick<Service, 'port'>): Promise<void> {
  const done = async () => /^scribe_effects_late_seconds 0$/m.test(await figures(port));
  await eventually('what is due', done, 75_000);
}

async function figures(port: number): Promise<string> {
  return (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
}

/** Moves the clock to the middle of a working day in New York and Madrid, at least this many days ahead. */
export async function toWorkingDay(slack: LocalSlack, days: number): Promise<void> {
  const then = new Date(slack.clock.now() + days * 86_400_000);
  then.setUTCHours(16);
  do then.setUTCDate(then.getUTCDate() + 1);
  while ([0, 6].includes(then.getUTCDay()));
  await slack.clock.advance(then.getTime() - slack.clock.now());
}

/** Counts how often each of these is there. */
export function counts(found: readonly string[]): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const one of found) counted[one] = (counted[one] ?? 0) + 1;
  return counted;
}
