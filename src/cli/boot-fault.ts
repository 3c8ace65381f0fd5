import { CliFault } from './cli-fault.ts';

/** What keeps Scribe from starting, one sentence for each reason. Unexpected errors keep their stack for --verbose. */
export async function bootFault(error: unknown, environment: NodeJS.ProcessEnv = {}): Promise<unknown> {
  const [{ ConfigFault }, { StoreFault }, { JobsFault }] = await Promise.all([
    import('../config/config-fault.ts'),
    import('../app/ports/store-fault.ts'),
    import('../jobs/open-jobs.ts'),
  ]);
  if (error instanceof ConfigFault || error instanceof JobsFault)
    return new CliFault(error.message, { cause: error });
  if (error instanceof StoreFault) {
    return new CliFault(
      `MONGODB_URI names a server that does not answer (${error.message}); start it, or correct the address.`,
      { cause: error },
    );
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    const operations =
      'port' in error && environment['SCRIBE_OPERATIONS_PORT']?.trim() === String(error.port);
    const name = operations ? 'SCRIBE_OPERATIONS_PORT' : 'PORT';
    return new CliFault(
      `${name} is taken by another program; stop it, or set ${name} to a free one, for example 3001.`,
      { cause: error },
    );
  }
  return error;
}
