import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BytesIo, FolderIo } from '../../src/cli/cli-io.ts';
import { exportCommand } from '../../src/cli/export.ts';
import { importCommand } from '../../src/cli/import.ts';
import { parseIncidentFile } from '../../src/cli/incident-file.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft-postmortem.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { openStores } from '../../src/mongo/open-stores.ts';
import { freshDatabase } from '../services.ts';

const SEEDS = 'test/postmortem/seeds';

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
    terminal: false,
    writeBytes: async (path, bytes) => {
      if (path === undefined) printed += Buffer.from(bytes).toString('utf8');
      else await writeFile(path, bytes);
    },
    listFolder: (path) => readdir(path),
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

  async function imported(file: string, team: string, title?: string): Promise<string> {
    printed = '';
    await importCommand({ file, team, ...(title && { title }) }, io, environment);
    return /^(INC-\d{4}-\d+):/.exec(printed)?.[1] ?? '';
  }

  async function exported(key: string, team: string, format = 'json'): Promise<string> {
    printed = '';
    await exportCommand({ key, format, team }, io, environment);
    return printed;
  }

  it.each(['standard', 'comprehensive', 'numbered', 'concise', 'narrative'])(
    'gives the %s incident back as it was, and again after another round',
    async (seed) => {
      const [one, two] = [`T${seed}1`, `T${seed}2`];
      const key = await imported(`${SEEDS}/${seed}.json`, one);
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
    const key = await imported(file, 'Tpeople1');
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
    const key = await imported(`${SEEDS}/concise.json`, 'Tonce');
    printed = '';
    await importCommand({ file: `${SEEDS}/concise.json`, team: 'Tonce' }, io, environment);
    expect(printed).toContain(`${key}: this file was imported before`);
    const other = join(folder, 'other.json');
    await writeFile(other, JSON.stringify({ title: 'Another', key, entries: [] }));
    await expect(importCommand({ file: other, team: 'Tonce' }, io, environment)).rejects.toThrow(
      /incident .* already/,
    );
  });

  it('takes a CSV timeline, and gives one', async () => {
    const file = join(folder, 'timeline.csv');
    await writeFile(
      file,
      'Time,Type,Event,Who\n2026-03-02 10:00,change,"deploy, v2",ana\n2026-03-02T10:10:00Z,detection,=alarm,bo\n',
    );
    const key = await imported(file, 'Tcsv', 'Checkout errors');
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
      /timeline\.csv:2 has no time/,
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
    const key = await imported(channel, 'Tslack', 'Checkout errors');
    const back = JSON.parse(await exported(key, 'Tslack'));
    expect(back.entries).toEqual([
      expect.objectContaining({
        at: '2026-03-02T10:02:00.000Z',
        text: 'first alarm, says @Ana & graphs',
        author: 'Ana',
      }),
    ]);
  });

  it('writes the postmortem as it stands, unless a layout is named', async () => {
    const key = await imported(`${SEEDS}/concise.json`, 'Tstands');
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
    const key = await imported(`${SEEDS}/concise.json`, 'Tlimits');
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
    const key = await imported(`${SEEDS}/standard.json`, 'Tdraft');
    expect(await exported(key, 'Tdraft', 'md')).toContain('## Timeline');
    const page = await exported(key, 'Tdraft', 'html');
    expect(page).toContain('<!doctype html>');
    expect(page).toContain('<figure id="figure-timeline">');
    expect(page).toContain(
      'Candidate (nobody has confirmed it): A change went out 5 minutes before the impact started',
    );
    expect((await exported(key, 'Tdraft', 'pdf')).slice(0, 8)).toBe('%PDF-1.7');
    await expect(
      exportCommand({ key: 'INC-1999-0001', format: 'json', team: 'Tdraft' }, io, environment),
    ).rejects.toThrow(/There is no incident INC-1999-0001/);
  });
});

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
