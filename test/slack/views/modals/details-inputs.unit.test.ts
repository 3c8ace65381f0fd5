import { expect, it } from '@jest/globals';
import type { FieldSpec } from '../../../../src/domain/incident/details.ts';
import { declareModal, readDeclareModal } from '../../../../src/slack/views/modals/declare-modal.ts';
import { readFields } from '../../../../src/slack/views/modals/details-inputs.ts';
import { resolveModal } from '../../../../src/slack/views/modals/resolve-modal.ts';
import { incidentAfter } from '../../../builders/incident.ts';
import { modalWithinLimits } from '../within-limits.ts';

const long = 'x'.repeat(40);
const FIELDS: readonly FieldSpec[] = [
  { name: 'Customer', kind: 'text', choices: [], ask: ['declare'], about: 'Who called' },
  { name: 'Tickets', kind: 'number', choices: [], ask: ['declare', 'resolve'] },
  { name: 'Region', kind: 'choice', choices: ['eu', 'us'], ask: ['declare'] },
  { name: 'On call', kind: 'person', choices: [], ask: ['declare', 'resolve'] },
  ...Array.from(
    { length: 16 },
    (_, index): FieldSpec => ({
      ...{ name: `${long.slice(3)}${index + 10}`, kind: 'choice', ask: ['declare', 'resolve'] },
      choices: Array.from({ length: 100 }, (_, choice) => `${long.slice(4)}${choice}`),
    }),
  ),
];
const services = Array.from({ length: 100 }, (_, index) => ({ name: `${long.slice(3)}${index}`, also: [] }));
const NONE = { suggested: [], others: [] };
const blocksOf = (view: object) => JSON.stringify(view);

it('asks for services and fields when an incident is declared, as many as can be configured', () => {
  const known = {
    services: [services[3]?.name ?? ''],
    fields: [
      { name: 'Region', value: 'us' },
      { name: 'On call', value: '<@UBO>' },
    ],
  };
  const view = blocksOf(modalWithinLimits(declareModal(known, {}, { services, fields: FIELDS })));
  expect(view).toContain('"initial_user":"UBO"');
  expect(view).toMatch(/"initial_option":\{[^}]*\{[^}]*"us"/);
  expect(view.match(/"initial_options"/g)).toHaveLength(1);
  expect(blocksOf(declareModal({}, {}, { services: [], fields: [] }))).not.toContain('field-');
});

it('asks at the end only for what is asked then, and shows what is known', () => {
  const view = modalWithinLimits(
    resolveModal(
      {
        incident: incidentAfter([], { fields: [{ name: 'Tickets', value: '12' }] }),
        ...{ times: [], asked: [], missing: [], fields: FIELDS },
        review: { attempts: [], causes: NONE, relapses: NONE, times: {} },
      },
      {},
      { zone: 'UTC', now: new Date('2026-11-20T19:30:00Z') },
    ),
  );
  expect(blocksOf(view)).toContain('"initial_value":"12"');
  expect(blocksOf(view)).not.toContain('field-Customer');
});

it.each([
  ['Tickets', '3.5', '"initial_value":"3.5"'],
  ['Tickets', 'about forty', undefined],
  ['On call', 'Sam of the night shift', undefined],
])('shows of %s what its input can take: %s', (name, value, shown) => {
  const view = modalWithinLimits(
    declareModal({ fields: [{ name, value }] }, {}, { services, fields: FIELDS }),
  );
  const initial = /"initial_(?:value|user)":"[^"]*"/.exec(blocksOf(view))?.[0];
  expect(initial).toBe(shown);
});

it('reads back what was filled in, and tells an emptied field from one that was not asked for', () => {
  const values = {
    'field-Customer': { input: { value: ' ACME ' } },
    'field-Tickets': { input: { value: null } },
    'field-Region': { input: { selected_option: { value: 'eu' } } },
    services: { input: { selected_options: [{ value: 'a' }, { value: 'b' }] } },
  };
  expect(readFields(values, FIELDS)).toEqual([
    { name: 'Customer', value: 'ACME' },
    { name: 'Tickets', value: '' },
    { name: 'Region', value: 'eu' },
  ]);
  expect(readDeclareModal(values).services).toEqual(['a', 'b']);
});
