import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { SlackFault } from '../../app/ports/slack-fault.ts';
import { translateError } from '../translate-error.ts';
import { formLate, formNotOpened } from '../words/faults.ts';
import type { ListenerContext } from './listener-context.ts';

/** How long an answer waits for Slack to open a form: it has 3 s in all. */
const OPEN_TIMEOUT_MS = 1_800;

/** What Slack gave for opening one modal, within 3 s. */
export interface ModalOpener {
  readonly client: WebClient;
  readonly triggerId: string | undefined;
  /** How long the answer can still wait (ms). */
  readonly within?: number;
}

/** Opens a modal. If that fails, returns a text for the person: why, and the one line that needs no form. */
export async function openModal(
  context: Pick<ListenerContext, 'app' | 'background' | 'command'>,
  { client, triggerId, within = OPEN_TIMEOUT_MS }: ModalOpener,
  view: ModalView,
): Promise<string | undefined> {
  const { command } = context;
  const form = view.callback_id ?? '';
  if (triggerId === undefined) return formNotOpened(form, 'no trigger_id', command);
  const opening = client.views.open({ trigger_id: triggerId, view }).then(
    () => undefined,
    (error: unknown) => translateError(error, 'views.open'),
  );
  const fault = await Promise.race([opening, timeout(Math.min(within, OPEN_TIMEOUT_MS))]);
  if (fault === 'late') {
    context.background(opening);
    return formLate(form, command);
  }
  if (!(fault instanceof SlackFault)) return undefined;
  context.app.journal.warn({ form, error: fault }, 'form not opened');
  return formNotOpened(form, fault.trouble.kind === 'refused' ? fault.trouble.error : undefined, command);
}

function timeout(ms: number): Promise<'late'> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('late'), ms).unref();
  });
}
