import { describe, expect, it } from '@jest/globals';
import { assignAction, changeAction } from '../../../src/app/actions/change-action.ts';
import { replanningPeople } from '../../../src/app/actions/replanning-people.ts';
import { settleChanges } from '../../../src/app/actions/settle-changes.ts';
import type { ActionItem } from '../../../src/domain/actions/action-item.ts';
import { itemLines } from '../../../src/domain/audit/item-lines.ts';
import { digestLine } from '../../../src/slack/words/digest.ts';
import { itemHistory } from '../../../src/slack/words/item-details.ts';
import { digestStage, NINE } from '../../builders/digest-stage.ts';
import { anIncident } from '../../contract/samples.ts';

const READER = { zone: 'UTC', now: NINE } as const;
const always = () => true;

/** Ana has A-1 of an incident that Bo leads and Cy declared; it is due in December. */
async function stage(more: object = {}, change: Partial<ActionItem> = {}) {
  const one = digestStage();
  const { app, clock } = one;
  Object.assign(app, { people: replanningPeople(app.people, { ...app, clock: () => app.clock() }) });
  const incident = { ...anIncident('T1'), roles: { commander: ['UBO'] }, declaredBy: 'UCY', ...more };
  await app.incidents.create({ incident, events: [], effects: [], at: NINE });
  const { team, id } = incident;
  await app.externalIds.remember({ holder: 'incidents', team, id }, 'channel', 'C1');
  await one.item(1, { due: '2026-12-10', ...change });
  const gone = (user: string) =>
    app.people.put({ team, user, name: 'x', zone: 'UTC', deactivated: true, readAt: app.clock() });
  const leaves = async (user: string) => {
    await gone(user);
    clock.ahead(20);
    await settleChanges(app, always);
  };
  const now = async () => {
    const known = await app.actions.byNumber('T1', 1);
    if (!known) throw new Error('there is no A-1');
    return known.item;
  };
  const notes = () =>
    one.sent.map(({ to, shown }) => [
      to,
      ...shown.items.map((each) => digestLine(each, shown.digest.place, READER)),
    ]);
  return { ...one, gone, leaves, now, notes };
}

describe('an item whose owner has left', () => {
  it('is whose incident it is, who is told so once', async () => {
    const { leaves, now, work, notes } = await stage();
    await leaves('UANA');
    expect(await now()).toMatchObject({ owner: 'UBO', due: '2026-12-10' });
    await work();
    await work();
    expect(notes()).toEqual([
      [
        'DUBO',
        'Due in 20 days, Thu 10 Dec 2026: Add a memory alarm (A-1, INC-2026-0001, P1) · <#C1>' +
          ". It was <@UANA>'s, who is deactivated or an app; it is yours now.",
      ],
    ]);
  });

  it('says in its history who handed it over, and why', async () => {
    const { leaves, now } = await stage();
    await leaves('UANA');
    const item = await now();
    expect(itemHistory(item, READER).at(-1)).toContain(
      'Scribe handed it to <@UBO>: <@UANA> is deactivated or an app',
    );
    expect(itemLines(item).at(-1)).toMatchObject({
      by: 'scribe',
      kind: 'hand-over',
      did: 'set owner <@UBO>: its owner is deactivated or an app',
      was: '<@UANA>',
    });
  });

  it('waits with the note until they work', async () => {
    const { leaves, work, sent, clock } = await stage();
    clock.set(new Date('2026-11-20T18:00:00Z'));
    await leaves('UANA');
    await work();
    expect(sent).toEqual([]);
    clock.set(new Date('2026-11-23T09:00:00Z'));
    await work();
    expect(sent.map(({ to }) => to)).toEqual(['DUBO']);
  });

  it('is told without the note once they did something with it', async () => {
    const { app, leaves, work, notes } = await stage();
    await leaves('UANA');
    await work();
    await changeAction(app, { team: 'T1', number: 1 }, { do: 'take', by: 'UBO', at: NINE });
    await work();
    expect(notes()[0]?.[1]).not.toContain('it is yours now');
  });

  it('goes to whoever declared its incident where the commander has left too, and on again', async () => {
    const { gone, leaves, now } = await stage();
    await gone('UBO');
    await leaves('UANA');
    expect((await now()).owner).toBe('UCY');
    await leaves('UCY');
    expect((await now()).owner).toBe('UCY');
  });

  it('is put off no more, since its new owner did not ask for that', async () => {
    const snooze = { until: '2026-12-01', why: 'later', by: 'UANA', at: NINE } as const;
    const { leaves, now } = await stage({}, { snooze });
    await leaves('UANA');
    expect((await now()).snooze).toBeUndefined();
  });

  it('stays where it is when somebody gave it away meanwhile, or it is done', async () => {
    const { app, gone, leaves, now } = await stage();
    await gone('UANA');
    const to = { do: 'assign', to: 'UDI', by: 'UBO', at: NINE } as const;
    await assignAction(app, { team: 'T1', number: 1 }, to);
    await leaves('UANA');
    expect((await now()).owner).toBe('UDI');
    await changeAction(app, { team: 'T1', number: 1 }, { do: 'done', by: 'UBO', at: NINE });
    await leaves('UDI');
    expect((await now()).owner).toBe('UDI');
  });

  it('of a private incident goes to nobody outside its channel', async () => {
    const { leaves, now } = await stage({ private: true, roles: {}, declaredBy: 'UCY' });
    await leaves('UANA');
    expect((await now()).owner).toBe('UANA');
  });

  it('is handed over too where an earlier version knew that they had left', async () => {
    const { app, now, work, clock, item } = await stage();
    await app.people.put({
      ...{ team: 'T1', user: 'UDI', name: 'x', zone: 'UTC', deactivated: true, readAt: NINE },
    });
    await app.changedPeople.settled({ team: 'T1', user: 'UDI', at: NINE });
    await item(2, { owner: 'UDI' });
    await work();
    clock.ahead(20);
    await settleChanges(app, always);
    expect((await app.actions.byNumber('T1', 2))?.item.owner).toBe('UBO');
    expect((await now()).owner).toBe('UANA');
  });
});
