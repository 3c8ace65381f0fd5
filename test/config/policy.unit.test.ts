import { describe, expect, it } from '@jest/globals';
import { templateFor } from '../../src/app/template-for.ts';
import { ConfigFault } from '../../src/config/fault.ts';
import { readPolicy } from '../../src/config/policy.ts';
import { THRESHOLDS } from '../../src/domain/postmortem/candidates.ts';

function fault(source: string): string {
  try {
    readPolicy(source, 'scribe.yaml');
  } catch (error) {
    if (error instanceof ConfigFault) return error.message;
    throw error;
  }
  throw new Error('The file was taken');
}

describe('the policy file', () => {
  it('has a default for everything', () => {
    for (const source of ['', '# nothing yet\n', '{}']) {
      expect(readPolicy(source, 'scribe.yaml')).toMatchObject({
        roles: ['commander', 'scribe', 'communications', 'operations'],
        reactions: { timeline: ['pushpin', 'round_pushpin'], receipt: 'memo' },
        holidays: new Set(),
        reminders: { rungs: [{ name: 'due', days: 0 }] },
        templates: { default: 'standard', severity: {} },
        thresholds: THRESHOLDS,
      });
    }
  });

  it('takes part of it and keeps the rest', () => {
    const policy = readPolicy(
      'roles: [commander, liaison]\nreactions:\n  timeline: [star]\nholidays: [2026-12-25]\nreminders:\n  rungs:\n    - { name: early, days: -2 }\n    - { name: due, days: 0 }\n',
      'scribe.yaml',
    );
    expect(policy).toMatchObject({
      roles: ['commander', 'liaison'],
      reactions: { timeline: ['star'], receipt: 'memo' },
      reminders: {
        rungs: [
          { name: 'early', days: -2 },
          { name: 'due', days: 0 },
        ],
      },
      templates: { default: 'standard' },
    });
    expect([...policy.holidays]).toEqual(['2026-12-25']);
  });
});

describe('postmortems in the policy file', () => {
  it('have a layout per severity, thresholds of their own and a channel to be told of in', () => {
    const policy = readPolicy(
      'templates: { severity: { 1: standard } }\nthresholds: { fastDetection: 3, backdated: 0.5 }\npublishChannel: postmortems\n',
      'scribe.yaml',
    );
    expect(templateFor(policy.templates, 1)).toBe('standard');
    expect(templateFor(policy.templates, undefined)).toBe('standard');
    expect(policy.thresholds).toEqual({ ...THRESHOLDS, fastDetection: 3, backdated: 0.5 });
    expect(policy.publishChannel).toBe('postmortems');
  });

  it.each([
    [
      'thresholds:\n  backdated: 30\n',
      /^scribe\.yaml:2 thresholds\.backdated must be a share from 0 to 1\.$/,
    ],
    ['thresholds:\n  fastDetectoin: 3\n', /^scribe\.yaml:2 .*did you mean "fastDetection"\?$/],
    ['templates:\n  severity:\n    1: long\n', /^scribe\.yaml:3 templates\.severity\.1 must be one of /],
  ])('are checked: %j', (source, words) => {
    expect(() => readPolicy(source, 'scribe.yaml')).toThrow(words);
  });
});

describe('a mistake in the policy file', () => {
  it.each([
    ['roles: [commander\n', /^scribe\.yaml:2 is not YAML: /],
    ['# roles\nrole: [commander]\n', /^scribe\.yaml:2 has an unknown key "role"; did you mean "roles"\?$/],
    [
      'reactions:\n  receipt: memo\n  timeLine:\n    - pushpin\n',
      /^scribe\.yaml:3 has an unknown key "reactions\.timeLine"; did you mean "timeline"\?$/,
    ],
    ['colour: red\n', /^scribe\.yaml:1 has an unknown key "colour"; known ones are roles, /],
    ['holidays:\n  - 2026-12-25\n  - 2026-13-01\n', /^scribe\.yaml:3 holidays\.1 must be a day such as /],
    [
      '\nreactions:\n  receipt: ":memo:"\n',
      /^scribe\.yaml:3 reactions\.receipt must be a reaction without colons/,
    ],
    ['roles: commander\n', /^scribe\.yaml:1 roles must be a list, for example \[a, b\]\.$/],
    ['roles: []\n', /^scribe\.yaml:1 roles must not be empty\.$/],
    [
      'reminders:\n  rungs:\n    - name: early\n',
      /^scribe\.yaml:3 reminders\.rungs\.0\.days must be a number\.$/,
    ],
    ['templates:\n  default: fancy\n', /^scribe\.yaml:2 templates\.default must be one of standard/],
    ['- roles\n', /^scribe\.yaml:1 The file must be a group of keys\.$/],
    ['just words\n', /^scribe\.yaml:1 The file must be a group of keys\.$/],
  ])('is one sentence with the line: %j', (source, sentence) => {
    expect(fault(source)).toMatch(sentence);
    expect(fault(source)).not.toContain('\n');
  });
});
