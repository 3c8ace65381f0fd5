import mongoose from 'mongoose';

import { StoreFault } from '../app/ports/store-fault.ts';

const { MongoError, MongoNetworkError, MongoServerError } = mongoose.mongo;

/**
 * Who waits: a person a little longer than each wait of the driver, and shorter than Slack does; a job so long that what
 * hangs does not keep it from its next try; a job that moves a whole record, or builds indexes, longer.
 */
export type Caller = 'person' | 'job' | 'bulk';

/**
 * How long an operation may take (ms). The driver bounds each command; but one that driver 7.8 writes to a socket that
 * has ended waits for ever, and whoever waits for it with it.
 */
const DEADLINES_MS: Readonly<Record<Caller, number>> = { person: 2_300, job: 8_000, bulk: 600_000 };

/**
 * Server errors after which a write may still have happened: it ran out of time, or the server was being replaced
 * (codes from error_codes.yml of the MongoDB server).
 */
const DOUBTFUL_CODES: ReadonlySet<unknown> = new Set([
  6, 7, 24, 50, 64, 89, 91, 189, 202, 262, 9_001, 11_600, 11_601, 11_602,
]);

/** Driver errors that come before anything is sent. */
const NOT_SENT: ReadonlySet<string> = new Set([
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClosedError',
  'MongoPoolClearedError',
  'MongoWaitQueueTimeoutError',
  'MongoExpiredSessionError',
  'MongoParseError',
  'MongoInvalidArgumentError',
]);

/** System errors that the driver passes on from a socket that ended during a write, unlike its own network errors. */
const SOCKET_CODES: ReadonlySet<unknown> = new Set([
  'EPIPE',
  'ECONNRESET',
  'ECONNABORTED',
  'ENOTCONN',
  'ETIMEDOUT',
  'ERR_SOCKET_CLOSED',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
]);

/** Mistakes in our own code, not faults of the database: they are thrown unchanged. */
const OUR_MISTAKES: ReadonlySet<string> = new Set([
  'CastError',
  'ValidationError',
  'StrictModeError',
  'ObjectParameterError',
]);

/**
 * How FerretDB 2 before PostgreSQL says so where `findOneAndUpdate` inserts an `_id` that is there already, with the code
 * of an internal error (1); of all other writes it says 11000, as MongoDB does.
 */
const DUPLICATE_IN_POSTGRES = 'duplicate key value violates unique constraint';

/** Whether a unique index or an `_id` refused the write. */
export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof MongoServerError)) return false;
  return error.code === 11_000 || (error.code === 1 && error.message.startsWith(DUPLICATE_IN_POSTGRES));
}

/** The fault that the application understands; errors that are not the database's come back unchanged. */
export function toStoreFault(error: unknown): unknown {
  if (error instanceof MongoError) {
    return new StoreFault(`The database did not do it: ${error.message}`, {
      certain: nothingWritten(error),
      cause: error,
    });
  }
  if (error instanceof mongoose.Error && !OUR_MISTAKES.has(error.name)) {
    return new StoreFault(`The database is not connected: ${error.message}`, { certain: true, cause: error });
  }
  if (typeof error === 'object' && error !== null && 'code' in error && SOCKET_CODES.has(error.code)) {
    // A failed system call may have sent a part; without one, Node refused to start, and a command is a single write.
    const certain = !('syscall' in error);
    return new StoreFault(`The connection to the database ended: ${String(error)}`, {
      certain,
      cause: error,
    });
  }
  return error;
}

function nothingWritten(error: InstanceType<typeof MongoError>): boolean {
  if (NOT_SENT.has(error.name)) return true;
  if (error instanceof MongoServerError) {
    return !(
      DOUBTFUL_CODES.has(error.code) ||
      error.name === 'MongoWriteConcernError' ||
      error.hasErrorLabel('RetryableWriteError')
    );
  }
  return error instanceof MongoNetworkError && neverConnected(error);
}

/** The connection could not be made, so nothing was sent. */
function neverConnected(error: InstanceType<typeof MongoNetworkError>): boolean {
  const { cause } = error;
  const syscall =
    typeof cause === 'object' && cause !== null && 'syscall' in cause ? cause.syscall : undefined;
  return error.hasErrorLabel('HandshakeError') || syscall === 'connect' || syscall === 'getaddrinfo';
}

/** The same store, with every error of the driver turned into a `StoreFault`, in this one place. */
export function guarded<S extends object>(store: S, caller: Caller): S {
  const methods = Object.entries(store).map(([name, method]: [string, unknown]) => [
    name,
    typeof method === 'function'
      ? (...args: unknown[]) => translated(() => Promise.resolve(method.apply(store, args)), caller)
      : method,
  ]);
  return Object.fromEntries(methods) as S;
}

async function translated<T>(ask: () => Promise<T>, caller: Caller): Promise<T> {
  try {
    return await withDeadline(ask(), DEADLINES_MS[caller]);
  } catch (error) {
    throw toStoreFault(error);
  }
}

function withDeadline<T>(answer: Promise<T>, deadlineMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new StoreFault(`The database did not answer in ${deadlineMs} ms`, { certain: false }));
    }, deadlineMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
