import { BUILT_IN } from '../registry.ts';
import { BLOCK_SLOTS } from './block-slots.ts';
import { bodyNames } from './bodies.ts';
import { VALUE_SLOTS } from './value-slots.ts';

/** Changes whenever what a slot writes changes. */
const VERSION = '2';

/** A value goes within a line, blocks in a paragraph of their own. */
export type SlotKind = 'value' | 'blocks';

/** Every name that a template may have between braces. */
export const SLOTS: ReadonlyMap<string, SlotKind> = new Map<string, SlotKind>([
  ...[...VALUE_SLOTS.keys()].map((name) => [name, 'value'] as const),
  ...[...BLOCK_SLOTS.keys(), ...bodyNames()].map((name) => [name, 'blocks'] as const),
]);

/** The version of all slots, including the bodies of built-in templates. */
export const SLOTS_VERSION: string = [
  VERSION,
  ...[...BUILT_IN.values()].map(({ name, version }) => `${name} ${version}`),
].join(', ');
