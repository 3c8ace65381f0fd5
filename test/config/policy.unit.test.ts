import { afterAll, describe, expect, it } from '@jest/globals';
import { templateFor } from '../../src/app/postmortems/choose-template.ts';
import { ConfigFault } from '../../src/config/config-fault.ts';
import { readPolicy } from '../../src/config/policy.ts';
import type { CalendarDate } from '../../src/domain/actions/calendar-date.ts';
import { ON_THE_DAY, REMINDERS } from '../../src/domain/actions/ladder.ts';
import type { Severity } from '../../src/domain/incident/incident.ts';
import { NO_NUDGES } from '../../src/domain/incident/nudges.ts';
import { THRESHOLDS } from '../../src/domain/postmortem/analysis/candidates/thresholds.ts';
import { named, templateFolder } from '../builders/template-files.ts';

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
        reactions: {
          timeline: ['pushpin', 'round_pushpin'],
          action: ['ballot_box_with_check'],
          receipt: 'memo',
        },
        names: ['display', 'real', 'handle'],
        holidays: new Set(),
        reminders: REMINDERS,
        templates: { default: 'standard', severity: {} },
        thresholds: THRESHOLDS,
      });
    }
  });

  it('says when people are nudged, each or all of it off', () => {
    const nudges = (source: string) => readPolicy(source, 'scribe.yaml').nudges;
    const every = { 1: 30, 2: 30, 3: 30, 4: 30, unset: 30 };
    const usual = { commander: 5, update: every, publicUpdate: {}, impact: 30, silence: 60, forgotten: 7 };
    expect(nudges('')).toEqual(usual);
    expect(nudges('nudges: off')).toEqual(NO_NUDGES);
    expect(
      nudges('nudges:\n  commander: off\n  update: { 1: 15, 3: off }\n  publicUpdate: 60\n  silence: 90'),
    ).toEqual({
      ...usual,
      ...{ commander: undefined, update: { 1: 15 }, silence: 90 },
      publicUpdate: { 1: 60, 2: 60, 3: 60, 4: 60, unset: 60 },
    });
    expect(fault('nudges:\n  impact: 30\n  silence: soon')).toBe(
      'scribe.yaml:3 nudges.silence must be a number of minutes from 1 on, or off.',
    );
    expect(fault('nudges:\n  update: { 5: 10 }')).toContain(
      'scribe.yaml:2 has an unknown key "nudges.update.5"',
    );
    expect(fault('nudges: { quiet: 5 }')).toContain('quiet');
  });

  it('says by which name people are shown', () => {
    expect(readPolicy('names: [real, handle]', 'scribe.yaml').names).toEqual(['real', 'handle']);
    expect(fault('names: [nickname]')).toContain('scribe.yaml:1');
    expect(fault('names: []')).toContain('names');
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
        ...{ every: undefined, channelAfter: undefined, approverAfter: undefined },
        rungs: [{ days: -2 }, { days: 0 }],
      },
      templates: { default: 'standard' },
    });
    expect(['2026-12-24', '2026-12-25'].map((day) => policy.holidays.has(day as CalendarDate))).toEqual([
      false,
      true,
    ]);
  });
});

describe('reminders in the policy file', () => {
  it('differ by priority and severity, in what is said of them', () => {
    const source =
      'reminders:\n  every: off\n  hours: { from: 8, to: 18 }\n  priorities: { P0: { every: 1, channelAfter: 1 } }\n  severities: { 1: { approverAfter: off } }\n';
    expect(readPolicy(source, 'scribe.yaml').reminders).toEqual({
      ...REMINDERS,
      every: undefined,
      hours: { from: 8, to: 18 },
      priorities: { P0: { every: 1, channelAfter: 1 } },
      severities: { 1: { approverAfter: undefined } },
    });
  });

  it('go on every 3 working days after rungs of one’s own, unless these have names as earlier versions wanted', () => {
    const rungs = (text: string) => readPolicy(`reminders: { rungs: [${text}] }`, 'scribe.yaml').reminders;
    expect(rungs('{ days: 0, lead: 5 }')).toEqual({ ...REMINDERS, rungs: [{ days: 0, lead: 5 }] });
    expect(rungs('{ name: due, days: 0 }')).toEqual({ ...REMINDERS, ...ON_THE_DAY });
  });

  it('know the holidays of regions, by person, zone, or for everybody, beside days of one’s own', () => {
    const source =
      'holidays:\n  region: DE-BY\n  zones: { Asia/Tokyo: JP }\n  people: { U012AB3CD: CH-ZH }\n  days: [2026-12-24]\n';
    const policy = readPolicy(source, 'scribe.yaml');
    expect(policy.holidayRegions).toEqual({
      usual: 'DE-BY',
      zones: { 'Asia/Tokyo': 'JP' },
      people: { U012AB3CD: 'CH-ZH' },
    });
    expect(policy.holidays.has('2026-12-24')).toBe(true);
    expect(readPolicy('holidays: [2026-12-24]', 'scribe.yaml').holidayRegions).toBeUndefined();
  });
});

describe('postmortems in the policy file', () => {
  it('have a layout per severity, thresholds of their own and a channel to be told of in', () => {
    const policy = readPolicy(
      'templates: { severity: { 1: standard } }\nthresholds: { fastDetection: 3, backdated: 0.5 }\npublishChannel: postmortems\narchiveAfterDays: 14\n',
      'scribe.yaml',
    );
    expect(templateFor(policy.templates, 1)).toBe('standard');
    expect(templateFor(policy.templates, undefined)).toBe('standard');
    expect(policy.thresholds).toEqual({ ...THRESHOLDS, fastDetection: 3, backdated: 0.5 });
    expect(policy.publishChannel).toBe('postmortems');
    expect(policy.archiveAfterDays).toBe(14);
    expect(readPolicy('', 'scribe.yaml').archiveAfterDays).toBeUndefined();
  });

  it.each([
    [
      'thresholds:\n  backdated: 30\n',
      /^scribe\.yaml:2 thresholds\.backdated must be a share from 0 to 1\.$/,
    ],
    ['archiveAfterDays: 0\n', /^scribe\.yaml:1 archiveAfterDays must be a number of days, 1 or more\.$/],
    ['thresholds:\n  fastDetectoin: 3\n', /^scribe\.yaml:2 .*did you mean "fastDetection"\?$/],
    ['templates:\n  severity:\n    1: long\n', /^scribe\.yaml:3 templates\.severity\.1 must be one of /],
  ])('are checked: %j', (source, words) => {
    expect(() => readPolicy(source, 'scribe.yaml')).toThrow(words);
  });
});

describe('templates of the operator in the policy file', () => {
  const folder = templateFolder();
  afterAll(() => folder.remove());
  const read = (source: string) => readPolicy(source, folder.path('scribe.yaml'));
  const saidOf = (source: string) => {
    try {
      read(source);
    } catch (error) {
      if (error instanceof ConfigFault) return error.message.replaceAll(`${folder.path('')}/`, '');
      throw error;
    }
    return 'taken';
  };

  it('are read from the folder of the file, and chosen like the others', () => {
    folder.write('templates/short.md', named('short', '# Outage'));
    folder.write('long.md', named('long', '# Outage'));
    const { templates } = read(
      `templates:\n  files: [templates/short.md, ${folder.path('long.md')}]\n  default: short\n  severity: { 1: long, 2: concise }\n`,
    );
    expect([...templates.known.keys()].slice(-3)).toEqual(['narrative', 'short', 'long']);
    expect([1, 2, 3].map((severity) => templateFor(templates, severity as Severity))).toEqual([
      'long',
      'concise',
      'short',
    ]);
  });

  it.each([
    [
      'templates:\n  files:\n    - templates/short.md\n    - none.md\n',
      'scribe.yaml:4 templates.files.1 names none.md, which cannot be read: there is no such file.',
    ],
    [
      'templates:\n  files: [templates/short.md]\n  severity:\n    2: shorter\n',
      'scribe.yaml:4 templates.severity.2 must be one of standard, comprehensive, numbered, concise, narrative, short.',
    ],
    [
      'templates:\n  files: templates/short.md\n',
      'scribe.yaml:2 templates.files must be a list, for example [a, b].',
    ],
    [
      'templates:\n  files: [wrong.md]\n',
      'wrong.md:6 has an unknown slot {{titel}}; did you mean {{title}}?',
    ],
    [
      'templates:\n  file: [a.md]\n',
      'scribe.yaml:2 has an unknown key "templates.file"; did you mean "files"?',
    ],
  ])('are checked: %j', (source, sentence) => {
    folder.write('templates/short.md', named('short', '# Outage'));
    folder.write('wrong.md', named('wrong', '# Outage\n\n{{titel}}'));
    expect(saidOf(source)).toBe(sentence);
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
    [
      'reminders:\n  every: 0\n',
      /^scribe\.yaml:2 reminders\.every must be a number of days from 1 to 365, or off\.$/,
    ],
    [
      'reminders:\n  priorities:\n    P1: { chanelAfter: 1 }\n',
      /^scribe\.yaml:3 has an unknown key "reminders\.priorities\.P1\.chanelAfter"; did you mean "channelAfter"\?$/,
    ],
    [
      'reminders:\n  hours: { from: 17, to: 9 }\n',
      /^scribe\.yaml:2 reminders\.hours must end after it begins/,
    ],
    ['holidays:\n  region: Bavaria\n', /^scribe\.yaml:2 holidays\.region must be a region such as DE, DE-BY/],
    [
      'holidays:\n  regoin: DE\n',
      /^scribe\.yaml:2 has an unknown key "holidays\.regoin"; did you mean "region"\?$/,
    ],
    ['templates:\n  default: fancy\n', /^scribe\.yaml:2 templates\.default must be one of standard/],
    ['- roles\n', /^scribe\.yaml:1 The file must be a group of keys\.$/],
    ['just words\n', /^scribe\.yaml:1 The file must be a group of keys\.$/],
  ])('is one sentence with the line: %j', (source, sentence) => {
    expect(fault(source)).toMatch(sentence);
    expect(fault(source)).not.toContain('\n');
  });
});
