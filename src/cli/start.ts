import { bootFault } from './boot-fault.ts';
import { UsageFault } from './cli-fault.ts';

/** `scribe start [--only bot|worker]`: runs until it is told to stop. Nothing is loaded before it is needed. */
export async function startCommand(
  call: { readonly only?: string },
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const { only } = call;
  if (only !== undefined && only !== 'bot' && only !== 'worker') {
    throw new UsageFault(
      `--only takes bot or worker, not "${only}"; for example: scribe start --only worker`,
    );
  }
  const { main } = await import('../main.ts');
  try {
    await main({ ...environment, ...(only && { SCRIBE_RUN: only }) });
  } catch (error) {
    throw await bootFault(error, environment);
  }
}
