import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ActionItem, giverOf, isTaken } from '../../../src/domain/actions/action-item.ts';
import { type ActionCommand, decideAction } from '../../../src/domain/actions/decide.ts';
import { addAction } from '../../../src/domain/actions/new-item.ts';

const at = new Date('2026-11-20T10:00:00Z');
const by = 'U1';
const added = addAction({
  do: 'add',
  id: 'act.T1.1',
  team: 'T1',
  number: 1042,
  incident: 'INC-2026-0001',
  title: 'Add a memory alarm',
  kind: 'detect',
  owner: 'U2',
  due: '2026-11-27',
  priority: undefined,
  doneWhen: undefined,
  sourceEntry: undefined,
  by,
  at,
});

function itemAfter(...commands: readonly ActionCommand[]): ActionItem {
  return commands.reduce((item, command) => decideAction(item, command).item, added);
}

const start = { do: 'start', by, at } as const;
const done = { do: 'done', by, at } as const;
const drop = { do: 'drop', why: 'replaced by A-7', by, at } as const;
const move = { do: 'move', to: '2026-12-01', why: 'waiting', by, at } as const;
const assign = { do: 'assign', to: 'U3', by, at } as const;
const title = { do: 'title', to: 'Alarm at 80% heap', by, at } as const;
const priority = { do: 'priority', to: 'P1', by, at } as const;
const kind = { do: 'kind', to: 'prevent', by, at } as const;
const doneWhen = { do: 'done-when', to: 'it fires in a drill', by, at } as const;
const link = { do: 'link', to: 'https://tracker.example/7', by, at } as const;
const group = { kind: 'group', group: 'S1' } as const;
const commander = { kind: 'role', role: 'commander' } as const;
const hold = { do: 'hold', to: group, by, at } as const;
const take = { do: 'take', by: 'U2', at } as const;
const reopen = { do: 'reopen', why: 'it does not fire', by, at } as const;

const isOpen = { state: 'open' } as const;
const inProgress = { state: 'in progress' } as const;
const isDone = { state: 'done', by, at } as const;
const dropped = { state: 'not doing', why: 'replaced by A-7', by, at } as const;

describe('addAction', () => {
  it('opens an item with its key and the usual priority', () => {
    expect(added).toMatchObject({
      key: 'A-1042',
      priority: 'P2',
      status: { state: 'open' },
      createdBy: by,
      version: 1,
    });
    expect(added).not.toHaveProperty('do');
  });
});

describe('decideAction', () => {
  it.each([
    [start, { status: inProgress }, { status: isOpen }],
    [done, { status: isDone }, { status: isOpen }],
    [drop, { status: dropped }, { status: isOpen }],
    [
      move,
      { due: '2026-12-01', moves: [{ from: '2026-11-27', to: '2026-12-01', why: 'waiting', by, at }] },
      { due: '2026-11-27' },
    ],
    [assign, { owner: 'U3' }, { owner: 'U2' }],
    [title, { title: title.to }, { title: added.title }],
    [priority, { priority: 'P1' }, { priority: 'P2' }],
    [kind, { kind: 'prevent' }, { kind: 'detect' }],
    [doneWhen, { doneWhen: doneWhen.to }, { doneWhen: undefined }],
    [link, { link: link.to }, { link: undefined }],
    [hold, { owner: undefined, heldBy: group }, { owner: 'U2', heldBy: undefined }],
  ])('changes an open item, which keeps what was before: %j', (command, change, was) => {
    expect(decideAction(added, command)).toEqual({
      kind: 'changed',
      item: {
        ...added,
        ...change,
        history: [{ did: command.do, by, at, fields: Object.keys(was), was }],
        version: 2,
      },
    });
  });

  it.each([
    [[start], start, 'already-started'],
    [[done], done, 'already-done'],
    [[drop], drop, 'already-dropped'],
    [[move], move, 'same-date'],
    [[assign], assign, 'same-owner'],
    [[title], title, 'same-title'],
    [[], { ...title, to: ' ' }, 'same-title'],
    [[priority], priority, 'same-priority'],
    [[kind], kind, 'same-kind'],
    [[doneWhen], doneWhen, 'same-done-when'],
    [[], { ...doneWhen, to: ' ' }, 'same-done-when'],
    [[link], link, 'same-link'],
    [[], { ...link, to: undefined }, 'same-link'],
    [[hold], { ...hold, to: { ...group } }, 'same-owner'],
    [[take], take, 'same-owner'],
    [[{ ...assign, to: by }], { ...take, by }, 'same-owner'],
    [[], reopen, 'already-open'],
    [[done, reopen], reopen, 'already-open'],
  ] as const)('says politely that %j makes %j needless', (before, command, why) => {
    const item = itemAfter(...before);
    expect(decideAction(item, command)).toEqual({ kind: 'unchanged', item, why });
  });

  it.each([
    [[done], start, 'is-done'],
    [[done], drop, 'is-done'],
    [[done], move, 'is-done'],
    [[done], assign, 'is-done'],
    [[drop], move, 'is-dropped'],
    [[done], priority, 'is-done'],
    [[done], hold, 'is-done'],
    [[done], take, 'is-done'],
    [[], { ...take, by: 'U9' }, 'has-owner'],
    [[], { ...title, to: 'x'.repeat(301) }, 'title-too-long'],
    [[], { ...doneWhen, to: 'x'.repeat(501) }, 'done-when-too-long'],
    [[], { ...drop, why: ' ' }, 'missing-reason'],
    [[], { ...move, why: '' }, 'missing-reason'],
  ] as const)('after %j it refuses %j', (before, command, why) => {
    const item = itemAfter(...before);
    expect(decideAction(item, command)).toEqual({ kind: 'refused', item, why });
  });

  it('lets a dropped item be done after all', () => {
    expect(decideAction(itemAfter(drop), done)).toMatchObject({
      kind: 'changed',
      item: { status: { state: 'done' } },
    });
  });

  it.each([[done, isDone] as const, [drop, dropped] as const])('reopens what %j closed', (close, closed) => {
    expect(itemAfter(close, reopen)).toMatchObject({
      status: isOpen,
      history: [
        { was: { status: isOpen } },
        { did: 'reopen', was: { status: closed }, why: 'it does not fire', by, at },
      ],
    });
  });

  it('is held by a group or a role until a person takes it, with the reason in its history', () => {
    const item = itemAfter(hold, { ...hold, to: commander, why: ' they know it ' }, assign);
    expect(item).toMatchObject({
      owner: 'U3',
      history: [
        { did: 'hold', was: { owner: 'U2' } },
        { did: 'hold', fields: ['heldBy'], was: { heldBy: group }, why: 'they know it' },
        { did: 'assign', fields: ['owner', 'heldBy'], was: { heldBy: commander } },
      ],
    });
    expect(item.heldBy).toBeUndefined();
  });

  it('is taken once by whoever has it, or by the first where a group has it', () => {
    expect(isTaken(added)).toBe(false);
    const item = itemAfter(take);
    expect(item).toMatchObject({ owner: 'U2', history: [{ did: 'take', fields: [], was: {} }], version: 2 });
    expect(isTaken(item)).toBe(true);
    expect(isTaken(itemAfter(take, assign))).toBe(false);
    const held = itemAfter(hold, { ...take, by: 'U5' }, { ...take, by: 'U6' });
    expect(held).toMatchObject({ owner: 'U5', heldBy: undefined });
    expect(isTaken(held)).toBe(true);
  });

  it('says who gave it', () => {
    expect(giverOf(added)).toBe(by);
    expect(giverOf(itemAfter({ ...assign, by: 'U7' }, { ...move, by: 'U8' }))).toBe('U7');
    expect(giverOf(itemAfter({ ...hold, by: 'U7' }, { ...hold, by: 'U8', to: commander }))).toBe('U8');
  });

  it('is nobody’s but the owner’s where both are named at the beginning', () => {
    const wanted = { ...added, do: 'add', by, at, priority: undefined, heldBy: group } as const;
    expect(addAction(wanted)).not.toHaveProperty('heldBy');
    expect(addAction({ ...wanted, owner: undefined }).heldBy).toEqual(group);
  });

  it('lets the title of a done item be corrected', () => {
    expect(itemAfter(done, title)).toMatchObject({ title: title.to, status: isDone });
  });

  it('begins the history of an item that an earlier version stored', () => {
    const { history: _, ...old } = itemAfter(start);
    expect(decideAction(old, assign).item.history).toEqual([
      { did: 'assign', fields: ['owner'], was: { owner: 'U2' }, by, at },
    ]);
  });

  it('keeps every move and every step before, and a done item as it is until it is reopened', () => {
    const commands = fc.array(
      fc.constantFrom<ActionCommand>(
        ...[start, done, drop, move, assign, hold, take, title, priority, kind, doneWhen, link, reopen],
        { ...move, to: '2027-01-01' },
        { ...assign, to: 'U4' },
        { ...title, to: 'Another title' },
      ),
    );
    fc.assert(
      fc.property(commands, (all) => {
        let item = added;
        for (const command of all) {
          const { kind, item: next } = decideAction(item, command);
          expect(next.version).toBe(item.version + (kind === 'changed' ? 1 : 0));
          expect(next.moves.slice(0, item.moves.length)).toEqual(item.moves);
          if (next.moves.length > 0) expect(next.moves.at(-1)?.to).toBe(next.due);
          const before = item.history ?? [];
          expect(next.history?.slice(0, before.length) ?? []).toEqual(before);
          expect(next.history?.length ?? 0).toBe(before.length + (kind === 'changed' ? 1 : 0));
          const stays =
            item.status.state === 'done' &&
            !['reopen', 'title', 'kind', 'done-when', 'link'].includes(command.do);
          if (stays) expect(next).toBe(item);
          expect(next.owner !== undefined && next.heldBy !== undefined).toBe(false);
          item = next;
        }
      }),
    );
  });
});
