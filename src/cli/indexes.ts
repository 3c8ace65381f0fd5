import { bootFault } from './boot-fault.ts';
import { CliFault } from './cli-fault.ts';
import type { CliIo } from './cli-io.ts';

/** `scribe indexes`: creates what is missing, and checks that everything is there. */
export async function indexesCommand(io: CliIo, environment: NodeJS.ProcessEnv): Promise<void> {
  const uri = environment['MONGODB_URI']?.trim();
  if (!uri) throw new CliFault('MONGODB_URI is not set; it looks like mongodb://127.0.0.1:27017/scribe.');
  const { buildIndexes } = await import('../mongo/build-indexes.ts');
  const missing = await buildIndexes(uri).catch(async (error: unknown) => {
    throw await bootFault(error);
  });
  if (missing.length > 0) throw new CliFault(`These indexes could not be made: ${missing.join('; ')}.`);
  io.print('All indexes are there.\n');
}
