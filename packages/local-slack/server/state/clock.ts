/** A clock that runs with the machine's and can be moved ahead; its timers fire at their moved time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves the clock and runs, in order, what falls due on the way; resolves when all of it is done. */
  advance(ms: number): Promise<void>;
}

interface Timer {
  readonly due: number;
  readonly run: () => Promise<void>;
}

/** The workspace's clock: retries, expiries, and the ts of messages follow it. */
export class MovableClock implements Clock {
  #offset = 0;
  #lastTs = 0;
  readonly #timers = new Set<Timer>();
  #wake: NodeJS.Timeout | undefined;
  readonly #onMove: () => void;

  constructor(onMove: () => void = () => {}) {
    this.#onMove = onMove;
  }

  now(): number {
    return Date.now() + this.#offset;
  }

  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** A message timestamp, later than every one before it: `1700000000.000100`. */
  nextTs(): string {
    this.#lastTs = Math.max(this.now() * 1000, this.#lastTs + 1);
    return `${Math.floor(this.#lastTs / 1e6)}.${String(this.#lastTs % 1e6).padStart(6, '0')}`;
  }

  /** Runs once the clock has gone `ms` further. */
  after(ms: number, run: () => Promise<void>): void {
    this.#timers.add({ due: this.now() + ms, run });
    this.#rearm();
  }

  async advance(ms: number): Promise<void> {
    if (!(ms >= 0)) throw new RangeError(`The clock only moves ahead; got ${ms} ms.`);
    const target = this.now() + ms;
    for (let timer = this.#next(target); timer !== undefined; timer = this.#next(target)) {
      this.#moveTo(timer.due);
      this.#timers.delete(timer);
      await timer.run();
    }
    this.#moveTo(target);
    this.#rearm();
    this.#onMove();
  }

  stop(): void {
    this.#timers.clear();
    clearTimeout(this.#wake);
  }

  #moveTo(time: number): void {
    this.#offset += Math.max(0, time - this.now());
  }

  #next(until: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.due <= until && (first === undefined || timer.due < first.due)) first = timer;
    }
    return first;
  }

  #rearm(): void {
    clearTimeout(this.#wake);
    const next = this.#next(Number.POSITIVE_INFINITY);
    if (next === undefined) return;
    const wait = Math.min(Math.max(0, next.due - this.now()), 2 ** 31 - 1);
    this.#wake = setTimeout(() => void this.advance(0), wait);
    this.#wake.unref();
  }
}
