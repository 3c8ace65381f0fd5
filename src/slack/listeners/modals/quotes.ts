import type { App as BoltApp } from '@slack/bolt';
import { fromUnixTime } from 'date-fns/fromUnixTime';
import { transcriptIn, wantQuotes } from '../../../app/capture/transcripts.ts';
import { TOLERANCE } from '../../../domain/timeline/resolve-moment.ts';
import { INPUTS, MODALS } from '../../views/ids.ts';
import { valuesShown } from '../../views/modals/view-state.ts';
import { answerView } from '../../views/plain-answer.ts';
import { readQuotesModal } from '../../views/quotes.ts';
import { afterShared, firstLineMissing, quotesFollow, transcriptGone } from '../../words/quotes.ts';
import { incidentOf } from '../incident-of.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import { inputError, onSubmit, type Submission, type SubmissionResult } from './on-submit.ts';

/** The form that asks when the first line of a transcript was said. */
export function listenToQuotesModal(bolt: BoltApp, context: ListenerContext): void {
  onSubmit({ bolt, context }, MODALS.quotes, (submission) => take(context, submission));
}

async function take(context: ListenerContext, submission: Submission): Promise<SubmissionResult> {
  const { app } = context;
  const { team, user: by, refs } = submission;
  const { channel = '', message: ts = '', file = '' } = refs;
  const said = readQuotesModal(submission.values);
  if (!said) return inputError(INPUTS.time, firstLineMissing());
  const found = await incidentOf(context, submission, refs.incident ?? '');
  if (!('known' in found) && !found.followed) return inputError(INPUTS.time, found.instead);
  const message = { team, channel, ts };
  const kept = await transcriptIn(app, message, file);
  if (!kept || 'why' in kept.read) return inputError(INPUTS.time, transcriptGone());
  const { quotes } = kept.read;
  const first = withSeconds(said, readQuotesModal(valuesShown(submission.opened)));
  const shared = fromUnixTime(Number(ts));
  const last = new Date(first.getTime() + (quotes.at(-1)?.at ?? 0));
  if (last.getTime() > shared.getTime() + TOLERANCE)
    return inputError(INPUTS.time, afterShared(last, shared, await readerOf(context, submission)));
  await wantQuotes(app, message, { kind: 'take-quotes', file, first, by, at: app.clock() });
  return { kind: 'closed', message: answerView(quotesFollow(quotes.length)) };
}

/** The picker is precise to the minute; a time that nobody changed keeps its seconds. */
function withSeconds(said: Date, offered: Date | undefined): Date {
  const minute = (at: Date) => Math.floor(at.getTime() / 60_000);
  return offered && minute(offered) === minute(said) ? offered : said;
}
