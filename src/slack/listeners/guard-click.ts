import { LimitMet } from '../../app/ports/offload.ts';
import { StoreFault } from '../../app/ports/store-fault.ts';
import { changeNotConfirmed, changeNotSaved, tooHeavy, unexpected } from '../words/faults.ts';
import { type Answer, sayText } from './answer.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';

/** Handles a click. The person is told when the database does not answer; the failure is never swallowed. */
export async function guardClick(
  context: ListenerContext,
  request: UserRequest,
  act: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    const certain = error instanceof StoreFault ? error.certain : undefined;
    context.app.journal.warn({ click: request.id, certain, error: nameOf(error) }, 'click not carried out');
    if (error instanceof LimitMet) return sayText(tooHeavy(context.command), 'refused');
    if (certain === undefined) return sayText(unexpected(request.id), 'failed');
    return sayText(
      certain ? changeNotSaved() : changeNotConfirmed(),
      certain ? 'not saved' : 'not confirmed',
    );
  }
}

/** Messages of unforeseen errors may quote what people typed. */
function nameOf(error: unknown): string {
  if (error instanceof StoreFault) return error.message;
  return error instanceof Error ? error.name : typeof error;
}
