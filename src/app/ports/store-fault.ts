/**
 * The database did not do what was asked. `certain` says that nothing was written; otherwise nobody knows, and the
 * same id must be used when it is tried again.
 */
export class StoreFault extends Error {
  readonly certain: boolean;

  constructor(message: string, options: { readonly certain: boolean; readonly cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = 'StoreFault';
    this.certain = options.certain;
  }
}

/** Reads what is certainly stored: where that fails, nobody may be told that it is not. Throws `StoreFault`, in doubt. */
export async function readStored<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    throw new StoreFault(error.message, { certain: false, cause: error });
  }
}
