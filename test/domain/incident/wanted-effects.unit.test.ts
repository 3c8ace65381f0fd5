import { describe, expect, it } from '@jest/globals';
import type { ReminderPolicy } from '../../../src/domain/actions/ladder.ts';
import type { IncidentEvent } from '../../../src/domain/incident/event.ts';
import { wantedEffects } from '../../../src/domain/incident/wanted-effects.ts';
import { declaration, incidentAfter } from '../../builders/incident.ts';

const stamp = { id: 'cmd.T1.2', by: 'UBO', at: new Date('2026-11-20T19:30:00Z') };

function kinds(events: readonly IncidentEvent[]): string[] {
  return wantedEffects(incidentAfter(events), events).map(({ effect }) => effect.kind);
}

describe('what the world should see', () => {
  it('after a declaration: a channel, its person, topic, card, announcement, pin and a first entry', () => {
    const what = declaration();
    const declared: IncidentEvent = { kind: 'declared', id: what.id, by: what.by, at: what.at, what };
    const first = ['channel', 'early-messages', 'invite'];
    expect(kinds([declared])).toEqual([...first, 'topic', 'card', 'announcement', 'pin', 'entry']);
  });
  it('plans its items anew after another commander, and after another severity where that counts', () => {
    const role = { ...stamp, kind: 'role-taken', user: 'UCHI', before: undefined } as const;
    const severity: IncidentEvent = { ...stamp, kind: 'severity-changed', from: 2, to: 1, why: '' };
    const replans = (event: IncidentEvent, severities: ReminderPolicy['severities']) =>
      wantedEffects(incidentAfter([event]), [event], { reminders: { severities } }).some(
        ({ effect }) => effect.kind === 'plan-items',
      );
    expect(replans({ ...role, role: 'commander' }, {})).toBe(true);
    expect(replans({ ...role, role: 'scribe' }, {})).toBe(false);
    expect(replans({ ...stamp, kind: 'role-left', role: 'commander', user: 'UCHI' }, {})).toBe(true);
    expect(replans(severity, {})).toBe(false);
    expect(replans(severity, { 1: { every: 1 } })).toBe(true);
  });
  it('gives keys that fit into a document and a job id, each once', () => {
    const events: IncidentEvent[] = [
      { ...stamp, kind: 'time-stated', milestone: 'resolved', time: stamp.at },
      { ...stamp, kind: 'resolved', summary: 'rolled back' },
      { ...stamp, kind: 'draft-wanted', template: 'standard' },
    ];
    const keys = wantedEffects(incidentAfter(events), events).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z]+(?:-[a-z]+)?[0-9]*-[0-9]+$/);
  });
  it('derives ids of entries and drafts from the event, so that twice is the same as once', () => {
    const events: IncidentEvent[] = [
      { ...stamp, kind: 'status-changed', from: 'investigating', to: 'mitigating', text: 'rolling back' },
      { ...stamp, kind: 'draft-wanted', template: 'standard' },
    ];
    const [first, second] = [
      wantedEffects(incidentAfter(events), events),
      wantedEffects(incidentAfter(events), events),
    ];
    expect(second).toEqual(first);
    const effects = first.map(({ effect }) => effect);
    expect(effects).toContainEqual({
      kind: 'entry',
      entry: {
        id: 'evt.cmd.T1.2.0',
        type: 'communication',
        text: 'Status investigating → mitigating: rolling back',
        at: stamp.at,
        author: 'UBO',
      },
    });
    expect(effects).toContainEqual(
      expect.objectContaining({ kind: 'draft', draft: 'draft-cmd.T1.2', asOf: stamp.at }),
    );
  });
  it('tells everybody of a status and of an end, in the channel and where it was announced; other changes in the card', () => {
    const status: IncidentEvent = {
      ...{ ...stamp, kind: 'status-changed', from: 'investigating', to: 'mitigating', text: 'rolling back' },
    };
    const news = { what: 'status', from: 'investigating', to: 'mitigating', text: 'rolling back' };
    const told = { news, by: stamp.by, at: stamp.at };
    expect(wantedEffects(incidentAfter([status]), [status]).map(({ effect }) => effect)).toEqual(
      expect.arrayContaining([
        { kind: 'news', ...told },
        { kind: 'announced-news', ...told },
      ]),
    );
    const ends: IncidentEvent[] = [
      { ...stamp, kind: 'resolved', summary: '' },
      { ...stamp, kind: 'reopened', why: undefined },
      { ...stamp, kind: 'cancelled', why: 'a false alarm' },
    ];
    for (const event of ends)
      expect(kinds([event])).toEqual(expect.arrayContaining(['news', 'announced-news']));
    const severity: IncidentEvent = { ...stamp, kind: 'severity-changed', from: 2, to: 1, why: undefined };
    const role: IncidentEvent = {
      ...stamp,
      kind: 'role-taken',
      role: 'scribe',
      user: 'UANA',
      before: undefined,
    };
    expect(kinds([severity])).toEqual(['card', 'announcement', 'topic', 'entry']);
    expect(kinds([role])).toEqual(['card', 'invite', 'tell-role', 'entry']);
    expect(kinds([{ ...role, user: stamp.by }])).toEqual(['card', 'invite', 'entry']);
  });
  it('has the members read as soon as an incident is worked on again', () => {
    expect(kinds([{ ...stamp, kind: 'reopened', why: undefined }])).toContain('members');
  });
  it('moves the record of a merged incident', () => {
    const merged: IncidentEvent = { ...stamp, kind: 'merged', into: 'INC-2026-0007', why: 'the same outage' };
    expect(kinds([merged])).toContain('move');
    const unmerged: IncidentEvent = {
      ...{ ...stamp, kind: 'unmerged', from: 'INC-2026-0007', hidden: false },
      ...{ status: 'investigating', since: stamp.at, why: undefined },
    };
    expect(kinds([unmerged])).toEqual(expect.arrayContaining(['move-back', 'members']));
    for (const event of [merged, unmerged])
      expect(kinds([event]).filter((kind) => kind === 'merge-notice')).toHaveLength(2);
  });
  it('names no private incident in the entries that others read', () => {
    const merged: IncidentEvent = {
      ...{ ...stamp, kind: 'merged', into: 'INC-2026-0007', why: 'the same outage', hidden: true },
    };
    const entries = JSON.stringify(
      wantedEffects(incidentAfter([merged]), [merged]).filter(({ effect }) => effect.kind === 'entry'),
    );
    expect(entries).toContain('Merged into another incident: the same outage');
    expect(entries).not.toContain('INC-2026-0007');
  });
});
