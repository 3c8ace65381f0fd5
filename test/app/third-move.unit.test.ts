import { describe, expect, it } from '@jest/globals';
import { changeAction } from '../../src/app/actions/change-action.ts';
import type { App } from '../../src/app/app.ts';
import { askAboutMove, tellMoveJudged } from '../../src/app/effects/ask-move.ts';
import type { FollowUpPosts, MoveShown } from '../../src/app/ports/follow-up-posts.ts';
import { REMINDERS } from '../../src/domain/actions/ladder.ts';
import { newPostmortem } from '../../src/domain/postmortem/review/postmortem-state.ts';
import { actionOf } from '../builders/action.ts';
import { looseTask } from '../builders/task.ts';
import { memoryPorts } from '../contract/memory/memory-ports.ts';
import { anIncident } from '../contract/samples.ts';

const NOW = new Date('2026-11-19T10:00:00Z');
const item = actionOf();

/** An item that has moved twice, of an incident that Chi leads and Bo's approval is wanted for. */
async function stage(change: { readonly approver?: string; readonly now?: Date } = {}) {
  const now = { at: change.now ?? NOW };
  const asked: MoveShown[] = [];
  const told: MoveShown[] = [];
  const posts: Pick<FollowUpPosts, 'askAboutMove' | 'tellMoveJudged'> = {
    async askAboutMove(_where, shown) {
      asked.push(shown);
      return '1.0';
    },
    async tellMoveJudged(_where, shown) {
      told.push(shown);
      return '2.0';
    },
  };
  const app = {
    ...memoryPorts(),
    followUpPosts: posts,
    directMessages: { open: async (_team: string, user: string) => `D${user}` },
    peopleSource: { read: async () => ({ name: 'x', zone: 'UTC', deactivated: false }) },
    queue: { offer: () => undefined, echoSoon: () => undefined },
    journal: { info: () => undefined, warn: () => undefined },
    policy: { holidays: new Set(), reminders: REMINDERS },
    clock: () => now.at,
  } as unknown as App;
  const incident = anIncident(item.team, 1, { declaredBy: 'UDEC', roles: { commander: ['UCHI'] } });
  await app.incidents.create({ incident, events: [], effects: [], at: NOW });
  const { approver } = change;
  if (approver !== undefined) {
    const workflow = {
      state: 'in review',
      approver,
      reviewers: [],
      askedBy: 'UX',
      askedAt: NOW,
      said: [],
    } as const;
    const state = { ...newPostmortem(item.team, item.incident), workflow, version: 1 };
    await app.postmortems.saveState({ state, remindAt: undefined, effects: [], at: NOW });
  }
  await app.actions.create({ item, remindAt: undefined, effects: [], at: NOW });
  const command = (words: object) =>
    changeAction(app, { team: item.team, number: item.number }, {
      by: 'UANA',
      at: now.at,
      ...words,
    } as never);
  const move = (to: string) => command({ do: 'move', to, why: 'no hardware' });
  const perform = async (kind: 'ask-move' | 'tell-move', number: number) => {
    const known = await app.actions.byId(item.team, item.id);
    if (!known) throw new Error('The item is gone.');
    const context = {
      effect: { kind, move: number },
      known: await app.incidents.byKey(item.team, item.incident),
      task: looseTask(kind),
    } as const;
    return kind === 'ask-move' ? askAboutMove(app, known, context) : tellMoveJudged(app, known, context);
  };
  const wanted = async () =>
    (await app.effects.due(now.at, 100, 1)).map(({ key }) => key).filter((key) => key.includes('move'));
  return { app, asked, told, command, move, perform, wanted };
}

describe('the third move of a due date', () => {
  it('asks the approver, and no earlier move does', async () => {
    const { asked, move, perform, wanted } = await stage({ approver: 'UBO' });
    await move('2026-11-21');
    await move('2026-11-22');
    expect(await wanted()).toEqual([]);
    await move('2026-11-25');
    expect(await wanted()).toEqual(['ask-move-4']);
    expect(await perform('ask-move', 3)).toEqual({ kind: 'done' });
    expect(asked).toMatchObject([
      { to: 'UBO', number: 3, move: { from: '2026-11-22', to: '2026-11-25', by: 'UANA' } },
    ]);
  });

  it('asks who leads the incident where nobody approves it, and nobody where they moved it themselves', async () => {
    const one = await stage();
    for (const day of ['2026-11-21', '2026-11-22', '2026-11-25']) await one.move(day);
    await one.perform('ask-move', 3);
    expect(one.asked).toMatchObject([{ to: 'UCHI' }]);
    const own = await stage({ approver: 'UANA' });
    for (const day of ['2026-11-21', '2026-11-22', '2026-11-25']) await own.move(day);
    expect(await own.perform('ask-move', 3)).toMatchObject({ kind: 'dropped' });
    expect(own.asked).toEqual([]);
  });

  it('waits for working hours, and is asked no more once it is over', async () => {
    const late = await stage({ approver: 'UBO', now: new Date('2026-11-20T18:00:00Z') });
    for (const day of ['2026-11-21', '2026-11-22', '2026-11-25']) await late.move(day);
    expect(await late.perform('ask-move', 3)).toMatchObject({ kind: 'later', why: 'outside working hours' });
    await late.move('2026-12-01');
    expect(await late.perform('ask-move', 3)).toMatchObject({ kind: 'dropped' });
    await late.command({ do: 'done' });
    expect(await late.perform('ask-move', 4)).toMatchObject({ kind: 'dropped' });
    expect(late.asked).toEqual([]);
  });

  it('goes back without agreement, and whoever moved it hears', async () => {
    const { app, told, move, command, perform, wanted } = await stage({ approver: 'UBO' });
    for (const day of ['2026-11-21', '2026-11-22', '2026-11-25']) await move(day);
    await command({ do: 'judge', move: 3, agreed: false, by: 'UBO' });
    expect(await wanted()).toEqual(expect.arrayContaining(['tell-move-5']));
    expect(await perform('tell-move', 3)).toEqual({ kind: 'done' });
    expect(told).toMatchObject([{ to: 'UANA', move: { answer: { agreed: false, by: 'UBO' } } }]);
    const known = await app.actions.byId(item.team, item.id);
    expect(known?.item.due).toBe('2026-11-22');
    expect(known?.remindAt).toEqual(new Date('2026-11-20T09:00:00Z'));
  });
});
