import { expect, it } from '@jest/globals';
import { decide } from '../../../src/domain/incident/decide.ts';
import { evolve } from '../../../src/domain/incident/evolve.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { anIncident } from '../../contract/samples.ts';

const at = new Date('2026-11-20T19:30:00Z');
const stamp = { id: 'cmd.T1.2', by: 'UBO', at };
const other = { to: 'INC-2026-0002', declared: '2026-11-02', hidden: false, why: undefined };

/** The incident after these commands; a refusal by its code. */
function after(incident: Incident, ...commands: readonly object[]): Incident | string {
  let current = incident;
  for (const command of commands) {
    const decision = decide(current, { ...stamp, ...command } as Parameters<typeof decide>[1]);
    if (!decision.ok) return decision.refusal.code;
    current = decision.events.reduce(evolve, current);
  }
  return current;
}
const link = (more: Partial<Record<keyof typeof other, unknown>> = {}) => ({
  kind: 'link',
  ...other,
  ...more,
});
const linksOf = (...commands: readonly object[]) => {
  const incident = after(anIncident('T1', 1), ...commands);
  return typeof incident === 'string' ? incident : incident.related;
};

it('keeps who linked it, when and why; another reason takes the place of the first', () => {
  const kept = { key: 'INC-2026-0002', declared: '2026-11-02', by: 'UBO', at };
  const third = { ...kept, key: 'INC-2026-0003' };
  expect(linksOf(link(), link({ to: 'INC-2026-0003' }))).toEqual([kept, third]);
  expect(linksOf(link({ why: 'the same pool' }), link({ to: 'INC-2026-0003' }), link())).toEqual([
    { ...kept, why: 'the same pool' },
    third,
  ]);
  expect(linksOf(link(), link({ to: 'INC-2026-0003' }), link({ why: 'the same pool' }))).toEqual([
    { ...kept, why: 'the same pool' },
    third,
  ]);
});

it('takes a link away, and says so where there is none', () => {
  const unlink = { kind: 'unlink', from: 'INC-2026-0002' };
  expect(linksOf(link(), unlink)).toEqual([]);
  expect(linksOf(unlink)).toBe('not-linked');
});

it('links no incident to itself, to a private one where it is not private, or once it is cancelled', () => {
  expect(linksOf(link({ to: 'INC-2026-0001' }))).toBe('link-to-itself');
  expect(linksOf(link({ hidden: true }))).toBe('link-to-private');
  expect(after(anIncident('T1', 1, { private: true }), link({ hidden: true }))).toMatchObject({
    related: [{ key: 'INC-2026-0002' }],
  });
  expect(linksOf({ kind: 'cancel', why: 'a test' }, link())).toBe('not-active');
});
