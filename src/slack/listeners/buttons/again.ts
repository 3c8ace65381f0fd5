import type { App as BoltApp } from '@slack/bolt';
import { ACTIONS, CHOOSE_PATTERN } from '../../views/ids.ts';
import { type CommandRef, readChooseBlock, readCommandRef } from '../../views/values.ts';
import { textNotHeld } from '../../words/faults.ts';
import { type Answer, sayWords } from '../answer.ts';
import type { Parts } from '../parts.ts';
import { runCommand } from '../run-command.ts';
import { type Click, onClick } from './on-click.ts';

/** Buttons that carry a command out after all: sent again, for a chosen incident, or in spite of a similar one. */
export function listenToAgain(bolt: BoltApp, parts: Parts): void {
  onClick(bolt, parts, ACTIONS.retry, (click) => again(parts, click, {}));
  onClick(bolt, parts, CHOOSE_PATTERN, (click) => again(parts, click, {}));
  onClick(bolt, parts, ACTIONS.declareAnyway, (click) => again(parts, click, { anew: true }));
}

async function again(parts: Parts, click: Click, how: { readonly anew?: boolean }): Promise<Answer> {
  const ref = refOf(click);
  const text = ref && (ref.text ?? (await parts.app.memory.held(ref.id)));
  if (!ref || text === undefined) return sayWords(textNotHeld());
  const incident = ref.incident === undefined ? {} : { incident: ref.incident };
  const { answer } = await runCommand(parts, { ...click.asked, ...how, id: ref.id, text, ...incident });
  return answer.kind === 'say' ? { ...answer, replace: true } : answer;
}

/** A button carries its command; a menu's options only the incident, and the block says which command. */
function refOf({ value, blockId, menu }: Click): CommandRef | undefined {
  if (!menu) return readCommandRef(value);
  const id = readChooseBlock(blockId);
  return id === undefined || value === undefined ? undefined : { id, incident: value };
}
