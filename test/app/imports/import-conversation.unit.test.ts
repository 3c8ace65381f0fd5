import { beforeEach, describe, expect, it } from '@jest/globals';
import { importConversation } from '../../../src/app/imports/import-conversation.ts';
import { emptyRecord } from '../../../src/domain/postmortem/record/record.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';

const TEAM = 'T1';
const NOW = new Date('2026-03-10T10:00:00Z');

/** A record of messages at these minutes after 10:00 on 2 March. */
function recordOf(minutes: readonly number[], isPrivate = false) {
  const entries = minutes.map((minute) => {
    const id = `${1_772_445_600 + minute * 60}.000100`;
    return { id, at: new Date(Number(id) * 1_000), type: 'note' as const, text: `said at ${minute}` };
  });
  return { ...emptyRecord('inc-pay'), private: isPrivate, entries };
}

describe('a longer export of a channel', () => {
  let app: ReturnType<typeof memoryPorts> & { clock: () => Date };
  beforeEach(() => {
    app = { ...memoryPorts(), clock: () => NOW };
  });

  const imported = (minutes: readonly number[], channel?: string, isPrivate = false) => {
    const record = recordOf(minutes, isPrivate);
    const request = { team: TEAM, id: `imp.${minutes.join('-')}`, record, by: 'import' };
    return importConversation(app, request, { channel, messages: record.entries });
  };
  const incident = async (key: string) => {
    const known = await app.incidents.byKey(TEAM, key);
    if (!known) throw new Error(`there is no ${key}`);
    return known.incident;
  };
  const standing = async (key: string) =>
    (await app.entries.ofIncident(TEAM, key))
      .filter((entry) => entry.standing.state === 'standing')
      .map(({ text }) => text);

  async function mergeFirstIntoSecond(): Promise<string> {
    const home = 'INC-2026-0001';
    const merged = await incident(home);
    const phase = { state: 'merged' as const, at: NOW, by: 'U1', why: 'same', into: 'INC-2026-0002' };
    const after = { ...merged, phase, version: merged.version + 1 };
    await app.incidents.save({ incident: after, events: [], effects: [], at: NOW });
    await app.recordMoves.move(TEAM, { home, from: home }, 'INC-2026-0002');
    return home;
  }

  it('leaves a struck entry struck, and a stated end as it is', async () => {
    await imported([0, 5]);
    const key = 'INC-2026-0001';
    const [first] = await app.entries.ofIncident(TEAM, key);
    if (!first) throw new Error('there is a first entry');
    const struck = {
      ...first,
      standing: { state: 'struck' as const, by: 'U1', at: NOW },
      version: first.version + 1,
    };
    await app.entries.save(struck, [], NOW);
    const before = await incident(key);
    const phase = { state: 'resolved' as const, at: NOW, by: 'U1', summary: 'over' };
    await app.incidents.save({
      incident: { ...before, phase, version: before.version + 1 },
      events: [],
      effects: [],
      at: NOW,
    });
    expect(await imported([0, 5, 9])).toEqual({ kind: 'continued', key, added: 1, differing: 0 });
    expect(await standing(key)).toEqual(['said at 5', 'said at 9']);
    expect((await incident(key)).phase).toEqual(phase);
  });

  it('goes on in the incident that its own was merged into, and comes back with it', async () => {
    await imported([0]);
    await imported([60]);
    const home = await mergeFirstIntoSecond();
    expect(await imported([0, 2])).toMatchObject({ kind: 'continued', key: 'INC-2026-0002', added: 1 });
    expect(await standing('INC-2026-0002')).toEqual(['said at 0', 'said at 2', 'said at 60']);
    await app.recordMoves.move(TEAM, { home, from: 'INC-2026-0002' }, home);
    expect(await standing(home)).toEqual(['said at 0', 'said at 2']);
  });

  it('makes the draft stale where something was added', async () => {
    await imported([0]);
    const stale: string[] = [];
    const { postmortems } = app;
    app = { ...app, postmortems: { ...postmortems, markStale: async (_, key) => void stale.push(key) } };
    await imported([0, 1]);
    expect(stale).toEqual(['INC-2026-0001']);
    await imported([1]);
    expect(stale).toHaveLength(1);
  });

  it('is known by one message or by the channel, whatever its name', async () => {
    const key = 'INC-2026-0001';
    await imported([0, 5], 'C1');
    expect(await imported([5, 6])).toMatchObject({ kind: 'continued', key, added: 1 });
    expect(await imported([99], 'C1')).toMatchObject({ kind: 'continued', key, added: 1 });
    expect(await imported([98])).toMatchObject({ kind: 'imported', key: 'INC-2026-0002' });
  });

  it('is another channel where the moment is the same and the words are not', async () => {
    await imported([0]);
    const { entries, ...record } = recordOf([0, 1]);
    const other = entries.map((entry) => ({ ...entry, text: 'elsewhere' }));
    const request = { team: TEAM, id: 'imp.x', record: { ...record, entries: other }, by: 'import' };
    const made = await importConversation(app, request, { channel: undefined, messages: other });
    expect(made).toMatchObject({ kind: 'imported', key: 'INC-2026-0002' });
  });

  it('adds nothing private to what everybody may see, and anything to what is private', async () => {
    await imported([0]);
    expect(await imported([0, 1], undefined, true)).toEqual({
      kind: 'would-publish',
      key: 'INC-2026-0001',
    });
    expect(await standing('INC-2026-0001')).toEqual(['said at 0']);
    await imported([60], undefined, true);
    expect(await imported([60, 61])).toMatchObject({ kind: 'continued', key: 'INC-2026-0002' });
    // Were the merge taken back, what was added would stand in the public one.
    await mergeFirstIntoSecond();
    const back = { kind: 'would-publish', key: 'INC-2026-0001' };
    expect(await imported([0, 2], undefined, true)).toEqual(back);
  });
});
