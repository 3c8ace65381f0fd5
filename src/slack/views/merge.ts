import type { Incident } from '../../domain/incident/incident.ts';
import {
  type MergeAsked,
  type MergeTold,
  mergeAsk,
  mergeTold,
  type Placed,
  unmergeAsk,
  wasMerged,
} from '../words/merges.ts';
import { actions, button, confirmation, type Message, said } from './blocks.ts';
import { writeValue } from './button-values.ts';
import { type CommandRef, writeCommand } from './command-value.ts';
import { ACTIONS } from './ids.ts';

/** What somebody wanted to do with a merged incident; `again` is the command, where it can be meant for the other. */
interface MergedShown {
  readonly merged: Placed;
  readonly into: Placed | undefined;
  readonly again: Pick<CommandRef, 'id' | 'text'> | undefined;
}

/** Says where the record went, and offers to do it there. */
export function mergedView({ merged, into, again }: MergedShown, command: string): Message {
  const text = wasMerged({ merged: merged.incident, into }, command);
  if (!into || !again) return said(text);
  const { key } = into.incident;
  return said(
    text,
    actions([
      button({
        id: `${ACTIONS.choose}-0`,
        label: `Do it in ${key}`,
        value: writeCommand({ ...again, incident: key }),
      }),
    ]),
  );
}

/** Asks once before a merge. */
export function mergeAskView(asked: MergeAsked, ref: CommandRef, command: string): Message {
  return said(mergeAsk(asked, command), confirmButton('Merge', ref));
}

/** Asks once before something private becomes public again. */
export function unmergeAskView(merged: Incident, into: Placed, ref: CommandRef): Message {
  return said(unmergeAsk(merged, into), confirmButton('Take it back', ref));
}

/** For the channel of one of the two; the button is for people who can see both. */
export function mergeNoticeView(told: MergeTold): Message {
  const text = mergeTold(told);
  const offered = !told.undone && (told.channelOf === 'merged' || told.named !== undefined);
  return offered ? said(text, actions([undoMergeButton(told.merged)])) : said(text);
}

/** Takes a merge back. */
export function undoMergeButton({ key }: Incident) {
  return button({
    id: ACTIONS.mergeUndo,
    label: 'Undo the merge',
    value: writeValue({ incident: key }),
    confirm: confirmation({
      title: 'Undo the merge?',
      text: `${key} goes on by itself, and its entries return to it. What was logged since the merge stays.`,
      yes: 'Undo the merge',
      no: 'Leave it',
    }),
  });
}

function confirmButton(label: string, ref: CommandRef) {
  return actions([button({ id: ACTIONS.confirm, label, style: 'danger', value: writeCommand(ref) })]);
}
