import type { App as BoltApp } from '@slack/bolt';
import { readCommand } from '../../../domain/incident/verbs/read-command.ts';
import { readChooseBlock } from '../../views/block-ids.ts';
import { readLinkRef } from '../../views/button-values.ts';
import { type CommandRef, readCommandRef } from '../../views/command-value.ts';
import { ACTIONS, CHOOSE_PATTERN, LINK_PATTERN, MEANT_PATTERN } from '../../views/ids.ts';
import { declareModal } from '../../views/modals/declare-modal.ts';
import { uncancelId } from '../../views/take-over.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { textNotHeld } from '../../words/faults.ts';
import { type Answer, open, sayText } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import type { UserRequest } from '../request.ts';
import { runCommand } from '../run-command.ts';
import { type Click, onClick } from './on-click.ts';

/** Buttons that run a command again: after a failure, for a chosen incident, or after a question. */
export function listenToRetry(bolt: BoltApp, context: ListenerContext): void {
  onClick({ bolt, context }, ACTIONS.retry, (click) => runAgain(context, click, {}));
  onClick({ bolt, context }, CHOOSE_PATTERN, (click) => runAgain(context, click, {}));
  onClick({ bolt, context }, MEANT_PATTERN, (click) => runAgain(context, click, {}));
  onClick({ bolt, context }, ACTIONS.confirm, (click) => runAgain(context, click, {}));
  onClick({ bolt, context }, ACTIONS.declareAnyway, (click) => runAgain(context, click, { anew: true }));
  onClick({ bolt, context }, LINK_PATTERN, async ({ request, value }) => {
    const { incident = '', to = '' } = readLinkRef(value) ?? {};
    return (await runCommand(context, { ...request, incident, text: `link ${to}` })).answer;
  });
  onClick({ bolt, context }, ACTIONS.declareOpen, async ({ request: { channel } }) =>
    open(declareModal({}, { channel }, context.app.policy)),
  );
  onClick({ bolt, context }, ACTIONS.declareWith, (click) => declareWith(context, click));
  onClick({ bolt, context }, ACTIONS.shareOutside, (click) => runAgain(context, click, { sharing: true }));
}

/** The form that declares an incident; what was to be logged becomes its first entry, under the id that it had. */
async function declareWith(context: ListenerContext, { request, value }: Click): Promise<Answer> {
  const ref = readCommandRef(value);
  const reading = readCommand(ref?.text ?? '', context.app.policy);
  if (!ref || reading.kind !== 'command' || reading.command.verb !== 'log') return sayText(textNotHeld());
  const first = unescapeSlack(reading.command.text);
  return open(declareModal({ first }, { channel: request.channel, entry: ref.id }, context.app.policy));
}

async function runAgain(
  context: ListenerContext,
  click: Click,
  how: Pick<UserRequest, 'anew' | 'sharing'>,
): Promise<Answer> {
  const ref = refOf(click);
  const text = ref && (ref.text ?? (await context.app.recentCommands.held(ref.id)));
  if (!ref || text === undefined) return sayText(textNotHeld());
  const incident = ref.incident === undefined ? {} : { incident: ref.incident };
  const confirmed = ref.confirmed === undefined ? {} : { confirmed: ref.confirmed };
  const inDoubt = ref.inDoubt === undefined ? {} : { inDoubt: ref.inDoubt };
  const { answer } = await runCommand(context, {
    ...{ ...click.request, ...how, id: ofTeam(ref.id, click.request.team), text },
    ...{ ...incident, ...confirmed, ...inDoubt },
  });
  return answer.kind === 'say' ? { ...answer, replace: true } : answer;
}

/**
 * The id of a command, which names its workspace: answers are kept under it. That of an earlier version's way back from
 * a cancellation did not, `INC-2026-0001.uncancel.2`.
 */
function ofTeam(id: string, team: string): string {
  const [, key, version] = /^([^.]+)\.uncancel\.(\d+)$/.exec(id) ?? [];
  return key === undefined || version === undefined ? id : uncancelId({ team, key, version });
}

/** A button carries its command; a menu's option carries only the incident, and its block id names the command. */
function refOf({ value, blockId, menu }: Click): CommandRef | undefined {
  if (!menu) return readCommandRef(value);
  const id = readChooseBlock(blockId);
  return id === undefined || value === undefined ? undefined : { id, incident: value };
}
