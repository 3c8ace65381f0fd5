import { CliFault } from './cli-fault.ts';
import type { CliIo } from './cli-io.ts';

/**
 * `scribe doctor`: looks at configuration, Slack, stores, port and clock; one line each, and what to do about a fault.
 * What is wrong in one place does not keep it from looking at the others.
 */
export async function doctorCommand(io: CliIo, environment: NodeJS.ProcessEnv): Promise<void> {
  const { readConfigParts } = await import('../config.ts');
  const { parts, faults: misread } = readConfigParts(environment);
  const { diagnoseService } = await import('../diagnose-service.ts');
  const checks = await diagnoseService(parts);
  for (const { name, state, text, advice } of checks) {
    io.print(`${state.padEnd(7)}  ${name}: ${text}${advice && state !== 'ok' ? ` ${advice}` : ''}\n`);
  }
  const faults = checks.filter(({ state }) => state === 'fault');
  const found =
    faults.length === 0 ? [] : [`${faults.length} of ${checks.length} checks found a fault, above.`];
  if (misread.length + faults.length > 0) throw new CliFault([...misread, ...found].join('\n'));
}
