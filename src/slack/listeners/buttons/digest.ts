import type { App as BoltApp } from '@slack/bolt';
import { digestNow } from '../../../app/actions/digest-shown.ts';
import { personOf } from '../../../app/people/load-person.ts';
import { addDays, dateIn } from '../../../domain/actions/calendar-date.ts';
import { readDeed, readDigestPage } from '../../views/button-values.ts';
import { digestView } from '../../views/digest.ts';
import { ACTIONS, DIGEST_PAGE_PATTERN } from '../../views/ids.ts';
import { reassignModal, snoozeModal } from '../../views/modals/item-forms.ts';
import { actionUnknown } from '../../words/actions.ts';
import { type Answer, open, replaceBy, sayText } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import { askForDate, change } from './action-item.ts';
import { type Click, onClick } from './on-click.ts';
import { openItem } from './open-item.ts';

/** Snooze and Reassign in a digest, the menu of an item there, and its pages. */
export function listenToDigests(bolt: BoltApp, context: ListenerContext): void {
  onClick({ bolt, context }, ACTIONS.actionSnooze, (click) => askUntilWhen(context, click));
  onClick({ bolt, context }, ACTIONS.actionReassign, (click) => askForOwner(context, click));
  onClick({ bolt, context }, ACTIONS.digestMenu, (click) => choose(context, click));
  onClick({ bolt, context }, DIGEST_PAGE_PATTERN, (click) => turnPage(context, click));
}

/** What the menu of an item offers is what its buttons do. */
function choose(context: ListenerContext, click: Click): Promise<Answer> {
  const deed = readDeed(click.value);
  switch (deed) {
    case 'done':
    case 'start':
    case 'reopen':
    case 'take':
      return change(context, click, deed);
    case 'snooze':
      return askUntilWhen(context, click);
    case 'move':
      return askForDate(context, click);
    case 'reassign':
      return askForOwner(context, click);
    case undefined:
      return Promise.resolve(sayText(actionUnknown(0, context.command), 'refused'));
    default:
      return deed satisfies never;
  }
}

async function turnPage(context: ListenerContext, { request, value }: Click): Promise<Answer> {
  const ref = readDigestPage(value);
  const { team, user } = request;
  const shown = ref && (await digestNow(context.app, { team, id: ref.digest }));
  const { place } = shown?.digest ?? {};
  // A digest is read by one person, or by everybody in a channel.
  if (!ref || !shown || (place?.kind === 'person' && place.user !== user))
    return sayText(actionUnknown(0, context.command), 'refused');
  await context.app.digests.turn({ team, id: ref.digest }, ref.page);
  const digest = { ...shown.digest, page: ref.page };
  return replaceBy(digestView({ ...shown, digest }, await readerOf(context, request)));
}

async function askUntilWhen(context: ListenerContext, click: Click): Promise<Answer> {
  const found = await openItem(context, click);
  if ('instead' in found) return found.instead;
  const { app } = context;
  const { team, user, channel } = click.request;
  const today = dateIn(app.clock(), (await personOf(app, team, user)).zone);
  return open(snoozeModal(found.item, addDays(today, 7), { channel }));
}

async function askForOwner(context: ListenerContext, click: Click): Promise<Answer> {
  const found = await openItem(context, click);
  if ('instead' in found) return found.instead;
  return open(reassignModal(found.item, { channel: click.request.channel }));
}
