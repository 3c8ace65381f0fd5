import { type Exported, renderNote } from '../render/render-file.ts';
import type { BytesIo } from './cli-io.ts';

/** Says on standard error which scripts a PDF has no letters for. */
export async function warnOfLetters(io: Pick<BytesIo, 'warn'>, exported: Exported): Promise<void> {
  const note = await renderNote('pdf', exported);
  if (note !== undefined) io.warn(`The PDF has ${note}.`);
}
