import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cloneDir, dataDir } from './clone-folders.ts';
import type { Log } from './first-available.ts';
import { runManaged } from './managed-process.ts';

/** No further attempt for a day after a failure, so that starts without a network are quick. */
const RETRY_AFTER_MS = 24 * 60 * 60 * 1_000;

/** The host must answer within this time, and the whole download (for Redis, and build) must end within `limitMs`. */
const ANSWER_MS = 3_000;

type Download = {
  readonly name: 'mongod' | 'redis-server';
  readonly limitMs: number;
  readonly script: string;
};

/** Prints the path of a `mongod`, downloaded unless it is there already. */
const MONGOD: Download = {
  name: 'mongod',
  limitMs: 90_000,
  script: `
    import { DryMongoBinary, MongoBinary } from 'mongodb-memory-server-core';
    const options = await DryMongoBinary.generateOptions();
    if (!(await DryMongoBinary.locateBinary(options))) await answers('https://fastdl.mongodb.org/');
    console.log(await MongoBinary.getPath());`,
};

/** Prints the path of a `redis-server`, downloaded and compiled unless it is there already. */
const REDIS: Download = {
  name: 'redis-server',
  limitMs: 240_000,
  script: `
    import { existsSync } from 'node:fs';
    import redis from 'redis-memory-server';
    if (!existsSync(process.env.REDISMS_DOWNLOAD_DIR)) await answers('https://download.redis.io/');
    console.log(await redis.RedisBinary.getPath());`,
};

/** The path of a downloaded `mongod`, or why there is none. */
export function downloadMongod(log: Log): Promise<string | { not: string }> {
  return download(MONGOD, log);
}

/** The path of a downloaded and compiled `redis-server`, or why there is none. */
export function downloadRedis(log: Log): Promise<string | { not: string }> {
  return download(REDIS, log);
}

/** Runs in a separate process, so that the time limit also ends whatever the package has started. */
async function download(wanted: Download, log: Log): Promise<string | { not: string }> {
  const marker = join(dataDir, `no-${wanted.name}`);
  const since = failedAt(marker);
  if (Date.now() - since < RETRY_AFTER_MS) {
    return { not: `no download on ${new Date(since).toISOString()}, tried again after a day` };
  }
  mkdirSync(dataDir, { recursive: true });
  try {
    log(`Looking for a ${wanted.name} to download.`);
    const binary = await runManaged({
      command: process.execPath,
      args: ['--input-type=module', '-e', ANSWERS + wanted.script],
      cwd: cloneDir,
      limitMs: wanted.limitMs,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        MONGOMS_DOWNLOAD_DIR: join(dataDir, 'mongod'),
        MONGOMS_PREFER_GLOBAL_PATH: 'false',
        REDISMS_DOWNLOAD_DIR: join(dataDir, 'redis-server'),
      },
    });
    rmSync(marker, { force: true });
    return binary;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    writeFileSync(marker, `${Date.now()}\n${why}\n`);
    return { not: `no download (${why})` };
  }
}

/** Behind a proxy the packages find the way and a plain request does not, so only the time limit applies. */
const ANSWERS = `
  process.on('uncaughtException', (error) => { console.error(error.message); process.exit(1); });
  async function answers(host) {
    if (process.env.HTTPS_PROXY || process.env.https_proxy) return;
    await fetch(host, { method: 'HEAD', signal: AbortSignal.timeout(${ANSWER_MS}) }).catch(() => {
      throw new Error(new URL(host).host + ' does not answer');
    });
  }`;

function failedAt(marker: string): number {
  try {
    return Number(readFileSync(marker, 'utf8').split('\n')[0]);
  } catch {
    return 0;
  }
}
