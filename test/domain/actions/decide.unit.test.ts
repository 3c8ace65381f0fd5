import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ActionItem } from '../../../src/domain/actions/action-item.ts';
import { type ActionCommand, addAction, decideAction } from '../../../src/domain/actions/decide.ts';

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
    [start, { status: { state: 'in progress' } }],
    [done, { status: { state: 'done', by, at } }],
    [drop, { status: { state: 'not doing', why: 'replaced by A-7', by, at } }],
    [move, { due: '2026-12-01', moves: [{ from: '2026-11-27', to: '2026-12-01', why: 'waiting', by, at }] }],
    [assign, { owner: 'U3' }],
  ])('changes an open item: %j', (command, change) => {
    expect(decideAction(added, command)).toEqual({
      kind: 'changed',
      item: { ...added, ...change, version: 2 },
    });
  });

  it.each([
    [[start], start, 'already-started'],
    [[done], done, 'already-done'],
    [[drop], drop, 'already-dropped'],
    [[move], move, 'same-date'],
    [[assign], assign, 'same-owner'],
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

  it('keeps every move, and a done item as it is', () => {
    const commands = fc.array(
      fc.constantFrom<ActionCommand>(start, done, drop, move, assign, { ...move, to: '2027-01-01' }),
    );
    fc.assert(
      fc.property(commands, (all) => {
        let item = added;
        for (const command of all) {
          const { kind, item: next } = decideAction(item, command);
          expect(next.version).toBe(item.version + (kind === 'changed' ? 1 : 0));
          expect(next.moves.slice(0, item.moves.length)).toEqual(item.moves);
          if (next.moves.length > 0) expect(next.moves.at(-1)?.to).toBe(next.due);
          if (item.status.state === 'done') expect(next).toBe(item);
          item = next;
        }
      }),
    );
  });
});
