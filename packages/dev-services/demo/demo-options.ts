import { parseArgs } from 'node:util';

/** The options of `npm run demo`. */
export interface DemoOptions {
  /** Play, write the draft to a file and end. */
  readonly once: boolean;
  /** Where the draft goes, as typed. */
  readonly out: string | undefined;
  readonly help: boolean;
}

export const USAGE = `Usage: npm run demo -- [--once] [--out FILE]
  --once      play, write the draft to a file, and end
  --out FILE  where to write the draft; .data/drafts/ without it`;

/** Reads the arguments; `fault` is one sentence that says what is wrong. */
export function readOptions(args: readonly string[]): DemoOptions | { readonly fault: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { once: { type: 'boolean' }, out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.out?.trim() === '') return { fault: '--out needs a file, for example --out draft.md' };
    return { once: values.once ?? false, out: values.out, help: values.help ?? false };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
