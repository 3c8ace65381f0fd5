import { join } from 'node:path';
import { cloneDir, dataDir } from './services/clone-folders.ts';
import { startManaged } from './services/managed-process.ts';
import { startServices } from './services/start-services.ts';
import { untilSignal } from './services/until-signal.ts';

/** `npm run dev`: Scribe on its own services with the Slack tokens of the environment; restarts on change. */
async function dev(): Promise<void> {
  const interrupted = untilSignal();
  const services = await startServices({ log: console.error, dir: join(dataDir, 'dev') });
  for (const line of services.summary) console.error(line);
  const env = { ...process.env, MONGODB_URI: services.mongodbUri, REDIS_URL: services.redisUrl };

  const tsc = join(cloneDir, 'node_modules', '.bin', 'tsc');
  const build = ['-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'];
  const compiler = await startManaged({ command: tsc, args: build, cwd: cloneDir, output: 'show' });
  const scribe = ['--watch', join('dist', 'src', 'cli', 'scribe.js'), 'start'];
  const bot = await startManaged({
    command: process.execPath,
    args: scribe,
    env,
    cwd: cloneDir,
    output: 'show',
  });

  await Promise.race([interrupted, compiler.ended, bot.ended]);
  await Promise.all([compiler.stop(), bot.stop()]);
  await services.stop();
}

dev().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
