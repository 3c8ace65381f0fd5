import { scratchDir } from './clone-folders.ts';
import type { OwnService, ServicePlace } from './own-service.ts';

/** Tells a person what goes on, one line at a time. */
export type Log = (line: string) => void;

/** One way to a service: its start, or a sentence why it is not possible on this machine. */
export type Choice = {
  readonly name: string;
  start(place: ServicePlace, log: Log): Promise<OwnService | { readonly not: string }>;
};

/**
 * Takes the first choice that works. Throws one sentence that says what to install when none does, with the reason
 * of each.
 */
export async function firstThatWorks(
  wanted: { service: 'MongoDB' | 'Redis'; install: string; dir: string | undefined; log: Log },
  choices: readonly Choice[],
): Promise<OwnService> {
  const dir = wanted.dir ?? scratchDir(wanted.service.toLowerCase());
  const place = { dir, temporary: wanted.dir === undefined };
  const refused: string[] = [];
  for (const choice of choices) {
    try {
      const started = await choice.start(place, wanted.log);
      if (!('not' in started)) return started;
      refused.push(`${choice.name}: ${started.not}`);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      wanted.log(`${wanted.service}: ${choice.name} does not start: ${why}`);
      refused.push(`${choice.name}: ${why}`);
    }
  }
  throw new Error(`No ${wanted.service} here. ${wanted.install} (Tried: ${refused.join('; ')}.)`);
}
