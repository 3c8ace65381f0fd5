/** Kinds of answers by which Redis shows that it will not do what was asked, and how each is mended. */
const REFUSALS: readonly { readonly says: RegExp; readonly fault: string }[] = [
  {
    says: /\bREADONLY\b|\bMASTERDOWN\b|\bUNBLOCKED\b/,
    fault:
      'is read only: the server there is a replica now. Scribe connects anew until it reaches the primary; if this lasts, point REDIS_URL at the primary.',
  },
  {
    says: /\bOOM command not allowed\b/,
    fault:
      'is full and takes no writes; give it more memory (CONFIG SET maxmemory), or remove what else is in it.',
  },
  {
    says: /\bWRONGPASS\b|\bNOAUTH\b|invalid (?:username-)?password/,
    fault:
      'refuses the user or the password; correct them in REDIS_URL, which looks like redis://user:password@host:6379.',
  },
  {
    says: /\bNOPERM\b/,
    fault:
      'does not let this user do what Scribe needs (NOPERM); give it the rights that docs/adopting.md names.',
  },
  { says: /\bLOADING\b/, fault: 'still loads its data; Scribe goes on when it is done.' },
  {
    says: /\bMISCONF\b|\bNOREPLICAS\b/,
    fault:
      'takes no writes because it cannot keep them (MISCONF or NOREPLICAS); look at its disk, its replicas and its log.',
  },
];

/** What this error of Redis means and what to do about it, as a sentence without addresses. */
export function redisFault(error: unknown): string {
  const text = String(error);
  const known = REFUSALS.find(({ says }) => says.test(text));
  if (known) return `Redis (REDIS_URL) ${known.fault}`;
  return `Redis (REDIS_URL) is not connected (${codeOf(error)}); start it, or correct the address.`;
}

/** Whether the server behind a connection is not the one that takes writes; a new connection may reach that one. */
export function isDemoted(error: Error): boolean {
  return /\bREADONLY\b|\bMASTERDOWN\b/.test(error.message);
}

/** Whether Redis refuses a write now, whichever server it is. */
export function refusesWrites(error: Error): boolean {
  return /\bREADONLY\b|\bMASTERDOWN\b|\bOOM command\b|\bMISCONF\b|\bNOREPLICAS\b|\bLOADING\b|\bNOPERM\b/.test(
    error.message,
  );
}

/** The error's code, such as `ECONNREFUSED`; its sentence would name the host. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
