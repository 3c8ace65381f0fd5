import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ActionItem } from '../../../src/domain/actions/action-item.ts';
import { addDays, type CalendarDate } from '../../../src/domain/actions/calendar-date.ts';
import { type ActionCommand, decideAction } from '../../../src/domain/actions/decide.ts';
import { countedMoves, daysLate, slipOf, wantsAgreement } from '../../../src/domain/actions/slip.ts';
import { actionOf } from '../../builders/action.ts';

const at = new Date('2026-11-20T10:00:00Z');
const by = 'UBO';

function moved(...days: readonly CalendarDate[]): ActionItem {
  return itemAfter(actionOf(), ...days.map((to) => ({ do: 'move', to, why: 'waiting', by, at }) as const));
}

function itemAfter(item: ActionItem, ...commands: readonly ActionCommand[]): ActionItem {
  return commands.reduce((now, command) => decideAction(now, command).item, item);
}

const judge = (move: number, agreed: boolean) => ({ do: 'judge', move, agreed, by: 'UAPP', at }) as const;

describe('the slip of an item', () => {
  it('counts from the first due date to the present one, or today once that has passed', () => {
    expect(slipOf(actionOf(), '2026-11-01')).toEqual({ first: '2026-11-20', moves: 0, days: 0 });
    expect(slipOf(moved('2026-11-24', '2026-12-01'), '2026-11-21')).toEqual({
      first: '2026-11-20',
      moves: 2,
      days: 11,
    });
    expect(slipOf(moved('2026-11-24'), '2026-11-30')?.days).toBe(10);
  });

  it('ends with the day on which the item was done, and an early one has none', () => {
    const done = (day: string) => ({ state: 'done', by, at: new Date(`${day}T23:00:00Z`) }) as const;
    expect(slipOf(actionOf({ status: done('2026-11-23') }), '2027-01-01')?.days).toBe(3);
    expect(slipOf(actionOf({ status: done('2026-11-02') }), '2027-01-01')?.days).toBe(0);
    const dropped = { state: 'not doing', why: 'no', by, at } as const;
    expect(slipOf(actionOf({ status: dropped }), '2027-01-01')).toBeUndefined();
    expect(slipOf(actionOf({ due: undefined }), '2027-01-01')).toBeUndefined();
  });

  it('does not count the first date of an item that had none', () => {
    const item = itemAfter(actionOf({ due: undefined }), {
      do: 'move',
      to: '2026-12-01',
      why: 'set',
      by,
      at,
    });
    expect(slipOf(item, '2026-11-20')).toEqual({ first: '2026-12-01', moves: 0, days: 0 });
  });

  it('is late from the day after its date', () => {
    expect(daysLate(actionOf(), '2026-11-20')).toBe(0);
    expect(daysLate(actionOf(), '2026-11-24')).toBe(4);
    expect(daysLate(actionOf({ status: { state: 'done', by, at } }), '2026-11-24')).toBe(0);
  });

  it('never shrinks by a move that is not agreed to, whatever is moved and judged', () => {
    const step = fc.record({ days: fc.integer({ min: -5, max: 20 }), agreed: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let item = actionOf();
        for (const { days, agreed } of steps) {
          const before = item.due;
          item = itemAfter(item, { do: 'move', to: addDays('2026-12-01', days), why: 'w', by, at });
          if (!wantsAgreement(item)) continue;
          item = itemAfter(item, judge(item.moves.length, agreed));
          expect(wantsAgreement(item)).toBe(false);
          expect(item.due).toBe(agreed ? item.moves.at(-1)?.to : before);
        }
        const slip = slipOf(item, '2026-01-01');
        expect(slip?.first).toBe('2026-11-20');
        expect(slip?.moves).toBe(countedMoves(item.moves).length);
        expect(slip?.days).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the third move', () => {
  it('wants the approver’s agreement, and so does each one after it', () => {
    expect(wantsAgreement(moved('2026-11-21', '2026-11-22'))).toBe(false);
    const third = moved('2026-11-21', '2026-11-22', '2026-11-25');
    expect(wantsAgreement(third)).toBe(true);
    const agreed = itemAfter(third, judge(3, true));
    expect(agreed).toMatchObject({
      due: '2026-11-25',
      moves: [{}, {}, { answer: { agreed: true, by: 'UAPP' } }],
    });
    expect(wantsAgreement(agreed)).toBe(false);
    expect(wantsAgreement(itemAfter(agreed, { do: 'move', to: '2026-12-24', why: 'w', by, at }))).toBe(true);
  });

  it('goes back to the date before it without agreement, and the ledger keeps it', () => {
    const third = moved('2026-11-21', '2026-11-22', '2026-11-25');
    const back = itemAfter(third, judge(3, false));
    expect(back.due).toBe('2026-11-22');
    expect(back.moves).toHaveLength(3);
    expect(slipOf(back, '2026-11-01')).toMatchObject({ moves: 2, days: 2 });
    expect(back.history?.at(-1)).toMatchObject({ did: 'judge', fields: ['due'], was: { due: '2026-11-25' } });
  });

  it('is judged once, and not when another followed', () => {
    const third = moved('2026-11-21', '2026-11-22', '2026-11-25');
    const judged = itemAfter(third, judge(3, true));
    expect(decideAction(judged, judge(3, false))).toMatchObject({ kind: 'unchanged', why: 'judged-already' });
    const fourth = moved('2026-11-21', '2026-11-22', '2026-11-25', '2026-11-26');
    expect(decideAction(fourth, judge(3, false))).toMatchObject({ kind: 'unchanged', why: 'moved-since' });
    const done = itemAfter(third, { do: 'done', by, at });
    expect(decideAction(done, judge(3, false))).toMatchObject({ kind: 'refused', why: 'is-done' });
  });
});

describe('what an item prevented', () => {
  const saved = (incident: string | undefined, why?: string) =>
    ({ do: 'saved', incident, why, by, at }) as const;

  it('is recorded once for each incident, with who, when and why, on a closed item too', () => {
    const done = itemAfter(actionOf(), { do: 'done', by, at });
    const once = itemAfter(done, saved('INC-2026-0009', ' the alarm fired first '));
    expect(once.saves).toEqual([{ by, at, incident: 'INC-2026-0009', why: 'the alarm fired first' }]);
    expect(once.status.state).toBe('done');
    expect(decideAction(once, saved('INC-2026-0009'))).toMatchObject({ why: 'saved-already' });
    expect(itemAfter(once, saved('INC-2026-0010')).saves).toHaveLength(2);
  });

  it('counts once a day outside an incident', () => {
    const once = itemAfter(actionOf(), saved(undefined));
    expect(decideAction(once, saved(undefined, 'again'))).toMatchObject({ why: 'saved-already' });
    const tomorrow = { ...saved(undefined), at: new Date('2026-11-21T10:00:00Z') };
    expect(itemAfter(once, tomorrow).saves).toHaveLength(2);
  });
});
