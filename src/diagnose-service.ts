import { diagnoseStores } from './app/diagnose-stores.ts';
import { diagnoseZones } from './app/diagnose-zones.ts';
import { compose, storeProbes } from './composition.ts';
import type { Config } from './config.ts';
import { createLogger } from './log.ts';
import { openStores, type Stores } from './mongo/open-stores.ts';
import { shutdownInOrder } from './shutdown.ts';
import { diagnoseSlack } from './slack/outbound/diagnosis.ts';
import type { Finding } from './slack/words/doctor.ts';

/** How long the end of a diagnosis may take, in milliseconds. */
const CLOSE_MS = 10_000;

/** Looks at everything that Scribe needs, without starting it. */
export async function diagnoseService(config: Config): Promise<readonly Finding[]> {
  const log = createLogger(config);
  const stores = await openOrFault(config.mongodbUri);
  if (!('ping' in stores)) return [stores];
  const shutdown = shutdownInOrder(['jobs', 'stores']);
  shutdown.onClose('stores', () => stores.close());
  try {
    const composition = compose({ config, overrides: {}, log, stores });
    const { slack, app, jobs } = composition;
    shutdown.onClose('jobs', () => jobs.stop(CLOSE_MS));
    await jobs.start();
    return [
      ...(config.workspaces.kind === 'one' ? await diagnoseSlack(slack, '', app.clock) : []),
      ...(await diagnoseStores(storeProbes(composition))),
      await diagnoseZones(app.people, undefined),
      (await import('./render/letters/diagnose-letters.ts')).diagnoseLetters(),
    ];
  } finally {
    await shutdown.run();
  }
}

async function openOrFault(uri: string): Promise<Stores | Finding> {
  try {
    return await openStores(uri);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { name: 'MongoDB', state: 'fault', text, advice: 'Check MONGODB_URI and the server behind it.' };
  }
}
