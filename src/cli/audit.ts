import type { NamedLine } from '../app/access/read-audit.ts';
import { CliFault, UsageFault } from './cli-fault.ts';
import type { CliIo } from './cli-io.ts';

export interface AuditCall {
  readonly key: string;
  /** `text` or `json`. */
  readonly format: string;
  readonly team?: string;
}

/** `scribe audit INC-…`: who changed what in an incident, when, and what stood there before, in order of time. */
export async function auditCommand(
  call: AuditCall,
  io: Pick<CliIo, 'print'>,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const { format } = call;
  if (format !== 'text' && format !== 'json')
    throw new UsageFault(`There is no format "${format}"; try one of text, json.`);
  const { withStores } = await import('./with-stores.ts');
  await withStores(environment, call.team, async (stores, team) => {
    const { readAudit } = await import('../app/access/read-audit.ts');
    const known = await stores.incidents.byKey(team, call.key.toUpperCase());
    if (!known)
      throw new CliFault(
        `There is no incident ${call.key} in workspace ${team}; keys look like INC-2026-0012.`,
      );
    const show = format === 'json' ? (line: NamedLine) => JSON.stringify(line) : sentence;
    for (const line of await readAudit(stores, known)) io.print(`${show(line)}\n`);
  });
}

/** What people typed may have several lines; a change is one. */
function sentence({ at, by, name, on, did, was }: NamedLine): string {
  const who = name === undefined ? by : `${name} (${by})`;
  const where = on === 'incident' ? '' : `[${on}] `;
  const before = was === undefined ? '' : ` (before: ${was})`;
  return `${at.toISOString()}  ${who}  ${where}${did}${before}`.replace(/\s*\n\s*/g, ' / ');
}
