import { describe, expect, it } from '@jest/globals';
import type { IncidentEvent } from '../../../src/domain/incident/event.ts';
import { NUDGE_KINDS, type NudgeKind } from '../../../src/domain/incident/nudge-kind.ts';
import {
  NO_NUDGES,
  type NudgeFacts,
  type NudgePolicy,
  nextNudgeLook,
  nudgeDue,
  overtaken,
  stillHolds,
} from '../../../src/domain/incident/nudges.ts';
import { incidentAfter } from '../../builders/incident.ts';

const DECLARED = new Date('2026-11-20T19:00:00Z');
const at = (minutes: number) => new Date(DECLARED.getTime() + minutes * 60_000);
const stamp = (minutes: number) => ({ id: `e${minutes}`, by: 'USAM', at: at(minutes) });
const left = (minutes: number): IncidentEvent => ({
  ...{ ...stamp(minutes), kind: 'role-left', role: 'commander', user: 'UANA' },
});
const updated = (minutes: number): IncidentEvent => ({
  ...{ ...stamp(minutes), kind: 'status-changed', text: 'rolling back' },
  ...{ from: 'investigating', to: 'identified' },
});
const snoozed = (nudge: NudgeKind, from: number, until: number): IncidentEvent => ({
  ...{ ...stamp(from), kind: 'nudge-snoozed', nudge, until: at(until) },
});
const resolved = (minutes: number): IncidentEvent => ({ ...stamp(minutes), kind: 'resolved', summary: '' });

const ALL: NudgePolicy = {
  ...{ commander: 5, impact: 30, silence: 60, forgotten: 7 },
  ...{ update: { 1: 15, 2: 30 }, publicUpdate: { 2: 45 } },
};
const only = (part: Partial<NudgePolicy>): NudgePolicy => ({ ...NO_NUDGES, ...part });

function facts(events: readonly IncidentEvent[], more: Partial<NudgeFacts> = {}): NudgeFacts {
  const heardAt = events.at(-1)?.at ?? DECLARED;
  return { incident: incidentAfter(events), events, nudged: {}, heardAt, impactKnown: true, ...more };
}

describe('the conditions of nudges', () => {
  interface Case {
    readonly kind: NudgeKind;
    readonly part: Partial<NudgePolicy>;
    readonly known: NudgeFacts;
    readonly minutes: number;
  }
  const cases: readonly Case[] = [
    { kind: 'commander', part: { commander: 5 }, known: facts([left(3)]), minutes: 8 },
    { kind: 'update', part: { update: { 2: 30 } }, known: facts([updated(10)]), minutes: 40 },
    { kind: 'public-update', part: { publicUpdate: { 2: 45 } }, known: facts([updated(10)]), minutes: 50 },
    { kind: 'impact', part: { impact: 30 }, known: facts([], { impactKnown: false }), minutes: 30 },
    { kind: 'silence', part: { silence: 60 }, known: facts([], { heardAt: at(20) }), minutes: 80 },
    {
      kind: 'forgotten',
      part: { forgotten: 7 },
      known: facts([], { heardAt: at(20) }),
      minutes: 20 + 7 * 24 * 60,
    },
  ];

  it.each(cases)(
    '$kind: not a minute too early, and off where it is off',
    ({ kind, part, known, minutes }) => {
      expect(nudgeDue(known, at(minutes - 1), only(part))).toBeUndefined();
      expect(nudgeDue(known, at(minutes), only(part))).toBe(kind);
      expect(nudgeDue(known, at(minutes), NO_NUDGES)).toBeUndefined();
      expect(nextNudgeLook(known, DECLARED, only(part))).toEqual(at(minutes));
      expect(stillHolds(kind, known, { now: at(minutes), policy: only(part) })).toBe(true);
    },
  );

  it.each(NUDGE_KINDS)('%s: never of an incident that is over, or that was imported', (kind) => {
    const now = at(100_000);
    const over = facts([left(1), resolved(2)], { impactKnown: false });
    const imported = facts([left(1)], {
      incident: incidentAfter([left(1)], { place: { kind: 'none' } }),
      impactKnown: false,
    });
    for (const known of [over, imported]) {
      expect(nudgeDue(known, now, ALL)).toBeUndefined();
      expect(nextNudgeLook(known, now, ALL)).toBeUndefined();
      expect(stillHolds(kind, known, { now, policy: ALL })).toBe(false);
    }
  });

  it('no commander is missed while somebody leads, and minutes go by the severity', () => {
    expect(nudgeDue(facts([]), at(500), only({ commander: 5 }))).toBeUndefined();
    expect(nudgeDue(facts([]), at(500), only({ update: { 1: 15 } }))).toBeUndefined();
  });

  it('says each once, until it begins anew', () => {
    const policy = only({ update: { 2: 30 } });
    const sent = facts([], { nudged: { update: at(30) } });
    expect(nudgeDue(sent, at(300), policy)).toBeUndefined();
    const anew = facts([updated(50)], { nudged: { update: at(30) } });
    expect(nudgeDue(anew, at(79), policy)).toBeUndefined();
    expect(nudgeDue(anew, at(80), policy)).toBe('update');
  });

  it('comes again after a snooze, and not before', () => {
    const policy = only({ update: { 2: 30 } });
    const put = facts([snoozed('update', 31, 61)], { nudged: { update: at(30) } });
    expect(nudgeDue(put, at(60), policy)).toBeUndefined();
    expect(nudgeDue(put, at(61), policy)).toBe('update');
    const other = facts([snoozed('impact', 31, 61)], { nudged: { update: at(30) } });
    expect(nudgeDue(other, at(500), policy)).toBeUndefined();
  });

  it('sends one at a time, ten minutes apart', () => {
    const known = facts([left(0)], { impactKnown: false });
    expect(nudgeDue(known, at(31), ALL)).toBe('commander');
    const after = { ...known, nudged: { commander: at(31) } };
    expect(nudgeDue(after, at(40), ALL)).toBeUndefined();
    expect(nextNudgeLook(after, at(31), ALL)).toEqual(at(41));
    expect(nudgeDue(after, at(41), ALL)).toBe('public-update');
  });

  it('looks now and then for silence that begins anew without a change of the incident', () => {
    const policy = only({ silence: 60 });
    const sent = facts([], { nudged: { silence: at(60) } });
    expect(nextNudgeLook(sent, at(60), policy)).toEqual(at(120));
  });
});

describe('what becomes of a nudge', () => {
  const sent = (kind: NudgeKind) => ({ kind, at: at(30) });
  const took: IncidentEvent = {
    ...stamp(33),
    ...{ kind: 'role-taken', role: 'commander', user: 'USAM', before: undefined },
  };

  it.each<readonly [NudgeKind, NudgeFacts, unknown]>([
    ['commander', facts([left(1), took]), { what: 'taken', by: 'USAM' }],
    ['update', facts([updated(31)]), { what: 'updated', by: 'USAM' }],
    ['public-update', facts([updated(31)]), { what: 'updated', by: 'USAM' }],
    ['impact', facts([]), { what: 'went-on' }],
    ['silence', facts([], { heardAt: at(31) }), { what: 'went-on' }],
    ['forgotten', facts([updated(31)]), { what: 'went-on' }],
    ['silence', facts([resolved(31)]), { what: 'over' }],
    ['update', facts([snoozed('update', 31, 61)]), { what: 'snoozed', by: 'USAM', until: at(61) }],
  ])('%s is overtaken', (kind, known, what) => {
    expect(overtaken(sent(kind), known)).toEqual(what);
  });

  it.each<readonly [NudgeKind, NudgeFacts]>([
    ['commander', facts([left(1)])],
    ['update', facts([updated(29), snoozed('impact', 31, 61)])],
    ['impact', facts([], { impactKnown: false })],
    ['silence', facts([snoozed('update', 31, 61)], { heardAt: at(29) })],
  ])('%s stands', (kind, known) => {
    expect(overtaken(sent(kind), known)).toBeUndefined();
  });
});
