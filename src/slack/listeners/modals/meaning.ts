import type { App as BoltApp } from '@slack/bolt';
import { entryFor } from '../../../app/access/incident-for.ts';
import { markEntryAs } from '../../../app/entries/mark-entry.ts';
import { said } from '../../views/blocks.ts';
import { INPUTS, MODALS } from '../../views/ids.ts';
import { readMeaningModal } from '../../views/modals/meaning-modal.ts';
import { entryEditedMeanwhile, entryGone, statement, wholeLine } from '../../words/entries.ts';
import { struckMeansNothing } from '../../words/meaning.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import { onSubmit, type Submission, type SubmissionResult } from './on-submit.ts';

/** The form for everything that an entry can mean. */
export function listenToMeaningModal(bolt: BoltApp, context: ListenerContext): void {
  onSubmit({ bolt, context }, MODALS.meaning, (submission) => submit(context, submission));
}

async function submit(context: ListenerContext, submission: Submission): Promise<SubmissionResult> {
  const { team, user, refs, values } = submission;
  const asked = { team, user, id: refs.entry ?? '' };
  const wrong = (words: string): SubmissionResult => ({ kind: 'errors', errors: { [INPUTS.marks]: words } });
  const entry = await entryFor(context.app, asked);
  if (!entry) return wrong(entryGone());
  const reader = await readerOf(context, submission);
  if (entry.version !== refs.version) return wrong(entryEditedMeanwhile(entry, reader));
  const result = await markEntryAs(context.app, asked, readMeaningModal(entry, values));
  switch (result.kind) {
    case 'gone':
      return wrong(entryGone());
    case 'struck':
      return wrong(struckMeansNothing(statement(result.entry, reader)));
    case 'marked':
    case 'unchanged':
      return { kind: 'closed', message: said(wholeLine(result.entry, reader)) };
    default:
      return result satisfies never;
  }
}
