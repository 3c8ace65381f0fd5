import { describe, expect, it } from '@jest/globals';
import { isExposed } from '../../../src/domain/incident/channel-wants.ts';
import type { ChangeCommand } from '../../../src/domain/incident/command.ts';
import { type Decision, decide } from '../../../src/domain/incident/decide.ts';
import type { IncidentEvent } from '../../../src/domain/incident/event.ts';
import { evolve } from '../../../src/domain/incident/evolve.ts';
import type { ChannelNews } from '../../../src/domain/incident/incident.ts';
import { commanderOf, type Incident, namesMergeTarget } from '../../../src/domain/incident/incident.ts';
import { wantedEffects } from '../../../src/domain/incident/wanted-effects.ts';
import { incidentAfter } from '../../builders/incident.ts';

const at = new Date('2026-11-20T19:30:00Z');
const stamp = { id: 'cmd.T1.2', by: 'UBO', at };
const resolved: IncidentEvent = { ...stamp, kind: 'resolved', summary: 'rolled back' };
const cancelled: IncidentEvent = { ...stamp, kind: 'cancelled', why: 'false alarm' };

function changedBy(incident: Incident, command: ChangeCommand): Incident {
  const decision = decide(incident, command);
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.code}`);
  return decision.events.reduce(evolve, incident);
}

function code(decision: Decision): string {
  return decision.ok ? decision.events.map((event) => event.kind).join(' ') : decision.refusal.code;
}

describe('a declared incident', () => {
  it('is active, led by who declared it, and keeps a stated start', () => {
    const startedAt = new Date('2026-11-20T18:40:00Z');
    const incident = incidentAfter([], { startedAt });
    expect(incident.phase).toEqual({ state: 'active', status: 'investigating', since: incident.declaredAt });
    expect(commanderOf(incident)).toBe('UANA');
    expect(incident.milestones.impactStarted).toEqual({
      at: startedAt,
      by: 'UANA',
      statedAt: incident.declaredAt,
    });
  });
});

describe('status', () => {
  it('changes the status and keeps the public update', () => {
    const incident = changedBy(incidentAfter(), {
      ...stamp,
      kind: 'status',
      status: 'mitigating',
      text: 'rolling back',
    });
    expect(incident.phase).toMatchObject({ state: 'active', status: 'mitigating' });
    expect(incident.lastUpdate).toEqual({ text: 'rolling back', at, by: 'UBO' });
  });
  it('is nothing new without a text, and an update with one', () => {
    const same = { ...stamp, kind: 'status', status: 'investigating' } as const;
    expect(code(decide(incidentAfter(), { ...same, text: undefined }))).toBe('');
    expect(code(decide(incidentAfter(), { ...same, text: 'still looking' }))).toBe('status-changed');
  });
  it('is refused once the incident is resolved', () => {
    const command = { ...stamp, kind: 'status', status: 'monitoring', text: undefined } as const;
    expect(code(decide(incidentAfter([resolved]), command))).toBe('not-active');
  });
});

describe('severity and title', () => {
  it('can be put right after the resolution, and not after a cancellation', () => {
    const severity = { ...stamp, kind: 'severity', severity: 1, why: undefined } as const;
    expect(code(decide(incidentAfter([resolved]), severity))).toBe('severity-changed');
    expect(code(decide(incidentAfter([cancelled]), severity))).toBe('not-active');
    expect(changedBy(incidentAfter(), { ...stamp, kind: 'title', title: 'Checkout is down' }).title).toBe(
      'Checkout is down',
    );
  });
  it('are nothing new when they are so already', () => {
    expect(code(decide(incidentAfter(), { ...stamp, kind: 'severity', severity: 2, why: 'x' }))).toBe('');
    expect(
      code(decide(incidentAfter(), { ...stamp, kind: 'title', title: 'Checkout errors after deploy' })),
    ).toBe('');
  });
});

describe('roles', () => {
  it('hand the command over from one person to another', () => {
    const decision = decide(incidentAfter(), { ...stamp, kind: 'role', role: 'commander', user: 'UBO' });
    expect(decision).toMatchObject({
      ok: true,
      events: [{ kind: 'role-taken', user: 'UBO', before: 'UANA' }],
    });
    const incident = changedBy(incidentAfter(), { ...stamp, kind: 'role', role: 'commander', user: 'UBO' });
    expect(incident.roles['commander']).toEqual(['UBO']);
  });
  it('other than the commander can be held by several, and left', () => {
    const first = changedBy(incidentAfter(), { ...stamp, kind: 'role', role: 'operations', user: 'UBO' });
    const both = changedBy(first, { ...stamp, kind: 'role', role: 'operations', user: 'UCHI' });
    expect(both.roles['operations']).toEqual(['UBO', 'UCHI']);
    expect(
      changedBy(both, { ...stamp, kind: 'leave', role: 'operations', user: 'UBO' }).roles['operations'],
    ).toEqual(['UCHI']);
    expect(code(decide(both, { ...stamp, kind: 'leave', role: 'scribe', user: 'UBO' }))).toBe(
      'not-holding-role',
    );
  });
});

describe('resolve', () => {
  const resolve = (times: Extract<ChangeCommand, { kind: 'resolve' }>['times']): ChangeCommand => ({
    ...stamp,
    kind: 'resolve',
    summary: 'rolled back',
    times,
    template: 'standard',
  });
  it('states the corrected times, resolves, and asks for the draft', () => {
    const impactStarted = new Date('2026-11-20T18:50:00Z');
    const decision = decide(incidentAfter(), resolve({ impactStarted }));
    expect(code(decision)).toBe('time-stated resolved draft-wanted');
    expect(changedBy(incidentAfter(), resolve({ impactStarted })).milestones.impactStarted?.at).toEqual(
      impactStarted,
    );
  });
  it('refuses times that lie ahead or contradict each other', () => {
    expect(code(decide(incidentAfter(), resolve({ resolved: new Date('2026-11-20T19:32:00Z') })))).toBe(
      'time-ahead',
    );
    const contradiction = {
      impactStarted: new Date('2026-11-20T19:20:00Z'),
      mitigated: new Date('2026-11-20T19:10:00Z'),
    };
    expect(code(decide(incidentAfter(), resolve(contradiction)))).toBe('times-contradict');
  });
  it('is refused when it is resolved, cancelled or merged already', () => {
    expect(code(decide(incidentAfter([resolved]), resolve({})))).toBe('not-active');
    expect(code(decide(incidentAfter([cancelled]), resolve({})))).toBe('not-active');
  });
});

describe('reopen', () => {
  it('takes a cancellation back, and the incident is as it was', () => {
    const at = new Date('2026-11-20T19:10:00Z');
    const events: IncidentEvent[] = [
      { ...stamp, at, kind: 'status-changed', from: 'investigating', to: 'identified', text: undefined },
      cancelled,
    ];
    const decision = decide(incidentAfter(events), { ...stamp, kind: 'reopen', why: 'real' }, events);
    if (!decision.ok) throw new Error(decision.refusal.code);
    const { phase, reopened } = incidentAfter([...events, ...decision.events]);
    expect(phase).toEqual({ state: 'active', status: 'identified', since: at });
    expect(reopened).toBe(0);
  });
  it('continues the clock: mitigating again, without the stated end', () => {
    const stated: IncidentEvent = { ...stamp, kind: 'time-stated', milestone: 'resolved', time: at };
    const incident = changedBy(incidentAfter([stated, resolved]), {
      ...stamp,
      kind: 'reopen',
      why: 'it is back',
    });
    expect(incident.phase).toMatchObject({ state: 'active', status: 'mitigating' });
    expect(incident.milestones.resolved).toBeUndefined();
    expect(incident.reopened).toBe(1);
  });
  it('is refused while the incident is active', () => {
    expect(code(decide(incidentAfter(), { ...stamp, kind: 'reopen', why: undefined }))).toBe('not-resolved');
  });
});

describe('merge', () => {
  const merge = { ...stamp, kind: 'merge', why: 'the same outage', hidden: false } as const;

  it('closes the incident, and never into itself', () => {
    expect(code(decide(incidentAfter(), { ...merge, into: 'INC-2026-0001' }))).toBe('merge-into-itself');
    const incident = changedBy(incidentAfter(), { ...merge, into: 'INC-2026-0007' });
    expect(incident.phase).toEqual({
      ...{ state: 'merged', into: 'INC-2026-0007', at, by: stamp.by, why: 'the same outage' },
    });
    expect(code(decide(incident, { ...stamp, kind: 'title', title: 'x' }))).toBe('not-active');
  });

  it('notes that the other incident is private', () => {
    const incident = changedBy(incidentAfter(), { ...merge, into: 'INC-2026-0007', hidden: true });
    expect(incident.phase).toMatchObject({ hidden: true });
    expect(namesMergeTarget(incident)).toBe(false);
    expect(namesMergeTarget(changedBy(incidentAfter(), { ...merge, into: 'INC-2026-0007' }))).toBe(true);
  });

  it('is taken back to the status from before, through any number of merges', () => {
    const unmerge = { ...stamp, kind: 'unmerge', why: undefined } as const;
    expect(code(decide(incidentAfter(), unmerge))).toBe('not-merged');
    const early = new Date('2026-11-20T19:03:00Z');
    const events: IncidentEvent[] = [
      {
        ...stamp,
        at: early,
        kind: 'status-changed',
        from: 'investigating',
        to: 'monitoring',
        text: undefined,
      },
    ];
    for (let round = 0; round < 2; round += 1) {
      for (const command of [{ ...merge, into: 'INC-2026-0007' }, unmerge]) {
        const decision = decide(incidentAfter(events), command, events);
        if (!decision.ok) throw new Error(`refused: ${decision.refusal.code}`);
        events.push(...decision.events);
      }
      expect(incidentAfter(events).phase).toEqual({ state: 'active', status: 'monitoring', since: early });
    }
    const reopened: IncidentEvent = { ...stamp, at, kind: 'reopened', why: undefined };
    const merged: IncidentEvent = { ...stamp, kind: 'merged', into: 'INC-2026-0007', why: '' };
    const later = [...events, reopened, merged];
    expect(decide(incidentAfter(later), unmerge, later)).toMatchObject({
      events: [{ kind: 'unmerged', from: 'INC-2026-0007', status: 'mitigating', since: at, hidden: false }],
    });
  });

  it('that an earlier version stored without more is taken back too', () => {
    const merged: IncidentEvent = { ...stamp, kind: 'merged', into: 'INC-2026-0007', why: 'twice' };
    const incident = incidentAfter([merged]);
    const back = changedBy(incident, { ...stamp, kind: 'unmerge', why: undefined });
    expect(back.phase).toEqual({ state: 'active', status: 'investigating', since: incident.declaredAt });
  });
});

describe('news of the channel', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 19, minutes));
  const newsAfter = (...all: readonly ChannelNews[]) => {
    const events: IncidentEvent[] = [];
    for (const [index, news] of all.entries()) {
      const command = { id: `c${index}`, by: 'UBO', at: at(index), kind: 'channel-changed', news } as const;
      const decision = decide(incidentAfter(events), command, events);
      if (decision.ok) events.push(...decision.events);
    }
    return events.map((event) => event.kind === 'channel-changed' && [event.news.what, event.since]);
  };

  it('are told once, and only where something is otherwise than before', () => {
    const [out, back] = [{ what: 'scribe-out' }, { what: 'scribe-back' }] as const;
    expect(newsAfter(back)).toEqual([]);
    expect(newsAfter(out, out, back, back)).toEqual([
      ['scribe-out', undefined],
      ['scribe-back', at(0)],
    ]);
    const [shut, open] = [{ what: 'archived' }, { what: 'unarchived' }] as const;
    expect(newsAfter(open, open, shut, out, shut, open, shut)).toEqual([
      ['unarchived', undefined],
      ['archived', undefined],
      ['scribe-out', undefined],
      ['unarchived', at(2)],
      ['archived', undefined],
    ]);
    const named = (name: string) => ({ what: 'renamed', name }) as const;
    expect(newsAfter(named('a'), named('a'), named('b'))).toHaveLength(2);
    const [hidden, shown] = [{ what: 'made-private' }, { what: 'made-public' }] as const;
    expect(newsAfter(hidden, hidden, shown, shown, hidden)).toHaveLength(3);
  });

  it('of a conversion that come late do not undo what came after it', () => {
    const conversion = (what: 'made-private' | 'made-public', minute: number) =>
      ({ id: what, by: 'UBO', at: at(minute), kind: 'channel-changed', news: { what } }) as const;
    const incident = incidentAfter([], { private: true });
    const decision = decide(incident, conversion('made-public', 1), [conversion('made-private', 2)]);
    expect(decision).toEqual({ ok: true, events: [] });
    expect(isExposed(incident, [conversion('made-public', 1)])).toBe(true);
    expect(isExposed(incident, [conversion('made-public', 1), conversion('made-private', 2)])).toBe(false);
    expect(isExposed({ private: false }, [conversion('made-public', 1)])).toBe(false);
  });

  it('tell of a public channel only where the incident is private', () => {
    const shown = { ...stamp, kind: 'channel-changed', news: { what: 'made-public' } } as const;
    const kinds = (isPrivate: boolean) =>
      wantedEffects(incidentAfter([], { private: isPrivate }), [shown]).map(({ effect }) => effect.kind);
    expect(kinds(true)).toEqual(['news', 'tell', 'card']);
    expect(kinds(false)).toEqual([]);
  });

  it('that come late do not undo what happened after them', () => {
    const known = (...all: readonly (readonly [number, ChannelNews])[]) => {
      const events: IncidentEvent[] = [];
      for (const [minute, news] of all) {
        const command = { ...stamp, at: at(minute), kind: 'channel-changed', news } as const;
        const decision = decide(incidentAfter(events), command, events);
        if (decision.ok) events.push(...decision.events);
      }
      return events.map((event) => event.kind === 'channel-changed' && event.news.what);
    };
    const [shut, open] = [{ what: 'archived' }, { what: 'unarchived' }] as const;
    expect(known([2, open], [1, shut])).toEqual(['unarchived']);
    expect(known([1, shut], [3, open], [2, shut])).toEqual(['archived', 'unarchived']);
    const [out, back] = [{ what: 'scribe-out' }, { what: 'scribe-back' }] as const;
    expect(known([1, out], [3, back], [1, out], [2, out])).toEqual(['scribe-out', 'scribe-back']);
    const named = (name: string) => ({ what: 'renamed', name }) as const;
    expect(known([2, named('b')], [1, named('a')])).toEqual(['renamed']);
  });

  it('go to whoever leads an active incident, and to nobody once it is over', () => {
    const out = { ...stamp, kind: 'channel-changed', news: { what: 'scribe-out' } } as const;
    const told = (events: readonly IncidentEvent[]) =>
      wantedEffects(incidentAfter(events), [out]).map(({ effect }) => effect);
    expect(told([])).toEqual([
      {
        ...{ kind: 'tell', user: 'UANA' },
        notice: { code: 'channel-closed', what: 'scribe-out', incident: 'INC-2026-0001' },
      },
    ]);
    expect(told([resolved])).toEqual([]);
  });
});
