import type { Entry } from '../../src/domain/timeline/entry.ts';

/** A change at 19:05 UTC, logged by Ana a minute later; `change` is what the test is about. */
export function entryOf(change: Partial<Entry> = {}): Entry {
  return {
    id: 'cmd.T1.2',
    team: 'T1',
    incident: 'INC-2026-0001',
    text: 'deploy of v2.4.5 finished',
    type: 'change',
    occurredAt: new Date('2026-11-20T19:05:00Z'),
    loggedAt: new Date('2026-11-20T19:06:00.123Z'),
    author: 'UANA',
    source: 'slash',
    standing: { state: 'standing' },
    versions: [],
    version: 0,
    ...change,
  };
}
