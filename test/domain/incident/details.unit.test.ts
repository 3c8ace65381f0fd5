import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ChangeCommand } from '../../../src/domain/incident/command.ts';
import { decide } from '../../../src/domain/incident/decide.ts';
import { type FieldSpec, readField, readService, withFields } from '../../../src/domain/incident/details.ts';
import { evolve } from '../../../src/domain/incident/evolve.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { readCommand } from '../../../src/domain/incident/verbs/read-command.ts';
import { wantedEffects } from '../../../src/domain/incident/wanted-effects.ts';
import { incidentAfter } from '../../builders/incident.ts';

const SERVICES = [
  { name: 'checkout', also: ['shop front'] },
  { name: 'payments-api', also: [] },
];
const FIELDS: readonly FieldSpec[] = [
  { name: 'Customer', kind: 'text', choices: [], ask: ['declare'] },
  { name: 'Tickets', kind: 'number', choices: [], ask: ['resolve'] },
  { name: 'Region', kind: 'choice', choices: ['eu', 'us'], ask: ['declare', 'resolve'] },
  { name: 'On call', kind: 'person', choices: [], ask: ['declare'] },
];

describe('a declaration', () => {
  const read = (text: string) => {
    const reading = readCommand(text, { roles: [], services: SERVICES, fields: FIELDS });
    return reading.kind === 'command' ? reading.command : reading;
  };

  it('says which services it concerns, and what the team’s own fields say', () => {
    expect(
      read(
        'declare Slow --service checkout,Payments_API --field "customer=ACME & Co" --sev 2 --field region=EU',
      ),
    ).toMatchObject({
      title: 'Slow',
      severity: 2,
      services: ['checkout', 'payments-api'],
      fields: [
        { name: 'Customer', value: 'ACME & Co' },
        { name: 'Region', value: 'eu' },
      ],
    });
    expect(read('declare --service "shop front" Slow --service payments-api')).toMatchObject({
      title: 'Slow',
      services: ['checkout', 'payments-api'],
    });
    expect(read('declare Slow')).not.toHaveProperty('services');
  });

  it.each([
    ['declare Slow --service chekout', 'unknown-service', 'chekout'],
    ['declare Slow --service', 'unknown-service', undefined],
    ['declare Slow --field Region=asia', 'unknown-field', 'Region=asia'],
    ['declare Slow --field Colour=red', 'unknown-field', 'Colour=red'],
    ['declare Slow --field Tickets=many', 'unknown-field', 'Tickets=many'],
  ])('%s', (text, why, said) => {
    expect(read(text)).toMatchObject({ kind: 'usage', why, said });
  });
});

it('takes any service where none is configured', () => {
  expect(readService(' search ', [])).toBe('search');
  expect(readService('search', SERVICES)).toBeUndefined();
});

it('reads a field by its kind', () => {
  expect(readField('on-call=<@UANA|ana>', FIELDS)).toEqual({ name: 'On call', value: '<@UANA>' });
  expect(readField('On call=Ana', FIELDS)).toBeUndefined();
  expect(readField('Tickets=31', FIELDS)).toEqual({ name: 'Tickets', value: '31' });
  expect(readField('Customer=a=b', FIELDS)).toEqual({ name: 'Customer', value: 'a=b' });
  expect(readField('Customer=', FIELDS)).toBeUndefined();
});

it('keeps one value for each field, the last one, and none that was emptied', () => {
  const field = fc.record({ name: fc.constantFrom('a', 'b', 'c'), value: fc.constantFrom('', '1', '2') });
  fc.assert(
    fc.property(fc.array(field), fc.array(field), (before, changes) => {
      const after = withFields(before, changes);
      const last = (name: string) =>
        [...before, ...changes].findLast((one) => one.name === name)?.value ?? '';
      for (const name of ['a', 'b', 'c'])
        expect(after.filter((one) => one.name === name).map(({ value }) => value)).toEqual(
          last(name) === '' ? [] : [last(name)],
        );
    }),
  );
});

describe('what an incident concerns', () => {
  const stamp = { id: 'cmd.T1.2', by: 'UBO', at: new Date('2026-11-20T19:30:00Z') };
  const change = (
    incident: Incident,
    command: Omit<Extract<ChangeCommand, { kind: 'details' }>, 'kind' | keyof typeof stamp>,
  ) => {
    const decision = decide(incident, { kind: 'details', ...stamp, ...command });
    if (!decision.ok) throw new Error(decision.refusal.code);
    return { events: decision.events, incident: decision.events.reduce(evolve, incident) };
  };

  it('changes with what was before, and only what changed is kept', () => {
    const before = incidentAfter([], {
      services: ['checkout'],
      fields: [
        { name: 'Customer', value: 'ACME' },
        { name: 'Region', value: 'eu' },
      ],
    });
    const { events, incident } = change(before, {
      services: ['checkout', 'payments-api'],
      fields: [
        { name: 'Customer', value: 'Umbrella' },
        { name: 'Region', value: 'eu' },
      ],
    });
    expect(incident).toMatchObject({
      services: ['checkout', 'payments-api'],
      fields: [
        { name: 'Customer', value: 'Umbrella' },
        { name: 'Region', value: 'eu' },
      ],
    });
    expect(events).toMatchObject([
      {
        services: { from: ['checkout'], to: ['checkout', 'payments-api'] },
        fields: [{ name: 'Customer', before: 'ACME', value: 'Umbrella' }],
      },
    ]);
    expect(JSON.stringify(wantedEffects(incident, events))).toContain(
      'Services: checkout, payments-api (before: checkout) · Customer: Umbrella (before: ACME)',
    );
    expect(change(incident, { services: ['checkout', 'payments-api'] }).events).toEqual([]);
  });

  it('is absent on incidents of earlier versions, and can be added', () => {
    const before = incidentAfter();
    expect(before).not.toHaveProperty('services');
    expect(change(before, { fields: [{ name: 'Customer', value: '' }] }).events).toEqual([]);
    expect(change(before, { services: ['checkout'] }).incident.services).toEqual(['checkout']);
  });
});
