import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

const run = promisify(execFile);
const MEGABYTE = 1 << 20;

/** The instructions of the Dockerfile, comments and line ends taken out. */
async function instructions(): Promise<{ name: string; text: string }[]> {
  const source = await readFile('Dockerfile', 'utf8');
  const joined = source.replace(/^\s*#.*\n/gm, '').replace(/\\\n\s*/g, '');
  return joined.split('\n').flatMap((line) => {
    const [, name, text] = /^(\w+)\s+(.*)$/.exec(line.trim()) ?? [];
    return name !== undefined && text !== undefined ? [{ name, text }] : [];
  });
}

/** What the image would hold, made by the Dockerfile's own steps without an engine and without a registry. */
let root: string;
const production = () =>
  run('npm', ['ls', '--omit=dev', '--workspaces=false', '--all', '--parseable'], { maxBuffer: 8 * MEGABYTE });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'scribe-image-'));
  const { stdout } = await production();
  const packages = stdout.split('\n').filter((one) => one.includes('node_modules'));
  const copy = (how: string) =>
    run('cp', [how, '--parents', ...packages.map((one) => relative(resolve('.'), one)), root]);
  // Hard links where the folder is on the same disk.
  await copy('-al').catch(() => copy('-a'));
  for (const one of ['package.json', 'LICENSE']) await cp(one, join(root, one));
  await mkdir(join(root, 'dist'));
  await cp('dist/src', join(root, 'dist/src'), { recursive: true, filter: (from) => !from.endsWith('.map') });
  const steps = (await instructions())
    .filter(({ name }) => name === 'RUN')
    .flatMap(({ text }) => text.split('&&'));
  for (const step of steps.filter((one) => one.trim().startsWith('find')))
    await run('sh', ['-c', step], { cwd: root });
}, 180_000);
afterAll(() => rm(root, { recursive: true, force: true }));

async function files(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

describe('the image', () => {
  it('holds no source maps, no declarations and no packages of development', async () => {
    const all = await files(root);
    expect(all.length).toBeGreaterThan(1_000);
    expect(all.filter((one) => /\.(?:map|d\.[mc]?ts|tsbuildinfo)$/.test(one))).toEqual([]);
    const manifest = JSON.parse(await readFile('package.json', 'utf8'));
    for (const name of [
      'jest',
      'typescript',
      '@biomejs/biome',
      'playwright-core',
      'mongodb-memory-server-core',
    ])
      expect(all.filter((one) => one.startsWith(join(root, 'node_modules', name, '/')))).toEqual([]);
    for (const name of Object.keys(manifest.dependencies))
      expect(all.some((one) => one.startsWith(join(root, 'node_modules', name, '/')))).toBe(true);
  });

  it('starts from files that are joined: hundreds of modules would cost a third of the start', async () => {
    const names = (await readdir(join(root, 'dist/src/cli'))).filter((name) => name.startsWith('bundled-'));
    const entry = await readFile(join(root, 'dist/src/cli/scribe.js'), 'utf8');
    expect(names.some((name) => entry.includes(name))).toBe(true);
    const main = names.find((name) => name.startsWith('bundled-main-')) ?? '';
    const source = await readFile(join(root, 'dist/src/cli', main), 'utf8');
    const own = [...source.matchAll(/^} from "(\.[^"]+)"/gm)].map(([, path = '']) => path);
    expect(own.length).toBeGreaterThan(2);
    expect(own.filter((path) => !path.startsWith('./bundled-'))).toEqual([]);
    expect(own.length).toBeLessThan(60);
  });

  it('runs as uid 1000 where it can write nothing', async () => {
    const incident = join(root, 'incident.json');
    const entries = [
      { id: 'e1', at: '2026-03-02T10:00:00Z', type: 'change', text: 'Deployed v42', author: 'ana' },
    ];
    await writeFile(incident, JSON.stringify({ title: 'Checkout errors', entries }));
    // Only folders: a file may be a hard link to the one that is installed.
    await run('find', [root, '-type', 'd', '-exec', 'chmod', '555', '{}', '+']);
    const isRoot = process.getuid?.() === 0;
    const { stdout } = await run(
      process.execPath,
      ['dist/src/cli/scribe.js', 'draft', '--file', 'incident.json', '--format', 'pdf'],
      {
        cwd: root,
        env: { NODE_ENV: 'production', TMPDIR: '/nonexistent', HOME: '/nonexistent' },
        encoding: 'buffer',
        maxBuffer: 32 * MEGABYTE,
        ...(isRoot && { uid: 1000, gid: 1000 }),
      },
    );
    expect(stdout.subarray(0, 5).toString()).toBe('%PDF-');
    await run('find', [root, '-type', 'd', '-exec', 'chmod', '755', '{}', '+']);
  });
});

describe('the Dockerfile', () => {
  it('ends as uid 1000, builds without source maps, and installs no workspaces', async () => {
    const all = await instructions();
    const known = [
      'FROM',
      'WORKDIR',
      'COPY',
      'RUN',
      'ENV',
      'USER',
      'EXPOSE',
      'HEALTHCHECK',
      'ENTRYPOINT',
      'CMD',
    ];
    expect(all.filter(({ name }) => !known.includes(name))).toEqual([]);
    expect(all.findLast(({ name }) => name === 'USER')?.text).toBe('1000:1000');
    const steps = all.filter(({ name }) => name === 'RUN').map(({ text }) => text);
    expect(steps.some((step) => step.includes('tsc -p tsconfig.build.json --sourceMap false'))).toBe(true);
    expect(steps.some((step) => step.includes('node packages/dev-services/bundle.mjs'))).toBe(true);
    expect(steps.some((step) => step.includes('npm ci --omit=dev --workspaces=false'))).toBe(true);
    // What is copied is let through to the builder.
    const passed: string[] = (await readFile('.dockerignore', 'utf8')).match(/(?<=^!).+/gm) ?? [];
    const copied = all
      .filter(({ name, text }) => name === 'COPY' && !text.startsWith('--from'))
      .flatMap(({ text }) => text.split(/\s+/).slice(0, -1));
    expect(copied.filter((one) => !passed.includes(one))).toEqual([]);
  });
});

describe('compose.yaml', () => {
  it('limits every service, and gives the database a password', async () => {
    const { services } = parse(await readFile('compose.yaml', 'utf8'), { merge: true });
    for (const [name, service] of Object.entries<Record<string, unknown>>(services))
      expect({ name, limit: service['mem_limit'] }).toEqual({
        name,
        limit: expect.stringMatching(/^\d+[mg]$/),
      });
    for (const name of ['indexes', 'bot', 'worker']) {
      expect(services[name]).toMatchObject({ read_only: true, cap_drop: ['ALL'], env_file: '.env' });
      expect(services[name].environment.MONGODB_URI).toMatch(
        /^mongodb:\/\/scribe:\$\{MONGO_PASSWORD:\?.+\}@mongo:27017\/scribe/,
      );
      expect(services[name].volumes).toEqual([
        expect.stringMatching(/^\$\{SCRIBE_CONFIG_FOLDER:-.*:\/etc\/scribe:ro$/),
      ]);
    }
    expect(services.mongo.environment.MONGO_INITDB_ROOT_PASSWORD).toMatch(/^\$\{MONGO_PASSWORD:\?/);
    expect(services.redis.command).toContain('noeviction');
  });
});

describe('the unit file', () => {
  it('starts the built command as nobody in particular, with time for an orderly stop', async () => {
    const unit = await readFile('manifests/systemd/scribe.service', 'utf8');
    const lines = unit.split('\n').filter((line) => line && !line.startsWith('#'));
    expect(lines.filter((line) => !/^(?:\[\w+\]|[A-Z]\w+=.*)$/.test(line))).toEqual([]);
    expect(lines).toEqual(
      expect.arrayContaining([
        'DynamicUser=yes',
        'ProtectSystem=strict',
        'ExecStart=/usr/bin/node dist/src/cli/scribe.js start',
        'TimeoutStopSec=30',
        'EnvironmentFile=/etc/scribe/env',
      ]),
    );
  });
});
