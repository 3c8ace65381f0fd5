import { beforeEach, describe, expect, it } from '@jest/globals';
import { loadRecord } from '../../../src/app/postmortems/load-record.ts';
import { draftPostmortem } from '../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { standard } from '../../../src/domain/postmortem/templates/standard.ts';
import { CommandStage } from '../../builders/command-stage.ts';
import { staged } from '../../builders/old-buttons.ts';
import { anAction } from '../../contract/samples.ts';

describe('a declaration', () => {
  let stage: CommandStage;
  const type = async (text: string, user = 'UANA') =>
    JSON.stringify(
      (await stage.type(text, { id: `cmd.T1.${user}.${text.length}`, user, channel: 'C9', typedIn: 'C9' }))
        .answer,
    );

  beforeEach(() => {
    stage = new CommandStage();
  });

  async function ended(isPrivate: boolean) {
    const incident = await stage.declare({ title: 'Checkout latency in eu', isPrivate });
    const phase = { state: 'resolved' as const, at: new Date(0), by: 'UANA', summary: 'x' };
    await stage.app.incidents.save({
      ...{ incident: { ...incident, phase, version: incident.version + 1 }, events: [], effects: [] },
      at: new Date(0),
    });
    return incident.key;
  }

  it('names an earlier incident that may have to do with it, and why', async () => {
    const key = await ended(false);
    const said = await type('declare Checkout latency again');
    expect(said).toContain(`Earlier: ${key} · Checkout latency in eu`);
    expect(said).toContain('its title has “checkout”, “latency” too');
    expect(said).toContain(`Timeline of ${key}`);
    expect(await type('declare Search index is stale')).not.toContain('Earlier:');
  });

  it('does not name one that the person may not see', async () => {
    await ended(true);
    expect(await type('declare Checkout latency again', 'UBO')).not.toContain('Earlier:');
  });

  it('says what is late since then, and of which incident, to who may see that', async () => {
    const key = await ended(false);
    const late = { incident: key, due: '2026-10-10', title: 'Add a memory alarm' } as const;
    const item = { ...anAction('T1', 7), ...late };
    await stage.app.actions.create({ item, remindAt: undefined, effects: [], at: new Date(0) });
    const done = { ...anAction('T1', 8), incident: key, due: '2026-10-10' } as const;
    const status = { state: 'done', by: 'UANA', at: new Date(0) } as const;
    await stage.app.actions.create({
      item: { ...done, status },
      remindAt: undefined,
      effects: [],
      at: new Date(0),
    });
    const days = Math.floor((stage.app.clock().getTime() - Date.parse('2026-10-10T00:00:00Z')) / 86_400_000);
    const said = await type('declare Checkout latency again');
    expect(said).toContain(
      `A-7 is ${days} days late: Add a memory alarm (${key}, its title has “checkout”, “latency” too).`,
    );
    expect(said).not.toContain('A-8');
    stage = new CommandStage();
    const hidden = { ...item, incident: await ended(true) };
    await stage.app.actions.create({ item: hidden, remindAt: undefined, effects: [], at: new Date(0) });
    expect(await type('declare Checkout latency again', 'UBO')).not.toContain('A-7');
  });

  it('has a button that links it, save where a public incident would name a private one', async () => {
    const key = await ended(false);
    expect(await type('declare Checkout latency again')).toContain(`Link ${key}`);
    stage = new CommandStage();
    const hidden = await ended(true);
    const said = await type('declare Checkout latency again');
    expect(said).toContain(`Timeline of ${hidden}`);
    expect(said).not.toContain(`Link ${hidden}`);
  });
});

describe('a link', () => {
  const stage = () => new CommandStage();
  const declared = async (on: CommandStage, more: { readonly isPrivate?: boolean } = {}) => {
    await on.declare({ here: 'C1' });
    return on.declare({ id: 'cmd.T1.2', title: 'Search is slow', ...more });
  };
  const says = async (on: CommandStage, text: string, user = 'UANA') =>
    JSON.stringify((await on.type(text, { id: `cmd.T1.${user}.${text}`, user })).answer);
  const first = async (on: CommandStage) => {
    const known = await on.app.incidents.byKey('T1', 'INC-2026-0001');
    if (!known) throw new Error('there is no such incident');
    return known;
  };

  it('stands in `show` and in the draft, and goes again', async () => {
    const on = stage();
    await declared(on);
    expect(await says(on, 'link INC-2026-0002 the same pool')).toContain(
      'Linked to INC-2026-0002: the same pool. The next draft has it.',
    );
    expect(await says(on, 'show')).toContain('Related: INC-2026-0002, linked by <@UANA> ');
    const record = await loadRecord(on.app, await first(on), undefined);
    expect(record.related).toEqual([{ key: 'INC-2026-0002', date: '2026-11-20', why: 'the same pool' }]);
    const draft = JSON.stringify(draftPostmortem(record, standard));
    expect(draft).toContain('INC-2026-0002 (2026-11-20): the same pool');
    expect(await says(on, 'unlink INC-2026-0002')).toContain('no longer linked to INC-2026-0002');
    expect(await says(on, 'show')).not.toContain('Related:');
    expect((await loadRecord(on.app, await first(on), undefined)).related).toEqual([]);
  });

  it('is refused to an incident that the person may not see, as to none, and what was typed is given back', async () => {
    const on = stage();
    await declared(on, { isPrivate: true });
    const hidden = await says(on, 'link INC-2026-0002 it is the same pool', 'UBO');
    const none = await says(on, 'link INC-2026-0007 it is the same pool', 'UBO');
    expect(hidden.replaceAll('0002', '0007')).toBe(none);
    expect(none).toContain('it is the same pool');
    expect((await first(on)).incident.related).toBeUndefined();
  });

  it.each([
    ['link INC-2026-0001 it is the same pool', 'not related to itself'],
    ['link INC-2026-0002 it is the same pool', 'is private and INC-2026-0001 is not'],
    ['unlink INC-2026-0002', 'is not linked to INC-2026-0002'],
  ])('that cannot be is refused in words: %s', async (text, words) => {
    const on = stage();
    await declared(on, { isPrivate: true });
    const said = await says(on, text);
    expect(said).toContain(words);
    if (text.startsWith('link')) expect(said).toContain('it is the same pool');
    expect((await first(on)).incident.related).toBeUndefined();
  });

  it('is made by the button under a declaration', async () => {
    const on = await staged('active');
    const value = JSON.stringify({ incident: 'INC-2026-0002', to: 'INC-2026-0001' });
    await on.bolt.click('link-1', value);
    expect(JSON.stringify(await on.bolt.until('respond'))).toContain('Linked to INC-2026-0001. The next');
    const known = await on.app.incidents.byKey('T1', 'INC-2026-0002');
    expect(known?.incident.related).toMatchObject([{ key: 'INC-2026-0001', by: 'UANA' }]);
  });
});
