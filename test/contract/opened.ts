import { randomBytes } from 'node:crypto';

import type { Ports } from '../../src/mongo/open-stores.ts';

/** The stores that a contract is tested on. */
export interface Opened {
  readonly ports: Ports;
  close(): Promise<void>;
}

/** Opens empty stores. */
export type Open = () => Promise<Opened>;

/** A workspace that no other test uses. */
export function freshTeam(): string {
  return `T${randomBytes(5).toString('hex').toUpperCase()}`;
}

/** `seconds` after the start of the day on which all samples happen. */
export function moment(seconds: number): Date {
  return new Date(Date.UTC(2026, 10, 20, 14, 0, seconds));
}
