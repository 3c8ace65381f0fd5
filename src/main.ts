import { readConfig } from './config.ts';
import { createLogger } from './log.ts';
import { type Service, startService } from './service.ts';

/** How long an orderly stop may take after Slack's requests are drained, before the process exits anyway (ms). */
const STOP_MS = 20_000;

/**
 * The entry point: configuration, service, signals. Rejects with what is wrong when it cannot start; resolves when it
 * runs. The first signal stops in order: SIGTERM, which comes from what runs Scribe, after the balancers before it have
 * noticed; SIGINT, which comes from a keyboard, at once. A second signal ends the process.
 */
export async function main(environment: NodeJS.ProcessEnv): Promise<Service> {
  const config = readConfig(environment);
  const log = createLogger(config);
  // Whatever it is, it was one answer or one look: everything else goes on, and an outage is no time to end.
  process.on('unhandledRejection', (error) =>
    log.error({ err: error }, 'Something failed that nobody waited for; Scribe goes on'),
  );
  const starting = startService(config, { log });
  let told = false;
  const stop = async (by: NodeJS.Signals) => {
    if (told) {
      log.warn({ by }, 'Told to stop a second time: Scribe ends at once');
      process.exit(1);
    }
    told = true;
    const drainMs = by === 'SIGTERM' ? config.drainMs : 0;
    setTimeout(() => {
      log.error({ by }, 'The stop takes too long: Scribe ends now');
      process.exit(1);
    }, drainMs + STOP_MS).unref();
    try {
      // Told to stop while it still starts, it stops in order as soon as it could have begun.
      await (await starting).stop({ by, drainMs });
      process.exit(0);
    } catch {
      process.exit(1);
    }
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  return starting;
}
