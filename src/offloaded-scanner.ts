import type { Offload } from './app/ports/offload.ts';
import type { SecretFinding } from './domain/secrets/secret-row.ts';
import { type OwnPattern, type SecretScanner, secretScanner } from './secret-rules/re2-scanner.ts';

/** So many characters, a long message, take a moment; a file may take seconds. */
const LONG = 20_000;

interface Order {
  readonly own: readonly OwnPattern[];
  readonly text: string;
}

/** Finds secrets in files: long texts are read in a thread of their own, so that nobody else waits for them. */
export function offloadedScanner(
  offload: Offload,
  { own, scanner }: { readonly own: readonly OwnPattern[]; readonly scanner: SecretScanner },
): SecretScanner {
  return {
    async find(text) {
      if (text.length < LONG) return scanner.find(text);
      const task = {
        module: import.meta.url,
        run: findSecrets,
        awaitedBy: 'job' as const,
        always: true as const,
      };
      return offload.run(task, { own, text });
    },
  };
}

/** Exported for the thread. */
export async function findSecrets({ own, text }: Order): Promise<readonly SecretFinding[]> {
  return secretScanner(own).find(text);
}
