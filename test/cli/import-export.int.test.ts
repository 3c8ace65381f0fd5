import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { importIncident } from '../../src/app/imports/import-incident.ts';
import type { BytesIo, FolderIo } from '../../src/cli/cli-io.ts';
import { exportCommand } from '../../src/cli/export.ts';
import { type ImportCall, importCommand } from '../../src/cli/import.ts';
import { parseIncidentFile } from '../../src/cli/incident-file.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { emptyRecord } from '../../src/domain/postmortem/record/record.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { openStores } from '../../src/mongo/open-stores.ts';
import { freshDatabase } from '../services.ts';

const SEEDS = 'test/postmortem/seeds';

const PUBLIC = { public: true };

describe('import and export', () => {
  const database = freshDatabase('cli');
  const environment = { MONGODB_URI: database.uri };
  let folder = '';
  let printed = '';
  const io: FolderIo & BytesIo = {
    print: (text) => {
      printed += text;
    },
    readFile: (path) => readFile(path, 'utf8'),
    writeFile: (path, content) => writeFile(path, content),
    isFolder: async (path) => (await stat(path).catch(() => undefined))?.isDirectory() ?? false,
    warn: () => undefined,
    terminal: false,
    writeBytes: async (path, bytes) => {
      if (path === undefined) printed += Buffer.from(bytes).toString('utf8');
      else await writeFile(path, bytes);
    },
    listFolder: (path) => readdir(path),
    readBytes: (path) => readFile(path),
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scribe-cli-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await database.drop();
  });
  beforeEach(() => {
    printed = '';
  });

  async function imported(file: string, team: string, rest: Partial<ImportCall> = {}): Promise<string> {
    printed = '';
    await importCommand({ file, team, ...rest }, io, environment);
    return /^(INC-\d{4}-\d+):/.exec(printed)?.[1] ?? '';
  }

  async function exported(key: string, team: string, format = 'json'): Promise<string> {
    printed = '';
    await exportCommand({ key, format, team }, io, environment);
    return printed;
  }

  const writeDay = (channel: string, day: string, messages: readonly object[]) =>
    writeFile(join(channel, `${day}.json`), JSON.stringify(messages));

  /** The folder of a channel with one day. */
  async function channelWith(name: string, messages: readonly object[]): Promise<string> {
    const channel = join(folder, name, 'inc-pay');
    await mkdir(channel, { recursive: true });
    await writeDay(channel, '2026-03-02', messages);
    return channel;
  }

  it('says when nobody knows the workspace, and only then', async () => {
    const file = `${SEEDS}/concise.json`;
    await imported(file, 'Tstranger', PUBLIC);
    expect(printed).toContain('This store knew nothing of Tstranger before');
    await imported(`${SEEDS}/standard.json`, 'Tstranger', PUBLIC);
    expect(printed).not.toContain('knew nothing');
    const stores = await openStores(database.uri);
    await stores.installations.put({ team: 'Tinstalled', sealed: 'x', installedAt: new Date() });
    await stores.installations.cover('Tcovered', 'E1');
    await stores.close();
    for (const team of ['Tinstalled', 'Tcovered']) {
      await imported(file, team, PUBLIC);
      expect(printed).not.toContain('knew nothing');
    }
  });

  it.each(['standard', 'comprehensive', 'numbered', 'concise', 'narrative'])(
    'gives the %s incident back as it was, and again after another round',
    async (seed) => {
      const [one, two] = [`T${seed}1`, `T${seed}2`];
      const key = await imported(`${SEEDS}/${seed}.json`, one, PUBLIC);
      const first = await exported(key, one);
      const source: unknown = JSON.parse(await readFile(`${SEEDS}/${seed}.json`, 'utf8'));
      expect(withoutIds(JSON.parse(first))).toMatchObject(withoutIds(withInstants(source)));
      const copy = join(folder, `${seed}.json`);
      await writeFile(copy, first);
      expect(await exported(await imported(copy, two), two)).toBe(first);
    },
    60_000,
  );

  it('keeps the names of people, from the file and from what the workspace knows', async () => {
    const file = join(folder, 'people.json');
    const entries = [{ at: '2026-03-02T10:00:00Z', text: 'told <@U2>', author: 'U1' }];
    const people = { $date: 'Cyd', U1: 'Ada Lovelace' };
    await writeFile(file, JSON.stringify({ title: 'Named', people, entries }));
    const key = await imported(file, 'Tpeople1', PUBLIC);
    const stores = await openStores(database.uri);
    const known = { zone: 'UTC', deactivated: false, readAt: new Date(), team: 'Tpeople1' };
    await stores.people.put({ ...known, user: 'U1', name: 'ada' });
    await stores.people.put({ ...known, user: 'U2', name: 'Bo' });
    await stores.close();
    const first = await exported(key, 'Tpeople1');
    expect(JSON.parse(first).people).toEqual({ ...people, U2: 'Bo' });
    expect(await exported(key, 'Tpeople1', 'md')).toContain('Ada Lovelace');
    await writeFile(file, first);
    expect(await exported(await imported(file, 'Tpeople2'), 'Tpeople2')).toBe(first);
  });

  it('takes the same file once, and no second incident of the same key', async () => {
    const key = await imported(`${SEEDS}/concise.json`, 'Tonce', PUBLIC);
    printed = '';
    await importCommand({ file: `${SEEDS}/concise.json`, team: 'Tonce', ...PUBLIC }, io, environment);
    expect(printed).toContain(`${key}: this file was imported before`);
    const other = join(folder, 'other.json');
    await writeFile(other, JSON.stringify({ title: 'Another', key, entries: [] }));
    await expect(importCommand({ file: other, team: 'Tonce', ...PUBLIC }, io, environment)).rejects.toThrow(
      /is taken: an incident has this key/,
    );
  });

  it('takes a CSV timeline, and gives one', async () => {
    const file = join(folder, 'timeline.csv');
    await writeFile(
      file,
      'Time,Type,Event,Who\n2026-03-02 10:00,change,"deploy, v2",ana\n2026-03-02T10:10:00Z,detection,=alarm,bo\n',
    );
    const key = await imported(file, 'Tcsv', { title: 'Checkout errors', ...PUBLIC });
    const back = JSON.parse(await exported(key, 'Tcsv'));
    expect(back).toMatchObject({
      title: 'Checkout errors',
      entries: [
        { at: '2026-03-02T10:00:00.000Z', type: 'change', text: 'deploy, v2', author: 'ana' },
        { at: '2026-03-02T10:10:00.000Z', type: 'detection', text: '=alarm', author: 'bo' },
      ],
    });
    expect(await exported(key, 'Tcsv', 'csv')).toContain("'=alarm");
    await writeFile(file, 'Time,Event\nnever,x\n');
    await expect(importCommand({ file, team: 'Tcsv', title: 'x' }, io, environment)).rejects.toThrow(
      /timeline\.csv row 2, column "Time": "never" is not read as a time; write it as/,
    );
  });

  it('takes the folder of a Slack export: the pinned messages, with names', async () => {
    const channel = join(folder, 'export', 'inc-checkout');
    await mkdir(channel, { recursive: true });
    await writeFile(
      join(folder, 'export', 'users.json'),
      JSON.stringify([{ id: 'U1', profile: { display_name: 'Ana' } }]),
    );
    const message = (ts: string, text: string, pinned = false) => ({
      type: 'message',
      user: 'U1',
      ts,
      text,
      ...(pinned && { reactions: [{ name: 'pushpin', users: ['U1'], count: 1 }] }),
    });
    const day = [
      { type: 'message', subtype: 'channel_join', user: 'U1', ts: '1772445600.000100', text: 'joined' },
      message('1772445660.000200', 'chatter'),
      message('1772445720.000300', 'first alarm, says <@U1> &amp; graphs', true),
    ];
    await writeFile(join(channel, '2026-03-02.json'), JSON.stringify(day));
    const key = await imported(channel, 'Tslack', { title: 'Checkout errors', ...PUBLIC });
    const back = JSON.parse(await exported(key, 'Tslack'));
    expect(back.entries).toEqual([
      expect.objectContaining({
        at: '2026-03-02T10:02:00.000Z',
        text: 'first alarm, says @Ana & graphs',
        author: 'Ana',
      }),
    ]);
  });

  it('says what it left out, and makes no incident of nothing', async () => {
    const channel = await channelWith('Tleft', [said(0, 'joined', { subtype: 'channel_join' })]);
    await expect(imported(channel, 'Tleft', PUBLIC)).rejects.toThrow(/\(1 join\); nothing was imported/);
    await writeDay(channel, '2026-03-03', [said(0, 'first alarm'), said(1, ' ')]);
    const key = await imported(channel, 'Tleft', PUBLIC);
    expect(printed).toBe(
      `${key}: 1 entry and 0 action items imported. Left out: 1 join, 1 message without words.\n` +
        "This store knew nothing of Tleft before; people see it if that is their workspace's id.\n",
    );
    expect(key).toMatch(/-0001$/);
  });

  it('continues the incident of a channel when its export has grown, or makes a new one if asked', async () => {
    const channel = await channelWith('Tgrown', [said(0, 'first alarm'), said(60, 'rolled back')]);
    const key = await imported(channel, 'Tgrown', PUBLIC);
    const stores = await openStores(database.uri);
    const endOf = async () => (await stores.incidents.byKey('Tgrown', key))?.incident.phase;
    expect(await endOf()).toMatchObject({ at: new Date('2026-03-02T10:01:00Z') });
    await writeDay(channel, '2026-03-04', [
      said(172_800, 'all well'),
      said(60, 'rolled back to 4.1', { edited: { ts: '1772445900.000100' } }),
    ]);
    expect(await imported(channel, 'Tgrown', PUBLIC)).toBe(key);
    expect(printed).toBe(
      `${key}: this channel was imported before; 1 entry added (--new makes a new incident of it). 1 message says something else now; the record keeps its words.\n`,
    );
    const texts = async () =>
      JSON.parse(await exported(key, 'Tgrown')).entries.map((one: Json) => one['text']);
    expect(await texts()).toEqual(['first alarm', 'rolled back', 'all well']);
    expect(await endOf()).toMatchObject({ state: 'resolved', at: new Date('2026-03-04T10:00:00Z') });
    expect(await imported(channel, 'Tgrown', PUBLIC)).toBe(key);
    expect(printed).toContain('all these messages were imported before; nothing was changed');
    const own = await imported(channel, 'Tgrown', { ...PUBLIC, new: true });
    expect(own).not.toBe(key);
    expect(printed).toContain(`${own}: 3 entries`);
    expect(await imported(channel, 'Tgrown', { ...PUBLIC, new: true })).not.toBe(own);
    await stores.close();
  });

  it('knows a channel by its id though it has another name and no message in common, and by its messages', async () => {
    const channel = await channelWith('Tid', [said(0, 'first alarm')]);
    const lists = (id: string, name: string) =>
      writeFile(join(channel, '..', 'channels.json'), JSON.stringify([{ id, name }]));
    await lists('C0PAY0001', 'inc-pay');
    const key = await imported(channel, 'Tid');
    const renamed = join(channel, '..', 'inc-pay-old');
    await mkdir(renamed);
    await lists('C0PAY0001', 'inc-pay-old');
    await writeDay(renamed, '2026-03-09', [said(700_000, 'again')]);
    expect(await imported(renamed, 'Tid')).toBe(key);
    await lists('C0OTHER01', 'inc-pay');
    await writeDay(channel, '2026-03-02', [said(5, 'another channel of this name')]);
    const other = await imported(channel, 'Tid');
    expect(other).not.toBe(key);
    const third = join(channel, '..', 'third');
    await mkdir(third);
    await writeDay(third, '2026-03-02', [said(5, 'another channel of this name'), said(9, 'more')]);
    expect(await imported(third, 'Tid', PUBLIC)).toBe(other);
  });

  it('adds to the incident that an earlier version imported', async () => {
    const channel = await channelWith('Told', [said(0, 'first alarm'), said(60, 'rolled back')]);
    const stores = await openStores(database.uri);
    const record = { ...emptyRecord('inc-pay'), private: false };
    const entries = ['1772445600.000100', '1772445660.000100'].map((id, index) => ({
      id,
      at: new Date(Number(id) * 1_000),
      type: 'note' as const,
      text: ['first alarm', 'rolled back'][index] ?? '',
    }));
    const request = { team: 'Told', id: 'imp.0123456789', record: { ...record, entries }, by: 'import' };
    await importIncident({ ...stores, clock: () => new Date() }, request);
    await stores.close();
    await writeDay(channel, '2026-03-04', [said(172_800, 'all well')]);
    await imported(channel, 'Told', PUBLIC);
    expect(printed).toContain('INC-2026-0001: this channel was imported before; 1 entry added');
  });

  it('takes a private incident as a private one, and asks where a file does not say', async () => {
    const file = join(folder, 'private.json');
    const incident = { title: 'Leak', entries: [{ at: '2026-03-02T10:00:00Z', text: 'a' }] };
    await writeFile(file, JSON.stringify({ ...incident, private: true }));
    const first = await exported(await imported(file, 'Tpriv1'), 'Tpriv1');
    expect(JSON.parse(first).private).toBe(true);
    await writeFile(file, first);
    expect(await exported(await imported(file, 'Tpriv2'), 'Tpriv2')).toBe(first);
    await expect(imported(file, 'Tpriv3', PUBLIC)).rejects.toThrow(/private\.json says that it is private/);
    await writeFile(file, JSON.stringify(incident));
    await expect(imported(file, 'Tpriv4')).rejects.toThrow(
      /private\.json does not say who may see it; say --public \(.*\) or --private \(.*\)\.$/,
    );
    expect(
      JSON.parse(await exported(await imported(file, 'Tpriv4', { private: true }), 'Tpriv4')).private,
    ).toBe(true);
    expect(JSON.parse(await exported(await imported(file, 'Tpriv5', PUBLIC), 'Tpriv5')).private).toBe(false);
    await expect(imported(file, 'Tpriv6', { public: true, private: true })).rejects.toThrow(/not both/);
  });

  it('leaves who may see an incident as it is where the same file comes again, and says so', async () => {
    const file = join(folder, 'again.json');
    await writeFile(
      file,
      JSON.stringify({ title: 'Leak', entries: [{ at: '2026-03-02T10:00:00Z', text: 'a' }] }),
    );
    const open = await imported(file, 'Tagain1', PUBLIC);
    await expect(imported(file, 'Tagain1', { private: true })).rejects.toThrow(
      `${open}: this file was imported before, and everybody in the workspace may see it; nothing was changed. --new`,
    );
    const hidden = await imported(file, 'Tagain1', { private: true, new: true });
    expect(hidden).not.toBe(open);
    expect(JSON.parse(await exported(hidden, 'Tagain1')).private).toBe(true);
    const first = await imported(file, 'Tagain2', { private: true });
    expect(await imported(file, 'Tagain2', PUBLIC)).toBe(first);
    expect(printed).toContain(`${first}: this file was imported before`);
    expect(printed).toContain('It is private and stays so.');
    expect(JSON.parse(await exported(first, 'Tagain2')).private).toBe(true);
  });

  it('adds nothing private to an incident that everybody may see', async () => {
    const channel = await channelWith('Tmixed', [said(0, 'first alarm')]);
    const key = await imported(channel, 'Tmixed', PUBLIC);
    await writeDay(channel, '2026-03-04', [said(172_800, 'a secret')]);
    await expect(imported(channel, 'Tmixed', { private: true })).rejects.toThrow(
      `${key} has messages of this channel and is not private; say --new`,
    );
    expect(await exported(key, 'Tmixed')).not.toContain('a secret');
  });

  it('gives the same JSON and CSV back of what was logged here', async () => {
    const stores = await openStores(database.uri);
    const at = new Date('2026-03-02T10:00:00Z');
    const request = {
      team: 'Tlogged',
      id: 'imp.x',
      record: { ...emptyRecord('Logged'), private: false },
      by: 'U1',
    };
    await importIncident({ ...stores, clock: () => at }, request);
    for (const [index, text] of ["'-x", '＝1', 'told <@U2>', 'a "b",\nc '].entries()) {
      const loggedAt = new Date(at.getTime() + index * 60_000);
      const made = { team: 'Tlogged', incident: 'INC-2026-0001', author: 'U1', versions: [], version: 0 };
      const entry = {
        ...made,
        id: `cmd.${index}`,
        text,
        type: 'note',
        occurredAt: at,
        loggedAt,
        source: 'slash',
      } as const;
      await stores.entries.insert({ ...entry, standing: { state: 'standing' } }, [], at);
    }
    await stores.close();
    for (const [format, rest] of [
      ['json', {}],
      ['csv', { title: 'Logged', ...PUBLIC }],
    ] as const) {
      const first = await exported('INC-2026-0001', 'Tlogged', format);
      const file = join(folder, `logged.${format}`);
      await writeFile(file, first);
      const key = await imported(file, `Tlogged${format}`, rest);
      expect(await exported(key, `Tlogged${format}`, format)).toBe(first);
    }
  });

  it('writes the postmortem as it stands, unless a layout is named', async () => {
    const key = await imported(`${SEEDS}/concise.json`, 'Tstands', PUBLIC);
    const stores = await openStores(database.uri);
    const record = parseIncidentFile(await readFile(`${SEEDS}/concise.json`, 'utf8'));
    const drafted = draftPostmortem(record, standard);
    const [first, ...others] = drafted.sections;
    if (!first) throw new Error('a draft has sections');
    const words = {
      type: 'paragraph' as const,
      children: [{ type: 'text' as const, value: 'In our words' }],
    };
    const document = { ...drafted, sections: [{ ...first, blocks: [words] }, ...others] };
    const at = new Date('2026-03-03T10:00:00Z');
    const made = {
      id: 'd1',
      template: 'standard',
      asOf: at,
      at,
      hash: 'x',
      by: 'U1',
      what: 'edited',
    } as const;
    await stores.revisions.saveDraft('Tstands', key, { ...made, document });
    await stores.close();
    expect(await exported(key, 'Tstands', 'md')).toContain('In our words');
    printed = '';
    await exportCommand({ key, format: 'md', template: 'concise', team: 'Tstands' }, io, environment);
    expect(printed).not.toContain('In our words');
    expect(printed).toContain('## Timeline (All times UTC)');
  });

  it('follows the thresholds of the configuration', async () => {
    const key = await imported(`${SEEDS}/concise.json`, 'Tlimits', PUBLIC);
    const config = join(folder, 'scribe.yaml');
    await writeFile(config, 'thresholds: { fastAcknowledgement: 1 }\ntemplates: { default: concise }\n');
    expect(await exported(key, 'Tlimits', 'md')).toContain('Acknowledged within 3 minutes');
    printed = '';
    const environmentOfFile = { ...environment, SCRIBE_CONFIG: config };
    await exportCommand({ key, format: 'md', team: 'Tlimits' }, io, environmentOfFile);
    expect(printed).toContain('## Timeline (All times UTC)');
    expect(printed).not.toContain('Acknowledged within 3 minutes');
  });

  it('drafts what it imported, as a page and as PDF too', async () => {
    const key = await imported(`${SEEDS}/standard.json`, 'Tdraft', PUBLIC);
    expect(await exported(key, 'Tdraft', 'md')).toContain('## Timeline');
    const page = await exported(key, 'Tdraft', 'html');
    expect(page).toContain('<!doctype html>');
    expect(page).toContain('<figure id="figure-timeline">');
    expect(page).toContain('Candidate (nobody has confirmed it): ');
    expect((await exported(key, 'Tdraft', 'pdf')).slice(0, 8)).toBe('%PDF-1.7');
    await expect(
      exportCommand({ key: 'INC-1999-0001', format: 'json', team: 'Tdraft' }, io, environment),
    ).rejects.toThrow(/There is no incident INC-1999-0001/);
  });
});

/** A message, so many seconds after 10:00 on 2 March. */
function said(seconds: number, text: string, rest: object = {}): object {
  return { type: 'message', user: 'U1', ts: `${1_772_445_600 + seconds}.000100`, text, ...rest };
}

type Json = Record<string, unknown>;

/** Instants in one spelling, as the export writes them. */
function withInstants(value: unknown): unknown {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(value)) {
    return new Date(value).toISOString();
  }
  if (Array.isArray(value)) return value.map(withInstants);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withInstants(inner)]));
}

/** A file need not name its key, its entries and its action items; the store does. */
function withoutIds(file: unknown): Json {
  const {
    key: _key,
    actions,
    entries,
    ...rest
  } = file as { key?: unknown; actions?: Json[]; entries: Json[] } & Json;
  const strip = (items: Json[] = []) => items.map(({ id: _id, ...item }) => item);
  return { ...rest, entries: strip(entries), ...(actions ? { actions: strip(actions) } : {}) };
}
