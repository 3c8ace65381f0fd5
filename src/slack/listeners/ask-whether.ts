import type { Message } from '../views/blocks.ts';
import type { CommandRef } from '../views/command-value.ts';
import { type Answer, say } from './answer.ts';
import { holdLong } from './hold-long.ts';
import type { IncidentRequest } from './with-incident.ts';

/** A question with one button, which carries out the same command about the same incident; `confirmed` says what was asked. */
export async function askWhether(
  { context, request, known }: IncidentRequest,
  confirmed: string,
  view: (ref: CommandRef) => Message,
): Promise<Answer> {
  const ref = { id: request.id, text: request.text, incident: known.incident.key, confirmed };
  await holdLong(context, ref);
  return say(view(ref), 'asked whether');
}
