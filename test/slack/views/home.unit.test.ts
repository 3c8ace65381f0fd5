import { describe, expect, it } from '@jest/globals';
import { checkBlocks } from '../../../packages/local-slack/server/validation/blocks.ts';
import { checkView } from '../../../packages/local-slack/server/validation/views.ts';
import type { Home } from '../../../src/domain/home/home.ts';
import { homeView } from '../../../src/slack/views/home.ts';
import { actionOf } from '../../builders/action.ts';
import { incidentAfter } from '../../builders/incident.ts';
import { labels } from './within-limits.ts';

const reader = { zone: 'Europe/Madrid', now: new Date('2026-11-20T08:30:00Z') };
const around = { reader, command: '/incident', notice: undefined };
const EMPTY: Home = { items: [], held: [], mine: [], postmortems: [], others: [] };
const incident = { incident: incidentAfter(), channel: 'C1', members: [] };

/** The form without newer blocks, which every workspace takes. */
function plain(home: Home, notice?: string) {
  const form = homeView(home, { ...around, notice }).at(-1);
  if (!form) throw new Error('there is no form');
  checkView({ type: 'home', blocks: structuredClone(form.blocks) }, 'home');
  return form;
}
const words = (home: Home) => JSON.stringify(plain(home).blocks);

describe('the home tab', () => {
  it('shows each item with the time that is left and its buttons', () => {
    const items = [-4, 0, 1, 11, undefined].map((daysLeft) => ({
      item: actionOf(daysLeft === undefined ? { due: undefined } : {}),
      daysLeft,
    }));
    const said = words({ ...EMPTY, items });
    for (const left of [
      '4 days late, was due',
      'Due today,',
      'Due tomorrow,',
      'Due in 11 days,',
      'No due date yet',
    ])
      expect(said).toContain(left);
    expect(labels(plain({ ...EMPTY, items: items.slice(0, 1) }))).toEqual([
      ...['Done', 'Start', 'Move date', 'Snooze'],
      'Declare an incident',
    ]);
  });

  it('shows items as cards first, with the same words and buttons', () => {
    const [cards] = homeView({ ...EMPTY, items: [{ item: actionOf(), daysLeft: 0 }] }, around);
    checkBlocks(structuredClone(cards.blocks), 'message');
    expect(cards.blocks.find(({ type }) => type === 'card')).toMatchObject({
      title: { text: 'A-3 · Add a memory alarm' },
      subtitle: { text: 'Due today, Fri 20 Nov 2026' },
      body: { text: 'INC-2026-0001 · P1 · open' },
    });
    expect(labels(cards)).toEqual(['Done', 'Start', 'Move date', 'Snooze', 'Declare an incident']);
  });

  it('shows what others can take too, with who has it, and nothing to put off', () => {
    const item = actionOf({ owner: undefined, heldBy: { kind: 'group', group: 'S1', name: '@sre' } });
    const home = { ...EMPTY, held: [{ item, daysLeft: 0 }] };
    expect(words(home)).toContain('INC-2026-0001 · P1 · open · @sre');
    expect(labels(plain(home))).toEqual(['Take it', 'Done', 'Move date', 'Declare an incident']);
  });

  it('stays within what Slack takes, and counts what it leaves out', () => {
    const many = Array.from({ length: 1_000 }, (_, number) => number);
    const title = '&'.repeat(300);
    const home: Home = {
      items: many.map((number) => ({ item: actionOf({ number, title }), daysLeft: number })),
      held: many.map((number) => ({ item: actionOf({ number, title }), daysLeft: number })),
      mine: many.map(() => incident),
      others: many.map(() => incident),
      postmortems: many.map(() => ({
        ...{
          ...incident,
          workflow: { state: 'draft' as const },
          due: '2026-12-01' as const,
          waitsFor: 'write' as const,
        },
      })),
    };
    const form = plain(home, 'x '.repeat(3_000));
    expect(form.blocks.length).toBeLessThanOrEqual(100);
    const said = JSON.stringify(form.blocks);
    expect(said).toContain('970 more items: `/incident action mine`');
    expect(said).toContain('990 more: `/incident list`');
    expect(said).toContain('990 more: `/incident mine`');
  });

  it('teaches where there is nothing to show', () => {
    expect(words(EMPTY)).toContain('Nothing waits for you, and no incident is active.');
    expect(words(EMPTY)).toContain('/incident search redis timeout');
    expect(labels(plain(EMPTY))).toEqual(['Declare an incident']);
  });

  it('has what came of a button above everything else', () => {
    const { blocks } = plain(EMPTY, 'A-3 was done already.');
    expect(blocks[0]).toMatchObject({ text: { text: 'A-3 was done already.' } });
  });
});
