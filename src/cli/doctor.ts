import { bootFault } from './boot-fault.ts';
import { CliFault } from './cli-fault.ts';
import type { CliIo } from './cli-io.ts';

/** `scribe doctor`: looks at configuration, Slack, stores and clock; one line each, and what to do about a fault. */
export async function doctorCommand(io: CliIo, environment: NodeJS.ProcessEnv): Promise<void> {
  const checks = await diagnose(environment).catch(async (error: unknown) => {
    throw await bootFault(error);
  });
  for (const { name, state, text, advice } of checks) {
    io.print(`${state.padEnd(7)}  ${name}: ${text}${advice && state !== 'ok' ? ` ${advice}` : ''}\n`);
  }
  const faults = checks.filter(({ state }) => state === 'fault');
  if (faults.length > 0)
    throw new CliFault(`${faults.length} of ${checks.length} checks found a fault, above.`);
}

async function diagnose(environment: NodeJS.ProcessEnv) {
  const { readConfig } = await import('../config.ts');
  const config = readConfig({ ...environment, LOG_LEVEL: 'silent' });
  const { diagnoseService } = await import('../diagnose-service.ts');
  return diagnoseService(config);
}
