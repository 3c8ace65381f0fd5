import { untilAsked } from './services/until-asked.ts';
import { startServices } from './services.ts';

/** `npm run services`: a MongoDB and a Redis until Ctrl-C, for tests and programs started by hand. */
async function main(): Promise<void> {
  const services = await startServices({ log: (line) => console.error(line) });
  for (const line of services.say) console.error(line);
  console.log(`export MONGODB_URI='${services.mongodbUri}'`);
  console.log(`export REDIS_URL='${services.redisUrl}'`);
  console.error('Ctrl-C stops both.');
  await untilAsked();
  await services.stop();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
