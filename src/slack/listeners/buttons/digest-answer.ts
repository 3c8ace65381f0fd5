import { digestNow } from '../../../app/actions/digest-shown.ts';
import { readActionRef } from '../../views/button-values.ts';
import { digestView } from '../../views/digest.ts';
import { type Answer, replaceBy } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import type { Click } from './on-click.ts';

/** The digest that holds the button, as it is now; `undefined` for a button outside digests. */
export async function digestAnswer(context: ListenerContext, click: Click): Promise<Answer | undefined> {
  const id = readActionRef(click.value)?.digest;
  const { team } = click.request;
  const shown = id === undefined ? undefined : await digestNow(context.app, { team, id });
  return shown && replaceBy(digestView(shown, await readerOf(context, click.request)));
}
