import { expect, it } from '@jest/globals';
import { CommandStage } from '../../builders/command-stage.ts';

// The stage stands on Friday 20 November 2026.
async function said(stage: CommandStage, text: string): Promise<string> {
  // A command of its own each time, not one that is delivered again.
  const { answer } = await stage.type(text, { id: `cmd.T1.${text}` });
  return answer.kind === 'say' ? answer.message.text : '';
}

it('holds the reminders of whoever types back up to a day, and says so until they are back', async () => {
  const stage = new CommandStage();
  expect(await said(stage, 'away')).toBe(
    'You are not away. `/incident away until friday` holds your reminders back up to that day.',
  );
  expect(await said(stage, 'away until 27 Nov, at sea')).toBe(
    'You are away until Fri 27 Nov 2026 (at sea); your reminders come again on Mon 30 Nov 2026. `/incident back` ends it sooner.',
  );
  const away = { from: '2026-11-20', until: '2026-11-27', why: 'at sea' };
  expect((await stage.app.people.find('T1', 'UANA'))?.away).toEqual(away);
  const stands = await stage.type('away', { id: 'cmd.T1.2' });
  expect(stands.answer).toMatchObject({
    message: { text: 'You are away until Fri 27 Nov 2026: at sea. `/incident back` ends it.' },
  });
  expect(await said(stage, 'back')).toBe('You are back: your reminders come again.');
  expect((await stage.app.people.find('T1', 'UANA'))?.away).toBeUndefined();
  const again = await stage.type('back', { id: 'cmd.T1.3' });
  expect(again.answer).toMatchObject({ message: { text: 'You were not away. Nothing was changed.' } });
});

it.each([
  ['away until 30 February', '"30 February" is not a day in the calendar.'],
  ['away until yesterday', '"yesterday" is in the past.'],
  ['away until 2028-01-01', '"2028-01-01" is more than a year away.'],
  ['away skiing in the alps', '"skiing" is not a date. Write `/incident away until DATE`'],
])('takes no %s, and keeps what stood', async (text, words) => {
  const stage = new CommandStage();
  await said(stage, 'away until friday');
  const answer = await said(stage, text);
  expect(answer).toContain(words);
  expect(answer).toContain(text);
  expect((await stage.app.people.find('T1', 'UANA'))?.away?.until).toBe('2026-11-27');
});

it('says that a status in Slack holds them back as well', async () => {
  const stage = new CommandStage();
  const person = { team: 'T1', user: 'UANA', name: 'Ana', zone: 'UTC', deactivated: false };
  const readAt = stage.app.clock();
  const awayStatus = { until: new Date('2026-11-25T17:00:00Z') };
  await stage.app.people.put({ ...person, readAt, awayStatus });
  const status =
    'Your status in Slack says that you are away, until Wed 25 Nov 17:00 UTC; clear it there, and your reminders come again.';
  expect(await said(stage, 'away')).toBe(status);
  expect(await said(stage, 'back')).toBe(status);
});

it('says that absences are whole days', async () => {
  const answer = await said(new CommandStage(), 'away until friday 5pm');
  expect(answer).toContain('Absences are whole days, so “5pm” is left out.');
});
