import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../src/domain/incident/decide.ts';
import { evolve } from '../../../src/domain/incident/evolve.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { incidentAfter } from '../../builders/incident.ts';

const stamp = { id: 'view.T1.1', by: 'UBO', at: new Date('2026-11-20T20:00:00Z') };
const state = (incident: Incident, milestone: 'impactStarted' | 'resolved', time: string) =>
  decide(incident, { ...stamp, kind: 'times', times: { [milestone]: new Date(time) } });

describe('a key time that somebody states', () => {
  const stated = (time: string): Incident => {
    const decision = state(incidentAfter(), 'impactStarted', time);
    if (!decision.ok) throw new Error(decision.refusal.code);
    return decision.events.reduce(evolve, incidentAfter());
  };

  it('is kept with who stated it, and stating it again changes nothing', () => {
    const incident = stated('2026-11-20T18:50:00Z');
    expect(incident.milestones.impactStarted).toEqual({
      at: new Date('2026-11-20T18:50:00Z'),
      by: 'UBO',
      statedAt: stamp.at,
    });
    expect(state(incident, 'impactStarted', '2026-11-20T18:50:00Z')).toEqual({ ok: true, events: [] });
  });

  it('lies in the past, and fits what was stated before', () => {
    expect(state(incidentAfter(), 'impactStarted', '2026-11-20T21:00:00Z')).toMatchObject({
      ok: false,
      refusal: { code: 'time-ahead' },
    });
    expect(state(stated('2026-11-20T18:50:00Z'), 'resolved', '2026-11-20T18:40:00Z')).toMatchObject({
      ok: false,
      refusal: { code: 'times-contradict', earlier: 'impactStarted', later: 'resolved' },
    });
  });

  it('is still taken after the resolution, and not for a cancelled incident', () => {
    const resolved = incidentAfter([{ ...stamp, kind: 'resolved', summary: '' }]);
    expect(state(resolved, 'impactStarted', '2026-11-20T18:50:00Z').ok).toBe(true);
    const cancelled = incidentAfter([{ ...stamp, kind: 'cancelled', why: 'x' }]);
    expect(state(cancelled, 'impactStarted', '2026-11-20T18:50:00Z').ok).toBe(false);
  });
});
