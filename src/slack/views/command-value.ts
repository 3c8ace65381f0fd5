import { has, reader } from './read-value.ts';

/** Buttons carry JSON in their values, at most 2,000 characters; private_metadata holds ids only. */
const VALUE_MAX = 2_000;

/**
 * A command that is to be carried out again. `id` is the delivery's, so that twice is once. `text` is what was typed
 * after the command; without it the text was too long for a button and is held elsewhere under `id`.
 */
export interface CommandRef {
  readonly id: string;
  readonly text?: string;
  readonly incident?: string;
  /** What the person saw when they were asked, as `UserRequest` has it. */
  readonly confirmed?: string;
  /** It may have been carried out: nobody knew when the button was shown. */
  readonly inDoubt?: true;
}

/** Writes a command; leaves its text out where it would not fit. */
export function writeCommand(command: CommandRef): string {
  const whole = JSON.stringify(command);
  if (whole.length <= VALUE_MAX) return whole;
  const { text: _, ...rest } = command;
  return JSON.stringify(rest);
}

/** Whether a command's text fits into its button; otherwise it must be held elsewhere under the command's id. */
export function fitsValue(command: CommandRef): boolean {
  return JSON.stringify(command).length <= VALUE_MAX;
}

/** Reads what `writeCommand` wrote. */
export const readCommandRef = reader((at) =>
  has(at, 'id', (id): CommandRef => {
    const { text, incident, confirmed, inDoubt } = at;
    return {
      id,
      ...(typeof text === 'string' && { text }),
      ...(typeof incident === 'string' && { incident }),
      ...(typeof confirmed === 'string' && { confirmed }),
      ...(inDoubt === true && { inDoubt }),
    };
  }),
);
