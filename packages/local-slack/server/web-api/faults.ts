/** Faults that a test injects into calls. */
export type Fault =
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'rate-limited'; readonly retryAfter: number }
  /** No answer and no effect: the connection is cut after `ms`, or stays open until the caller gives up. */
  | { readonly kind: 'hang'; readonly ms?: number }
  /** The connection is cut, with `applied` only after the call took effect, which leaves the caller in doubt. */
  | { readonly kind: 'reset'; readonly applied: boolean };

export class Faults {
  #planned: { readonly method: string; readonly fault: Fault; left: number }[] = [];

  /** Adds a fault for the next `times` calls of the method (`*`: any method), or for all of them. */
  add(method: string, fault: Fault, times = Number.POSITIVE_INFINITY): void {
    this.#planned.push({ method, fault, left: times });
  }

  clear(): void {
    this.#planned = [];
  }

  /** The fault for this call, if one is planned; uses one up. */
  take(method: string): Fault | undefined {
    const planned = this.#planned.find((it) => it.left > 0 && (it.method === '*' || it.method === method));
    if (planned === undefined) return undefined;
    planned.left -= 1;
    return planned.fault;
  }
}
