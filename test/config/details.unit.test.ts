import { expect, it } from '@jest/globals';
import { readPolicy } from '../../src/config/policy.ts';

it('reads services and fields, in short or in full', () => {
  const { services, fields } = readPolicy(
    'services:\n  - checkout\n  - { name: payments, also: [pay], team: money }\nfields:\n  - { name: Customer }\n  - { name: Region, kind: choice, choices: [eu, us], ask: [resolve], about: Where }\n',
    'scribe.yaml',
  );
  expect(services).toEqual([
    { name: 'checkout', also: [] },
    { name: 'payments', also: ['pay'], team: 'money' },
  ]);
  expect(fields).toEqual([
    { name: 'Customer', kind: 'text', choices: [], ask: ['declare', 'resolve'] },
    { name: 'Region', kind: 'choice', choices: ['eu', 'us'], ask: ['resolve'], about: 'Where' },
  ]);
  expect(readPolicy('', 'scribe.yaml')).toMatchObject({ services: [], fields: [] });
});

it.each([
  [
    'services:\n  - checkout\n  - { name: shop, also: [Check-out] }\n',
    'scribe.yaml:3 services.1 has "Check-out", which names checkout already.',
  ],
  [
    'services:\n  - checkout\n  - checkout\n',
    'scribe.yaml:3 services.1 has "checkout", which names checkout already.',
  ],
  ['fields:\n  - { name: A }\n  - { name: a }\n', 'scribe.yaml:3 fields.1 has the name "a", as one before.'],
  ['fields:\n  - { name: A, kind: choice }\n', 'scribe.yaml:2 fields.0 needs choices, for example [eu, us].'],
  [
    'fields:\n  - { name: A, choices: [x] }\n',
    'scribe.yaml:2 fields.0 has choices, so its kind must be choice.',
  ],
  ['fields:\n  - { name: A, ask: [never] }\n', /^scribe\.yaml:2 fields\.0\.ask\.0 /],
  ['fields:\n  - { name: "A=B" }\n', 'scribe.yaml:2 fields.0.name must have no = in it.'],
  ['fields:\n  - { nmae: A }\n', 'scribe.yaml:2 has an unknown key "fields.0.nmae"; did you mean "name"?'],
])('says in one sentence with the line what is wrong: %j', (source, sentence) => {
  expect(() => readPolicy(source, 'scribe.yaml')).toThrow(sentence);
});

it('reads how incidents and their channels are named', () => {
  expect(readPolicy('', 'scribe.yaml')).toMatchObject({ keyPrefix: 'INC', channelName: '{key}-{title}' });
  expect(
    readPolicy('keyPrefix: OPS\nchannelName: "ops-{number}-{severity}-{title}"\n', 'scribe.yaml'),
  ).toMatchObject({ keyPrefix: 'OPS', channelName: 'ops-{number}-{severity}-{title}' });
});

it.each([
  ['keyPrefix: ops\n', /^scribe\.yaml:1 keyPrefix must be 2 to 10 capital letters or digits/],
  ['keyPrefix: A\n', /^scribe\.yaml:1 keyPrefix must be/],
  ['\nchannelName: "{titel}-{key}"\n', 'scribe.yaml:2 channelName has {titel}; did you mean {title}?'],
  [
    'channelName: "{title}"\n',
    'scribe.yaml:1 channelName needs {key} or {number}, by which channels differ.',
  ],
])('says what is wrong with a name: %j', (source, sentence) => {
  expect(() => readPolicy(source, 'scribe.yaml')).toThrow(sentence);
});

it('says which file of work notes cannot be read', () => {
  expect(readPolicy('', 'scribe.yaml').workNotes).toBeUndefined();
  expect(() => readPolicy('\nworkNotes: none.md\n', 'scribe.yaml')).toThrow(
    'scribe.yaml:2 workNotes names none.md, which cannot be read: there is no such file.',
  );
});
