import { startServices } from './services/start-services.ts';
import { untilSignal } from './services/until-signal.ts';

/** `npm run services`: a MongoDB and a Redis until Ctrl-C, for tests and programs started by hand. */
async function main(): Promise<void> {
  const interrupted = untilSignal();
  const services = await Promise.race([startServices({ log: console.error }), interrupted]);
  if (!services) process.exit(130);

  for (const line of services.summary) console.error(line);
  console.error('For another terminal; Ctrl-C stops both:');
  console.log(`export MONGODB_URI='${services.mongodbUri}'`);
  console.log(`export REDIS_URL='${services.redisUrl}'`);
  // The servers keep this process alive until then.
  await interrupted;
  await services.stop();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
