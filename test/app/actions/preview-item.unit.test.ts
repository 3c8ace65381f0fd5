import { expect, it } from '@jest/globals';
import { previewItem } from '../../../src/app/actions/preview-item.ts';
import type { App } from '../../../src/app/app.ts';
import type { OwnAbsence } from '../../../src/app/ports/people.ts';
import type { ActionItem } from '../../../src/domain/actions/action-item.ts';
import { ON_THE_DAY, REMINDERS } from '../../../src/domain/actions/ladder.ts';
import { actionPreview } from '../../../src/slack/words/action-preview.ts';
import { actionOf } from '../../builders/action.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';

const NOW = new Date('2026-11-10T10:00:00Z');

async function previewOf(
  change: Partial<ActionItem>,
  reminders: object = REMINDERS,
  away?: OwnAbsence,
): Promise<string[]> {
  const holidays = {
    has: (day: string) => day === '2026-11-23',
    nameOf: () => 'Labor Thanksgiving Day',
  };
  const app = {
    ...memoryPorts(),
    peopleSource: { read: async () => ({ name: 'ana', zone: 'Europe/Madrid', deactivated: false }) },
    journal: { info: () => undefined, warn: () => undefined },
    policy: { holidays, reminders },
    clock: () => NOW,
  } as unknown as App;
  await app.people.setAway('T1', 'UANA', away);
  const item = actionOf({ createdAt: new Date('2026-10-01T10:00:00Z'), ...change });
  const preview = await previewItem(app, { item, remindAt: undefined, told: {}, externalIds: {} });
  return actionPreview(item, preview, { zone: 'Europe/Madrid', now: NOW }).split('\n');
}

it('says when who is reminded of an item and why then, in both zones, as far as one wants to know', async () => {
  const lines = await previewOf({ due: '2026-11-21' });
  expect(lines).toHaveLength(12);
  expect(lines.slice(0, 5)).toEqual([
    'Reminders of A-3, due Sat 21 Nov 2026, by the working hours of <@UANA> in Europe/Madrid:',
    '• Mon 16 Nov 09:00 (08:00 UTC) · <@UANA> · 7 days before; Sat 14 Nov 2026 is a weekend',
    '• Thu 19 Nov 09:00 (08:00 UTC) · <@UANA> · 2 days before',
    '• Tue 24 Nov 09:00 (08:00 UTC) · <@UANA> · 1 day late; Sun 22 Nov 2026 is a weekend',
    '• Tue 24 Nov 09:00 (08:00 UTC) · the incident’s channel · 3 days late',
  ]);
  expect(lines.at(-1)).toBe('and so on until it is done or dropped');
});

it('names the holiday, the snooze, the absence, and a date that was set late', async () => {
  const onHoliday = await previewOf({ due: '2026-11-23' }, { ...REMINDERS, ...ON_THE_DAY });
  expect(onHoliday[1]).toContain('the due date; Mon 23 Nov 2026 is Labor Thanksgiving Day');
  expect(onHoliday).toHaveLength(2);
  const snooze = { until: '2026-11-26', why: 'x', by: 'UANA', at: NOW } as const;
  const putOff = await previewOf({ due: '2026-11-20', snooze }, { ...REMINDERS, ...ON_THE_DAY });
  expect(putOff[1]).toBe('• Thu 26 Nov 09:00 (08:00 UTC) · <@UANA> · the due date; put off until then');
  const away = { from: '2026-11-18', until: '2026-11-26' } as const;
  const back = await previewOf({ due: '2026-11-20' }, { ...REMINDERS, ...ON_THE_DAY }, away);
  expect(back[1]).toBe('• Fri 27 Nov 09:00 (08:00 UTC) · <@UANA> · the due date; away before that');
  const late = await previewOf({ due: '2026-11-09', createdAt: NOW }, { ...REMINDERS, ...ON_THE_DAY });
  expect(late[1]).toBe('• 12:00 (11:00 UTC) · <@UANA> · the due date; the date was set after that morning');
});

it('says so where nothing is to come', async () => {
  expect(await previewOf({ due: undefined })).toEqual(['A-3 has no due date, so nobody is reminded of it.']);
  const done = { state: 'done', by: 'UANA', at: NOW } as const;
  expect(await previewOf({ status: done })).toEqual(['Reminders of A-3 have stopped.']);
});
