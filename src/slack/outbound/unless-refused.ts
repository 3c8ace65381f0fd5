import { refusedWith } from '../../app/ports/slack-fault.ts';

/** Runs it; a refusal with one of these codes means that it is so already, or that there is nothing to do it to. */
export async function unlessRefused<T>(
  run: () => Promise<T>,
  ...codes: readonly string[]
): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (refusedWith(error, ...codes)) return undefined;
    throw error;
  }
}
