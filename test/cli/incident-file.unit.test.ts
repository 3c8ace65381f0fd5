import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parseIncidentFile } from '../../src/cli/incident-file.ts';
import { incidentJsonSchema } from '../../src/cli/incident-file-schema.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import type { IncidentRecord } from '../../src/domain/postmortem/record/record.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { renderIncidentJson } from '../../src/render/incident-json.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';

const parse = (fields: object) =>
  parseIncidentFile(JSON.stringify({ title: 'x', entries: [], ...fields }), 'i.json');

const markdownOf = (record: IncidentRecord) => renderMarkdown(draftPostmortem(record, standard));

describe('the incident file', () => {
  it('needs title and entries alone', () => {
    expect(parse({})).toMatchObject({ title: 'x', entries: [], drill: false, actions: [], impact: {} });
    expect(() => parseIncidentFile('{"title":"x"}', 'i.json')).toThrow(
      /^i\.json: entries: .*for example \[\{ "at"/,
    );
  });

  it('gives ids, notes and moments', () => {
    const { entries } = parse({ entries: [{ at: '2026-03-02T11:00:00+01:00', text: 'a' }] });
    expect(entries).toEqual([{ id: 'e1', at: new Date('2026-03-02T10:00:00Z'), type: 'note', text: 'a' }]);
  });

  it('takes one holder of a role, or several', () => {
    expect(parse({ roles: { commander: 'a', scribe: ['b', 'c'] } }).roles).toEqual({
      commander: ['a'],
      scribe: ['b', 'c'],
    });
  });

  it('names people by the ids that it uses', () => {
    const file = {
      people: { U0123ABCD: 'Ada Lovelace' },
      roles: { commander: 'U0123ABCD' },
      entries: [
        { at: '2026-03-02T10:00:00Z', text: 'told <@U0123ABCD>', author: 'U0123ABCD' },
        { at: '2026-03-02T10:01:00Z', text: 'b', author: 'constructor' },
      ],
      actions: [{ title: 'c', owner: 'U0123ABCD' }],
    };
    const record = parse(file);
    expect(record.people).toEqual({ U0123ABCD: 'Ada Lovelace' });
    const markdown = markdownOf(record);
    expect(markdown).toContain('Ada Lovelace');
    expect(markdown).not.toContain('U0123ABCD');
    expect(markdown).toContain('constructor');
    expect(JSON.parse(renderIncidentJson(record)).people).toEqual(file.people);
    expect(
      Object.keys(JSON.parse(renderIncidentJson(parse({ people: { U2: 'b', U1: 'a' } }))).people),
    ).toEqual(['U1', 'U2']);
    expect(() => parse({ people: { U1: 7 } })).toThrow(/^i\.json: people\.U1: /);
  });

  it.each([
    [
      { entries: [{ at: '2026-03-02 10:00', text: 'a' }] },
      'i.json: entries.0.at: invalid ISO datetime; for example "2026-03-02T10:02:00Z".',
    ],
    [{ entires: [] }, 'i.json: entires is not a field of the incident file; did you mean entries.'],
    [
      { impact: { userz: 'x' } },
      'i.json: impact.userz is not a field of the incident file; did you mean users.',
    ],
    [
      { actions: [{ title: 'x', due: 'friday' }] },
      'i.json: actions.0.due: invalid ISO date; for example "2026-03-20".',
    ],
    [
      {
        entries: [
          { id: 'a', at: '2026-03-02T10:00:00Z', text: 'a' },
          { id: 'a', at: '2026-03-02T10:00:00Z', text: 'b' },
        ],
      },
      'i.json: entries.1.id: "a" names two entries; each needs its own id.',
    ],
    [
      { entries: [{ id: 'roll', at: '2026-03-02T10:00:00Z', text: 'a', attempt: 'rol' }] },
      'i.json: entries.0.attempt: "rol" is the id of no entry in this file; did you mean "roll".',
    ],
    [
      { entries: [{ id: 'e1', at: '2026-03-02T10:00:00Z', text: 'a', attempt: 'e9' }] },
      'i.json: entries.0.attempt: "e9" is the id of no entry in this file.',
    ],
    [
      {
        entries: [{ at: '2026-03-02T10:00:00Z', text: 'a', outcome: { was: 'worked', shown: 'somewhere' } }],
      },
      'i.json: entries.0.outcome.shown: "somewhere" is the id of no entry in this file.',
    ],
    [
      { entries: [], losses: [{ text: 'orders', entry: 'e9' }] },
      'i.json: losses.0.entry: "e9" is the id of no entry in this file.',
    ],
    [
      { entries: [{ at: '2026-03-02T10:00:00Z', text: 'a', marks: ['causes'] }] },
      'i.json: entries.0.marks.0: invalid option: expected one of "impact-started"|"detected"|',
    ],
    [
      { entries: [{ at: '2026-03-02T10:00:00Z', text: 'a', marks: [{ is: 'cause', why: 'x' }] }] },
      'i.json: entries.0.marks.0.why is not a field of the incident file',
    ],
    [
      { entries: [{ at: '2026-03-02T10:00:00Z', text: 'a', outcome: 'failed' }] },
      'i.json: entries.0.outcome: invalid option: expected one of "worked"|"partly"|"no effect"|"worse"|"unknown".',
    ],
  ])('refuses %j in one sentence', (fields, message) => {
    expect(() => parse(fields)).toThrow(message);
  });

  it('keeps what entries mean, and writes the same bytes again', () => {
    const entries = [
      {
        id: 'e1',
        at: '2026-03-02T10:00:00.000Z',
        type: 'mitigation',
        text: 'Neustart',
        language: 'de',
        marks: [
          'contributing',
          { is: 'restored', part: 'eu only', by: 'U1', at: '2026-03-02T11:00:00.000Z' },
        ],
        outcome: { was: 'no effect', shown: 'e2', by: 'U1', at: '2026-03-02T11:00:00.000Z' },
      },
      {
        id: 'e2',
        at: '2026-03-02T10:05:00.000Z',
        type: 'mitigation',
        text: 'noch einmal',
        attempt: 'e1',
        outcome: 'worked',
      },
    ];
    const file = {
      title: 'T',
      kind: 'data loss',
      entries,
      losses: [{ text: '12 orders', entry: 'e2' }, { text: 'trust' }],
    };
    const record = parse(file);
    expect(record.entries[0]?.marks?.[1]?.at).toEqual(new Date('2026-03-02T11:00:00Z'));
    expect(record.entries[1]?.outcome).toEqual({ was: 'worked' });
    const written = renderIncidentJson(record);
    expect(JSON.parse(written)).toEqual(file);
    expect(renderIncidentJson(parseIncidentFile(written, 'i.json'))).toBe(written);
  });

  it.each([
    { kind: 'group', group: 'S0SRE0001', name: '@sre' },
    { kind: 'role', role: 'commander' },
    { kind: 'team', team: 'payments' },
  ])('keeps that %j has an item, and its link, and writes the same bytes again', (heldBy) => {
    const actions = [{ id: 'A-1', title: 'Add an alarm', heldBy, link: 'https://tracker.example/OPS-7' }];
    const file = { title: 'T', entries: [], actions };
    const record = parse(file);
    expect(record.actions).toEqual(actions);
    const written = renderIncidentJson(record);
    expect(JSON.parse(written)).toMatchObject({ actions });
    expect(renderIncidentJson(parseIncidentFile(written, 'i.json'))).toBe(written);
  });

  it('names the files that people shared, and the transcript of a quote; files are not read again', () => {
    const entries = [{ at: '2026-11-20T19:05:00.000Z', text: 'the pool is empty', quotedFrom: 'call.vtt' }];
    const file = { name: 'graph.png', at: new Date('2026-11-20T19:06:00Z'), by: 'Ana', text: 'look' };
    const written = renderIncidentJson(parse({ entries }), [file]);
    expect(JSON.parse(written)).toMatchObject({
      entries: [{ quotedFrom: 'call.vtt' }],
      files: [{ name: 'graph.png', at: '2026-11-20T19:06:00.000Z', by: 'Ana' }],
    });
    const again = parseIncidentFile(written, 'i.json');
    expect(again.entries[0]).toMatchObject({ quotedFrom: 'call.vtt' });
    expect(again).not.toHaveProperty('files');
  });

  it('refuses what is not JSON, and shows the least that is', () => {
    expect(() => parseIncidentFile('nonsense', 'i.json')).toThrow(
      /^i\.json is not JSON .*"entries": \[\]\}\.$/,
    );
  });

  it('refuses links that are no web addresses', () => {
    expect(() => parse({ references: [{ title: 'x', url: 'javascript:alert(1)' }] })).toThrow(
      /references\.0\.url/,
    );
  });

  it('has the published schema', () => {
    const path = fileURLToPath(new URL('../../schema/incident.schema.json', import.meta.url));
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, incidentJsonSchema());
    expect(readFileSync(path, 'utf8')).toBe(incidentJsonSchema());
  });
});
