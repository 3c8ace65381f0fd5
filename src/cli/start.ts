import { Fault, UsageFault } from './fault.ts';

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
    throw await bootFault(error);
  }
}

/** What keeps Scribe from starting, in one sentence. Errors that nobody foresaw keep their stack for --verbose. */
async function bootFault(error: unknown): Promise<unknown> {
  const [{ ConfigFault }, { StoreFault }, { JobsFault }] = await Promise.all([
    import('../config/fault.ts'),
    import('../app/ports/store-fault.ts'),
    import('../jobs/open-jobs.ts'),
  ]);
  if (error instanceof ConfigFault || error instanceof JobsFault) return new Fault(error.message);
  if (error instanceof StoreFault) {
    return new Fault(
      `MONGODB_URI names a server that does not answer (${error.message}); start it, or correct the address.`,
    );
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return new Fault(
      'PORT is taken by another program; stop it, or set PORT to a free one, for example 3001.',
    );
  }
  return error;
}
