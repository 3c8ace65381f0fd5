import type { App as BoltApp } from '@slack/bolt';
import { fromUnixTime } from 'date-fns/fromUnixTime';
import { wantQuotes } from '../../../app/capture/transcripts.ts';
import { offeredFirstLine } from '../../../domain/transcripts/recording-start.ts';
import { readQuotesRef } from '../../views/button-values.ts';
import { ACTIONS } from '../../views/ids.ts';
import { quotesModal } from '../../views/quotes.ts';
import { quotesLeave, transcriptGone } from '../../words/quotes.ts';
import { type Answer, open, sayText } from '../answer.ts';
import { incidentOf } from '../incident-of.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import { type Click, onClick } from './on-click.ts';

/** Take as quotes, and Take them back, under a transcript. */
export function listenToQuotes(bolt: BoltApp, context: ListenerContext): void {
  onClick({ bolt, context }, ACTIONS.quotesTake, (click) => ask(context, click));
  onClick({ bolt, context }, ACTIONS.quotesDrop, (click) => drop(context, click));
}

/** The file is read when the form is sent: this one cannot wait for it. */
async function ask(context: ListenerContext, { request, value }: Click): Promise<Answer> {
  const ref = readQuotesRef(value);
  if (!ref) return sayText(transcriptGone(), 'gone');
  const found = await incidentOf(context, request, ref.incident);
  if (!('known' in found) && !found.followed) return sayText(found.instead, 'gone');
  const { zone } = await readerOf(context, request);
  const sharedAt = fromUnixTime(Number(ref.message));
  const offered = offeredFirstLine(
    { firstAt: ref.at, byClock: ref.clock },
    { name: ref.name, sharedAt, zone },
  );
  return open(quotesModal(ref, offered));
}

async function drop(context: ListenerContext, { request, value }: Click): Promise<Answer> {
  const { app } = context;
  const ref = readQuotesRef(value);
  if (!ref) return sayText(transcriptGone(), 'gone');
  const found = await incidentOf(context, request, ref.incident);
  if (!('known' in found) && !found.followed) return sayText(found.instead, 'gone');
  const { team, user: by } = request;
  const message = { team, channel: ref.channel, ts: ref.message };
  await wantQuotes(app, message, { kind: 'drop-quotes', file: ref.file, by, at: app.clock() });
  return sayText(quotesLeave());
}
