import { untilSignal } from './services/until-signal.ts';
import { startServices } from './services.ts';

/** `npm run services`: a MongoDB and a Redis until Ctrl-C, for tests and programs started by hand. */
async function main(): Promise<void> {
  const asked = untilSignal();
  const services = await Promise.race([startServices({ log: console.error }), asked]);
  if (!services) process.exit(130);

  for (const line of services.say) console.error(line);
  console.error('For another terminal; Ctrl-C stops both:');
  console.log(`export MONGODB_URI='${services.mongodbUri}'`);
  console.log(`export REDIS_URL='${services.redisUrl}'`);
  // The servers themselves keep this process alive, until somebody asks.
  await asked;
  await services.stop();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
