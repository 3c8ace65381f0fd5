import { scratchDir } from './clone-folders.ts';
import type { DataFolder, ManagedService } from './managed-service.ts';

/** Reports progress to the person at the terminal, a line at a time. */
export type Log = (line: string) => void;

/** One way to get a service: starts it, or says why this machine cannot. */
export type Provider = {
  readonly name: string;
  start(folder: DataFolder, log: Log): Promise<ManagedService | { readonly not: string }>;
};

/**
 * Takes the first provider that works. When none does, throws one sentence that says what to install and why each
 * provider failed.
 */
export async function firstAvailable(
  wanted: { service: 'MongoDB' | 'Redis'; install: string; dir: string | undefined; log: Log },
  providers: readonly Provider[],
): Promise<ManagedService> {
  const dir = wanted.dir ?? scratchDir(wanted.service.toLowerCase());
  const folder = { dir, temporary: wanted.dir === undefined };
  const refused: string[] = [];
  for (const provider of providers) {
    try {
      const started = await provider.start(folder, wanted.log);
      if (!('not' in started)) return started;
      refused.push(`${provider.name}: ${started.not}`);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      wanted.log(`${wanted.service}: ${provider.name} does not start: ${why}`);
      refused.push(`${provider.name}: ${why}`);
    }
  }
  throw new Error(`No ${wanted.service} here. ${wanted.install} (Tried: ${refused.join('; ')}.)`);
}
