import { beganElsewhere } from '../../app/access/began-elsewhere.ts';
import { markEntry } from '../../app/entries/mark-entry.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import type { MeaningChange } from '../../domain/timeline/mark.ts';
import { beganElsewhereView, meaningView } from '../views/meaning.ts';
import { entryGone, statement } from '../words/entries.ts';
import { meaningKnown, struckMeansNothing } from '../words/meaning.ts';
import { type Answer, say, sayText } from './answer.ts';
import type { ListenerContext } from './listener-context.ts';
import { readerOf } from './reader-of.ts';
import type { UserRequest } from './request.ts';

/** What somebody says of an entry. */
export interface Said {
  readonly id: string;
  readonly change: MeaningChange;
  /** The entry that loses the same mark; with it, nobody is asked again where the impact began. */
  readonly instead?: string | undefined;
}

/** Says it of the entry; the answer tells what it means now, and what somebody else had said. Throws `StoreFault`. */
export async function meanEntry(
  context: ListenerContext,
  request: UserRequest,
  { id, change, instead }: Said,
): Promise<{ readonly answer: Answer; readonly entry?: Entry }> {
  const { app } = context;
  const { team, user } = request;
  const reader = await readerOf(context, request);
  const other = instead === undefined ? await beganElsewhere(app, { team, user, id }, change) : undefined;
  if (other) return { answer: say(beganElsewhereView(id, other, reader), 'asked whether') };
  const result = await markEntry(app, { team, user, id }, change);
  switch (result.kind) {
    case 'marked': {
      if (instead !== undefined && change.kind === 'set')
        await markEntry(app, { team, user, id: instead }, { kind: 'taken-back', is: change.is });
      const { outcome } = result.before;
      const theirs = change.kind === 'outcome' && outcome?.by !== user ? outcome : undefined;
      return { answer: say(meaningView(result.entry, change, { reader, theirs })), entry: result.entry };
    }
    case 'unchanged':
      return { answer: sayText(meaningKnown(change, statement(result.entry, reader)), 'unchanged') };
    case 'struck':
      return { answer: sayText(struckMeansNothing(statement(result.entry, reader)), 'refused') };
    case 'gone':
      return { answer: sayText(entryGone(), 'gone') };
    default:
      return result satisfies never;
  }
}
