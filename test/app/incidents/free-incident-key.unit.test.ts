import { beforeEach, describe, expect, it } from '@jest/globals';
import { importIncident } from '../../../src/app/imports/import-incident.ts';
import { freeIncidentKey } from '../../../src/app/incidents/free-incident-key.ts';
import { keyNamed } from '../../../src/app/incidents/key-named.ts';
import { readPolicy } from '../../../src/config/policy.ts';
import { readIncidentRef } from '../../../src/domain/incident/incident-ref.ts';
import { emptyRecord, type IncidentRecord } from '../../../src/domain/postmortem/record/record.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { anEntry } from '../../contract/samples.ts';

const TEAM = 'T1';
const NOW = new Date('2026-11-20T16:00:00Z');

describe('the key of a new incident', () => {
  let app: ReturnType<typeof memoryPorts> & { readonly clock: () => Date };
  beforeEach(() => {
    app = { ...memoryPorts(), clock: () => NOW };
  });

  const left = (number: number) =>
    app.entries.insert(
      anEntry(TEAM, number, { incident: `INC-2026-${String(number).padStart(4, '0')}` }),
      [],
      NOW,
    );

  it('is the next one, and each is given once', async () => {
    expect(await freeIncidentKey(app, TEAM, { year: 2026, prefix: 'INC' })).toBe('INC-2026-0001');
    expect(await freeIncidentKey(app, TEAM, { year: 2026, prefix: 'INC' })).toBe('INC-2026-0002');
  });

  it('is never one under which something is left, though the counter was rolled back', async () => {
    await left(1);
    await left(2);
    await left(73);
    expect(await freeIncidentKey(app, TEAM, { year: 2026, prefix: 'INC' })).toBe('INC-2026-0074');
    expect(await freeIncidentKey(app, TEAM, { year: 2025, prefix: 'INC' })).toBe('INC-2025-0001');
    expect(await freeIncidentKey(app, 'T2', { year: 2026, prefix: 'INC' })).toBe('INC-2026-0001');
  });

  it('counts on when the prefix changes, so that a number alone still means one incident', async () => {
    const policy = { ...readPolicy('keyPrefix: OPS\n', 'test'), announceChannel: undefined };
    expect(await freeIncidentKey(app, TEAM, { year: 2026, prefix: 'INC' })).toBe('INC-2026-0001');
    await left(1);
    const key = await freeIncidentKey(app, TEAM, { year: 2026, prefix: policy.keyPrefix });
    expect(key).toBe('OPS-2026-0002');
    const named = (word: string) => {
      const ref = readIncidentRef(word);
      if (ref?.by !== 'key') throw new Error(`${word} is no key`);
      return keyNamed({ ...app, policy }, TEAM, ref);
    };
    await app.entries.insert(anEntry(TEAM, 2, { incident: key }), [], NOW);
    expect(await Promise.all(['1', '2', 'inc-1', 'ops-2026-2', '2025-1', '9'].map(named))).toEqual([
      'INC-2026-0001',
      'OPS-2026-0002',
      'INC-2026-0001',
      'OPS-2026-0002',
      'OPS-2025-0001',
      'OPS-2026-0009',
    ]);
  });

  it('passes over a single one that is taken', async () => {
    await left(2);
    expect(await freeIncidentKey(app, TEAM, { year: 2026, prefix: 'INC' })).toBe('INC-2026-0001');
    expect(await freeIncidentKey(app, TEAM, { year: 2026, prefix: 'INC' })).toBe('INC-2026-0003');
  });

  describe('in an imported file', () => {
    const record: IncidentRecord = {
      ...emptyRecord('Keys leak'),
      key: 'INC-2026-0002',
      entries: [{ id: 'e1', at: NOW, text: 'the key is public', type: 'detection' }],
    };
    const request = { team: TEAM, id: 'imp.0a1b', by: 'import', record };

    it('is refused where something of another incident is left under it', async () => {
      await left(2);
      expect(await importIncident(app, request)).toEqual({ kind: 'key-taken', key: 'INC-2026-0002' });
      expect(await app.entries.ofIncident(TEAM, 'INC-2026-0002')).toHaveLength(1);
    });

    it('is taken again where an import of the same file was cut short', async () => {
      const cut = { ...app.incidents, create: () => Promise.reject(new Error('cut short')) };
      await expect(importIncident({ ...app, incidents: cut }, request)).rejects.toThrow('cut short');
      expect(await importIncident(app, request)).toMatchObject({ kind: 'imported', key: 'INC-2026-0002' });
      expect(await app.entries.ofIncident(TEAM, 'INC-2026-0002')).toHaveLength(1);
    });
  });
});
