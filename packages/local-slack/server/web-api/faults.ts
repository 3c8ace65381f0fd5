/** Faults that a test injects into calls. */
export type Fault =
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'status'; readonly status: number }
  /** A 429; `retryAfter` is the header as it is sent (seconds, or a date), which is left out where it is not given. */
  | { readonly kind: 'rate-limited'; readonly retryAfter?: number | string }
  /** What is no answer of Slack's: a proxy's page, half an answer. With `applied`, after the call took effect. */
  | { readonly kind: 'body'; readonly status: number; readonly body: string; readonly applied: boolean }
  /**
   * No answer: the connection is cut after `ms`, or stays open until the caller gives up. With `applied` the call took
   * effect.
   */
  | { readonly kind: 'hang'; readonly ms?: number; readonly applied?: boolean }
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
