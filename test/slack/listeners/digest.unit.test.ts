import { describe, expect, it } from '@jest/globals';
import { dateIn } from '../../../src/domain/actions/calendar-date.ts';
import { digestId } from '../../../src/domain/actions/digest.ts';
import { ACTIONS } from '../../../src/slack/views/ids.ts';
import { staged } from '../../builders/old-buttons.ts';
import { anAction } from '../../contract/samples.ts';

const AT = new Date('2026-11-20T19:20:00Z');
const DAY = dateIn(AT, 'UTC');
const ANA = { kind: 'person', user: 'UANA' } as const;
const id = digestId(ANA, DAY);

/** Ana's digest of 20 items. */
async function told() {
  const on = await staged('active');
  const { app, key } = on;
  const numbers = Array.from({ length: 20 }, (_, index) => index + 10);
  for (const number of numbers) {
    const item = anAction('T1', number, { incident: key, owner: 'UANA', due: DAY });
    await app.actions.create({ item, remindAt: undefined, effects: [], at: AT });
    const line = { item: item.id, rung: 'due', to: 'owner', due: DAY, at: AT, owner: 'UANA' } as const;
    await app.digests.join({ team: 'T1', place: ANA, day: DAY, line, at: AT, showAt: AT });
  }
  const press = async (button: string, ref: object, by: { user?: string; menu?: true } = {}) => {
    on.bolt.heard.length = 0;
    const value = JSON.stringify({ team: 'T1', digest: id, ...ref });
    await on.bolt.press({ id: button, value, refs: '{}', user: 'UANA', ...by });
    const [method, args] = await Promise.race([
      on.bolt.until('respond').then((said) => ['respond', said] as const),
      on.bolt.until('views.open').then((said) => ['views.open', said] as const),
    ]);
    return { method, said: JSON.stringify(args) };
  };
  const item = async (number: number) => (await app.actions.byNumber('T1', number))?.item;
  return { on, press, item };
}

describe('a digest in pages', () => {
  it('turns to the page that was asked for, and stays there', async () => {
    const { on, press } = await told();
    const { said } = await press('digest-page-later', { page: 1 });
    expect(said).toContain('Items 16–20 of 20');
    expect(said).toContain('"replace_original":true');
    expect((await on.app.digests.byId({ team: 'T1', id }))?.digest.page).toBe(1);
    const done = await press(ACTIONS.digestMenu, { action: 27, do: 'done' }, { menu: true });
    expect(done.said).toContain('Items 16–20 of 20');
  });

  it('shows the last page where there is none so far on', async () => {
    const { press } = await told();
    expect((await press('digest-page-later', { page: 99 })).said).toContain('Items 16–20 of 20');
  });

  it('is turned by nobody but its reader', async () => {
    const { on, press } = await told();
    const { said } = await press('digest-page-later', { page: 1 }, { user: 'UBO' });
    expect(said).not.toContain('Items');
    expect((await on.app.digests.byId({ team: 'T1', id }))?.digest.page).toBe(0);
  });
});

describe('the menu of an item', () => {
  it.each([
    ['done', 'done'],
    ['start', 'in progress'],
  ] as const)('writes %s back at once, and shows the digest anew', async (deed, state) => {
    const { press, item } = await told();
    const { said } = await press(ACTIONS.digestMenu, { action: 12, do: deed }, { menu: true });
    expect((await item(12))?.status.state).toBe(state);
    expect(said).toContain('Items 1–15 of 20');
  });

  it.each(['snooze', 'move', 'reassign'])('opens the form of %s', async (deed) => {
    const { press } = await told();
    const { method } = await press(ACTIONS.digestMenu, { action: 12, do: deed }, { menu: true });
    expect(method).toBe('views.open');
  });

  it.each(['snooze', 'reassign'])('says of %s that the item is done already', async (deed) => {
    const { press, item } = await told();
    await press(ACTIONS.digestMenu, { action: 12, do: 'done' }, { menu: true });
    const before = await item(12);
    const { said } = await press(ACTIONS.digestMenu, { action: 12, do: deed }, { menu: true });
    expect(said).toMatch(/A-12 .*done/i);
    expect(await item(12)).toEqual(before);
  });
});
