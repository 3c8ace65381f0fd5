import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { changedSources } from './changed-sources.ts';
import { cloneDir, dataDir } from './clone-folders.ts';
import type { Log } from './first-available.ts';
import { runManaged } from './managed-process.ts';
import { findOnPath } from './system-programs.ts';

const run = promisify(execFile);

const moduleDir = join(cloneDir, 'packages', 'dev-services', 'mongo');

const FERRETDB = 'github.com/FerretDB/FerretDB';

/** A first build downloads some 300 MB of sources and takes about a minute on two cores. */
const BUILD_LIMIT_MS = 900_000;

/**
 * The path of the embedded MongoDB server, or why it cannot be built. It is built once for each state of
 * `packages/dev-services/mongo`, whose `changes.json` is what is changed in FerretDB and why.
 */
export async function embeddedMongo(log: Log): Promise<string | { not: string }> {
  const binary = join(dataDir, 'mongo', `mongo-${hashOfModule()}`);
  if (existsSync(binary)) return binary;
  const go = findOnPath('go');
  if (!go) return { not: 'the Go toolchain is not on PATH' };

  log('Building the embedded MongoDB server with Go, once: this takes about a minute.');
  mkdirSync(join(dataDir, 'mongo'), { recursive: true });
  const unfinished = `${binary}.${process.pid}`;
  const sources = `${unfinished}.sources`;
  try {
    const env = await goEnvironment(go);
    const runGo = (...args: string[]) =>
      runManaged({ command: go, args, cwd: moduleDir, env, limitMs: BUILD_LIMIT_MS });
    await runGo('mod', 'download', FERRETDB);
    const original = await runGo('list', '-m', '-f', '{{.Dir}}', FERRETDB);
    const modfile = changedSources({ module: FERRETDB, original, moduleDir, sources });
    const flags = ['-buildvcs=false', `-modfile=${modfile}`, '-tags', 'ferretdb_sqlite'];
    await runGo('build', ...flags, '-o', unfinished, '.');
  } catch (error) {
    return { not: `go build failed: ${error instanceof Error ? error.message : error}` };
  } finally {
    rmSync(sources, { recursive: true, force: true });
  }
  renameSync(unfinished, binary);
  return binary;
}

/** Everything that Go writes stays in the clone, telemetry included; the person's own Go settings still apply. */
async function goEnvironment(go: string): Promise<NodeJS.ProcessEnv> {
  const { stdout } = await run(go, ['env', 'GOENV']);
  const home = join(dataDir, 'go');
  return {
    ...process.env,
    GOENV: stdout.trim() || 'off',
    GOPATH: home,
    GOCACHE: join(home, 'build'),
    GOMODCACHE: join(home, 'mod'),
    // Go makes downloaded sources read-only, and a clone should be removable with rm -r.
    GOFLAGS: `${process.env['GOFLAGS'] ?? ''} -modcacherw`.trim(),
    CGO_ENABLED: '0',
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
  };
}

function hashOfModule(): string {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const file of readdirSync(moduleDir).sort())
    hash.update(file).update(readFileSync(join(moduleDir, file)));
  return hash.digest('hex').slice(0, 12);
}
