import type { ModalView } from '@slack/types';
import { StoreFault } from '../../app/ports/store-fault.ts';
import { savedNotShown } from '../words/modals.ts';
import { type Answer, sayText, update } from './answer.ts';
import type { ListenerContext } from './listener-context.ts';

/** What is shown once something is saved. Where it cannot be read, `instead`: the answer must not say "not saved" then. */
export async function afterSaving<T>(
  { app }: Pick<ListenerContext, 'app'>,
  show: () => Promise<T>,
  instead: T,
): Promise<T> {
  try {
    return await show();
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    app.journal.warn({ error }, 'not read after it was saved');
    return instead;
  }
}

/** Several writes, one after the other: where one fails, those before it stand, so nobody may be told "not saved". */
export async function inSteps<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof StoreFault && error.certain)) throw error;
    throw new StoreFault(error.message, { certain: false, cause: error });
  }
}

/** The modal that holds a button, as it is after the button saved something. */
export function shownAgain(
  context: Pick<ListenerContext, 'app'>,
  view: () => Promise<ModalView>,
): Promise<Answer> {
  return afterSaving<Answer>(context, async () => update(await view()), sayText(savedNotShown()));
}
