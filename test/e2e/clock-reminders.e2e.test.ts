import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  addDays,
  type CalendarDate,
  dateIn,
  daysBetween,
  fields,
  weekdayOf,
} from '../../src/domain/actions/calendar-date.ts';
import { momentsOf, wallClock } from '../../src/domain/timeline/wall-clock.ts';
import { type Stage, setStage } from '../scribe.ts';
import { receipt } from './seen.ts';
import { declare } from './trouble.ts';

const TITLES = [
  'the first alarm',
  'an alarm that gets done',
  'an alarm that is moved',
  'an alarm for another',
  'a weekend alarm',
  'a late alarm',
  'an alarm done at night',
  'a western alarm',
] as const;

describe('reminders, with three workers that sweep', () => {
  let stage: Stage;
  let channel = '';
  let monday: CalendarDate;

  let firstMorning = 0;
  /** More than 14 days ahead: its owner hears a week before, which is the weekend before that Monday. */
  let early: readonly string[] = [];

  beforeAll(async () => {
    stage = await setStage();
    await Promise.all([stage.start({ SCRIBE_RUN: 'worker' }), stage.start({ SCRIBE_RUN: 'worker' })]);
    stage.slack.requestUrl(`http://127.0.0.1:${stage.service.port}/slack/events`);
    ({ channel } = await declare(stage.slack, 'Checkout errors'));
    monday = addDays(dateIn(new Date(stage.slack.clock.now()), 'UTC'), 7);
    while (weekdayOf(monday) !== 1) monday = addDays(monday, 1);
    const today = dateIn(new Date(stage.slack.clock.now()), 'UTC');
    if (daysBetween(today, addDays(monday, 5)) > 14) early = ['a weekend alarm'];
  }, 120_000);
  afterAll(() => stage.strike());

  it('come once a day, to whoever owns the items then, in working hours there', async () => {
    const add = async (title: string, owner: string, due: CalendarDate) =>
      command(`action add ${title} @${owner} due ${due} P1`);
    await add('Add the first alarm', 'ana', monday);
    await add('Add an alarm that gets done', 'ana', monday);
    await add('Add an alarm that is moved', 'ana', monday);
    await add('Add an alarm for another', 'ana', monday);
    await add('Add a weekend alarm', 'ana', addDays(monday, 5));
    await add('Add a late alarm', 'dev', addDays(monday, 2));
    await add('Add an alarm done at night', 'dev', addDays(monday, 2));
    await add('Add a western alarm', 'bo', addDays(monday, 2));
    await command('action done 2');
    await command(`action move 3 ${addDays(monday, 1)} waits for a part`);
    await command('action assign 4 @chi');

    // What tells owners of what they were given comes long before.
    const given = [
      ['ana', 'the first alarm'],
      ['ana', 'that is moved'],
      ['ana', 'weekend alarm'],
      ['chi', 'for another'],
      ['dev', 'late alarm'],
      ['dev', 'done at night'],
    ] as const;
    for (const [owner, words] of given)
      await stage.slack.until(() => stage.slack.dms(owner).some(({ text }) => text.includes(words)), {
        what: `${owner} to be told of ${words}`,
        timeoutMs: 45_000,
      });
    await clockAt(monday, { hour: 8, minute: 30, zone: 'Asia/Tokyo' });
    firstMorning = stage.slack.clock.now();
    await clockAt(monday, { hour: 9, minute: 1, zone: 'Asia/Tokyo' });
    await told('chi', monday, ['an alarm for another']);
    await clockAt(monday, { hour: 8, minute: 30, zone: 'Europe/Madrid' });
    await told('dev', monday, ['a late alarm', 'an alarm done at night']);
    await clockAt(monday, { hour: 9, minute: 1, zone: 'Europe/Madrid' });
    await told('ana', monday, ['the first alarm', 'an alarm that is moved', ...early]);
    await clockAt(addDays(monday, 1), { hour: 9, minute: 1, zone: 'Europe/Madrid' });
    await told('ana', addDays(monday, 1), ['the first alarm', 'an alarm that is moved']);
    // Nobody was there at nine; at eight in the evening it is too late for today in Kolkata, but not in New York.
    await clockAt(addDays(monday, 2), { hour: 20, minute: 0, zone: 'Asia/Kolkata' });
    await told('bo', addDays(monday, 2), ['a western alarm']);
    await told('ana', addDays(monday, 2), ['an alarm that is moved']);
    await command('action done 7');
    await clockAt(addDays(monday, 3), { hour: 9, minute: 1, zone: 'Asia/Kolkata' });
    await told('dev', addDays(monday, 3), ['a late alarm']);
    // On Tuesday it was past five in Tokyo, and on Wednesday night.
    await told('chi', addDays(monday, 3), ['an alarm for another']);
    await clockAt(addDays(monday, 5), { hour: 12, minute: 0, zone: 'Europe/Madrid' });
    await clockAt(addDays(monday, 7), { hour: 9, minute: 1, zone: 'Europe/Madrid' });
    const all = ['the first alarm', 'an alarm that is moved', 'a weekend alarm'];
    await told('ana', addDays(monday, 7), all);

    expect(remindersOf('ana').map(dayAndTitles)).toEqual([
      [monday, ['the first alarm', 'an alarm that is moved', ...early]],
      [addDays(monday, 1), ['the first alarm', 'an alarm that is moved']],
      [addDays(monday, 2), ['an alarm that is moved']],
      [addDays(monday, 7), all],
    ]);
    expect(remindersOf('chi').map(dayAndTitles)).toEqual([
      [monday, ['an alarm for another']],
      [addDays(monday, 3), ['an alarm for another']],
    ]);
    expect(remindersOf('dev').map(dayAndTitles)).toEqual([
      [monday, ['a late alarm', 'an alarm done at night']],
      [addDays(monday, 3), ['a late alarm']],
    ]);
    expect(remindersOf('bo').map(dayAndTitles)).toEqual([[addDays(monday, 2), ['a western alarm']]]);
    for (const { hour } of ['ana', 'bo', 'chi', 'dev'].flatMap(remindersOf)) {
      expect(hour).toBeGreaterThanOrEqual(9);
      expect(hour).toBeLessThan(17);
    }

    // What others do afterwards is said in the reminder itself, and in no second one.
    await command('action done 1');
    await command('action drop 3 the part does not exist');
    await command('action assign 4 @dev');
    await command('action start 8');
    await reminded('ana', /Done: Add the first alarm/);
    await reminded('ana', /Not doing: Add an alarm that is moved/);
    await reminded('chi', /has this now: Add an alarm for another/);
    // What is begun is still late, and its owner still needs to hear so.
    await reminded('bo', /^A-8 is 5 days late: Add a western alarm .* · in progress$/m);
    expect(['ana', 'bo', 'chi', 'dev'].map((person) => remindersOf(person).length)).toEqual([4, 1, 2, 2]);
  }, 240_000);

  async function command(text: string): Promise<void> {
    expect(receipt(await stage.slack.as('bo').command(channel, '/incident', text))).toMatch(/A-\d/);
  }

  async function clockAt(
    date: CalendarDate,
    { hour, minute, zone }: { readonly hour: number; readonly minute: number; readonly zone: string },
  ): Promise<void> {
    const [year, month, day] = fields(date);
    const [moment] = momentsOf({ year, month, day, hour, minute, second: 0 }, zone);
    await stage.slack.clock.advance(moment.getTime() - stage.slack.clock.now());
  }

  function reminded(person: string, words: RegExp) {
    const there = () => remindersOf(person).some(({ text }) => words.test(text));
    return stage.slack.until(there, { what: `${person}'s reminder to say ${words}`, timeoutMs: 45_000 });
  }

  /** Waits for the one digest of that day, with these items and no others. */
  function told(person: string, day: CalendarDate, titles: readonly string[]) {
    const there = () =>
      remindersOf(person).some((one) => String(dayAndTitles(one)) === String([day, titles]));
    return stage.slack.until(there, { what: `${person}'s digest of ${day}: ${titles}`, timeoutMs: 30_000 });
  }

  function remindersOf(person: string) {
    const { tz } = stage.slack.as(person);
    return (
      stage.slack
        .dms(person)
        .filter(({ text, ts }) => text.includes('alarm') && Number(ts) * 1_000 >= firstMorning)
        // What tells of an item that was given is no reminder.
        .filter(({ text }) => !text.startsWith('*Yours now'))
        .map(({ text, ts }) => {
          const at = new Date(Number(ts) * 1_000);
          return { text, date: dateIn(at, tz), hour: wallClock(at, tz).hour };
        })
    );
  }

  function dayAndTitles({ text, date }: { readonly text: string; readonly date: CalendarDate }) {
    return [date, TITLES.filter((title) => text.includes(`Add ${title}`))] as const;
  }
});
