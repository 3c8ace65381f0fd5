import type { Declare } from '../../src/domain/incident/command.ts';
import type { IncidentEvent } from '../../src/domain/incident/event.ts';
import { begin, evolve } from '../../src/domain/incident/evolve.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';

/** A declaration at 19:00 UTC by Ana; `change` is what the test is about. */
export function declaration(change: Partial<Declare> = {}): Declare {
  return {
    kind: 'declare',
    id: 'cmd.T1.1',
    team: 'T1',
    key: 'INC-2026-0001',
    title: 'Checkout errors after deploy',
    severity: 2,
    private: false,
    drill: false,
    place: { kind: 'own' },
    startedAt: undefined,
    by: 'UANA',
    at: new Date('2026-11-20T19:00:00Z'),
    ...change,
  };
}

/** An incident to which these events have happened. */
export function incidentAfter(
  events: readonly IncidentEvent[] = [],
  change: Partial<Declare> = {},
): Incident {
  return events.reduce(evolve, begin(declaration(change)));
}
