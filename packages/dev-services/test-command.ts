import { join } from 'node:path';
import { cloneDir } from './services/clone-folders.ts';
import { findBrowser } from './services/find-browser.ts';
import { startManaged } from './services/managed-process.ts';
import { startServices } from './services/start-services.ts';
import { untilSignal } from './services/until-signal.ts';

/** Exit code of a run that was interrupted, as shells have it for SIGINT. */
const INTERRUPTED = 130;

/** One command of the run. */
type Step = { title: string; command: string; args: readonly string[] };

const CHECKS: readonly Step[] = [
  { title: 'Type check', command: 'npm', args: ['run', '--silent', 'typecheck'] },
  {
    title: 'Lint',
    command: bin('biome'),
    args: ['ci', '.', ...(process.stdout.isTTY ? [] : ['--colors=off'])],
  },
];

const interrupted = untilSignal();

/** `npm test`: the services, then type check, lint and jest with the given arguments. Returns the exit code. */
async function runTests(jestArguments: readonly string[]): Promise<number> {
  const browser = await browserEnvironment();
  const services = await Promise.race([startServices({ log: say }), interrupted]);
  // Whatever has started ends with this process.
  if (!services) process.exit(INTERRUPTED);

  for (const line of services.summary) say(line);
  try {
    for (const step of CHECKS) {
      const code = await run(step, process.env);
      if (code === 0) continue;
      if (code !== INTERRUPTED) say(`${step.title} ended with code ${code}, so the tests were not run.`);
      return code;
    }
    const stores = { MONGODB_URI: services.mongodbUri, REDIS_URL: services.redisUrl };
    const jest = { title: 'Tests', command: process.execPath, args: [bin('jest'), ...jestArguments] };
    return await run(jest, { ...process.env, ...browser, ...stores, NODE_OPTIONS: nodeOptions() });
  } finally {
    await services.stop();
  }
}

/** Runs one command with its output on this terminal; a signal ends it early. */
async function run({ title, command, args }: Step, env: NodeJS.ProcessEnv): Promise<number> {
  say(`${title}.`);
  const running = await startManaged({ command, args, env, cwd: cloneDir, output: 'show' });
  const code = await Promise.race([running.ended, interrupted]);
  if (code !== undefined) return code;
  await running.stop();
  return INTERRUPTED;
}

/** Jest loads ES modules through an experimental option of Node, whose warning helps nobody. */
function nodeOptions(): string {
  const given = process.env['NODE_OPTIONS'] ?? '';
  return `${given} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim();
}

/** Browser tests are left out where there is no browser, except in CI, where nothing is left out. */
async function browserEnvironment(): Promise<NodeJS.ProcessEnv> {
  if (process.env['SCRIBE_NO_BROWSER']) return {};
  const browser = await findBrowser(say);
  if (typeof browser === 'string') return { SCRIBE_BROWSER: browser };
  if (process.env['CI'])
    throw new Error(`The tests in a browser must run in CI: ${browser.not}. Install Chromium.`);
  say(`Tests in a browser are left out: ${browser.not}.`);
  return { SCRIBE_NO_BROWSER: '1' };
}

function bin(name: string): string {
  return join(cloneDir, 'node_modules', '.bin', name);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

runTests(process.argv.slice(2))
  .then((code) => process.exit(code))
  .catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  });
