import { UsageFault } from './cli-fault.ts';
import type { BytesIo } from './cli-io.ts';

/** A terminal shows text only. Throws `UsageFault` for a PDF that would be printed on one. */
export function refuseUnreadable(
  call: { readonly out?: string },
  format: string,
  { terminal }: Pick<BytesIo, 'terminal'>,
): void {
  if (format !== 'pdf' || call.out !== undefined || !terminal) return;
  throw new UsageFault(
    'A terminal cannot show a PDF; say where to write it, for example: --out postmortem.pdf',
  );
}
