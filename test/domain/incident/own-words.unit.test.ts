import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { STATUSES } from '../../../src/domain/incident/incident.ts';
import { ownWordAt, type Words } from '../../../src/domain/incident/own-word.ts';
import { readSeverity } from '../../../src/domain/incident/severity.ts';
import { readCommand } from '../../../src/domain/incident/verbs/read-command.ts';
import { BUILT_IN_WORDS, SEVERITIES, type Vocabulary } from '../../../src/domain/incident/vocabulary.ts';
import { ENTRY_TYPES } from '../../../src/domain/timeline/entry.ts';
import { readEntryText } from '../../../src/domain/timeline/entry-text.ts';

const own = (name: string, ...also: string[]) => ({ name, also });
const TEAM: Vocabulary = {
  ...BUILT_IN_WORDS,
  severities: { 1: own('critical', 'P1'), 2: own('P2', 'very high'), 3: own('P3') },
  statuses: { identified: own('found it'), monitoring: own('watching') },
  types: { change: own('deploy'), note: own('notiz-zettel') },
  roles: { commander: own('Incident lead', 'il') },
};
const MOVED: Vocabulary = {
  ...BUILT_IN_WORDS,
  severities: { 1: own('SEV-0'), 2: own('SEV-1'), 3: own('SEV-2'), 4: own('SEV-3') },
};

function command(text: string, vocabulary: Vocabulary = TEAM): unknown {
  const reading = readCommand(text, { roles: ['commander', 'scribe'], vocabulary });
  return reading.kind === 'command' ? reading.command : reading;
}

describe('words of a team in commands', () => {
  it.each([
    ['sev critical', { severity: 1, why: undefined }],
    ['sev CRITICAL: all checkouts fail', { severity: 1, why: 'all checkouts fail' }],
    ['sev p1 all checkouts fail', { severity: 1, why: 'all checkouts fail' }],
    ['sev p-2', { severity: 2, why: undefined }],
    ['sev very high now', { severity: 2, why: 'now' }],
    ['sev 4', { severity: 4, why: undefined }],
    ['sev SEV-3 as before', { severity: 3, why: 'as before' }],
    ['status found it the pool is full', { status: 'identified', text: 'the pool is full' }],
    ['status watching', { status: 'monitoring', text: undefined }],
    ['status identified as before', { status: 'identified', text: 'as before' }],
    ['declare Checkout --sev critical', { title: 'Checkout', severity: 1 }],
    ['declare --sev very high Checkout is down', { title: 'Checkout is down', severity: 2 }],
    ['declare Checkout --sev=P2 down', { title: 'Checkout down', severity: 2 }],
    ['drill Checkout --sev P1', { drill: true, severity: 1 }],
    ['join incident lead', { role: 'commander' }],
    ['role IL <@UANA>', { role: 'commander', user: 'UANA' }],
    ['role commander <@UANA>', { role: 'commander', user: 'UANA' }],
  ])('%s', (text, parts) => {
    expect(command(text)).toMatchObject(parts);
  });

  it('are whole words: what only begins like one is none', () => {
    expect(command('sev criticality')).toMatchObject({ kind: 'usage', why: 'unknown-severity' });
    expect(command('status watchingly')).toMatchObject({ kind: 'usage', why: 'unknown-status' });
    expect(command('declare Checkout --sev=P2x')).toMatchObject({ kind: 'usage', why: 'unknown-severity' });
  });

  it('win over the built-in number of the same form', () => {
    for (const text of [
      'sev SEV-1',
      'sev 1',
      'sev sev1',
      'sev sev 1',
      'declare X --sev 1',
      'declare X --sev1',
    ])
      expect(command(text, MOVED)).toMatchObject({ severity: 2 });
    expect(command('sev 0', MOVED)).toMatchObject({ severity: 1 });
    expect(readSeverity('1')).toBe(1);
  });
});

describe('words of a team on the timeline', () => {
  const context = { now: new Date('2026-11-20T19:30:00Z'), zone: 'UTC' };
  it.each([
    ['#deploy v2.4.5', 'change', 'v2.4.5'],
    ['14:05 #Deploy v2.4.5', 'change', 'v2.4.5'],
    ['#change v2.4.5', 'change', 'v2.4.5'],
    ['<#C012|deploy> v2.4.5', 'change', 'v2.4.5'],
    ['#notiz-zettel leer', 'note', 'leer'],
    ['#deployment done', 'note', '#deployment done'],
  ])('%s', (text, type, words) => {
    expect(readEntryText(text, context, TEAM.types)).toMatchObject({ type, text: words });
  });
});

it('reads every own word as its meaning, whatever stands between letters and digits, and keeps what follows', () => {
  const tables = [
    ...SEVERITIES.flatMap((one) =>
      TEAM.severities[one] ? [{ one, words: TEAM.severities, all: SEVERITIES }] : [],
    ),
    ...STATUSES.flatMap((one) => (TEAM.statuses[one] ? [{ one, words: TEAM.statuses, all: STATUSES }] : [])),
    ...ENTRY_TYPES.flatMap((one) => (TEAM.types[one] ? [{ one, words: TEAM.types, all: ENTRY_TYPES }] : [])),
  ] as readonly { one: string; words: Record<string, Words>; all: readonly string[] }[];
  const said = fc.record({
    row: fc.constantFrom(...tables),
    gap: fc.constantFrom('', ' ', '-', '_'),
    upper: fc.boolean(),
    rest: fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,3}$/),
  });
  fc.assert(
    fc.property(said, ({ row, gap, upper, rest }) => {
      const name = (row.words[row.one]?.name ?? '').replace(/[ -]/g, gap).replace(/(?<=\D)(?=\d)/g, gap);
      const read = ownWordAt(`${upper ? name.toUpperCase() : name} ${rest}`, row.words, row.all);
      expect(read).toEqual({ meaning: row.one, rest });
    }),
  );
});
