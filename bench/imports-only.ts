/** A separate program: loads the service's packages into memory, and does nothing. Prints an unused port. */
const PACKAGES = [
  '@slack/bolt',
  '@slack/web-api',
  'bullmq',
  'ioredis',
  'mongoose',
  'pino',
  'prom-client',
  'zod',
  'date-fns',
  'moment-timezone',
  'lru-cache',
  'commander',
  'yaml',
] as const;

for (const name of PACKAGES) await import(name);
process.stdout.write('0\n');
setInterval(() => undefined, 60_000);
