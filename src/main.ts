import { readConfig } from './config.ts';
import { type Service, startService } from './service.ts';

/** How long an orderly stop may take before the process exits anyway, in milliseconds. */
const STOP_MS = 25_000;

/**
 * The entry point: configuration, service, signals. Rejects with what is wrong when it cannot start; resolves when it
 * runs. The first SIGTERM or SIGINT stops in order; a second one ends at once.
 */
export async function main(environment: NodeJS.ProcessEnv): Promise<Service> {
  const starting = startService(readConfig(environment));
  const stop = (code: number) => {
    setTimeout(() => process.exit(1), STOP_MS).unref();
    // Told to stop while it still starts, it stops in order as soon as it could have begun.
    starting
      .then((service) => service.stop())
      .then(
        () => process.exit(code),
        () => process.exit(1),
      );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      stop(0);
    });
  }
  return starting;
}
