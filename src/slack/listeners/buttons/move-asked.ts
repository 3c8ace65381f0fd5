import type { App as BoltApp } from '@slack/bolt';
import { changeAction } from '../../../app/actions/change-action.ts';
import { readMoveRef } from '../../views/button-values.ts';
import { ACTIONS } from '../../views/ids.ts';
import { moveJudgedView } from '../../views/move-asked.ts';
import { type Answer, replaceBy, sayText } from '../answer.ts';
import { sayNotChanged } from '../answer-not-changed.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import { type Click, onClick } from './on-click.ts';

/** Agree, and Back to the date before, in the direct message that asks about a move. */
export function listenToAskedMoves(bolt: BoltApp, context: ListenerContext): void {
  onClick({ bolt, context }, ACTIONS.moveAgree, (click) => judge(context, click, true));
  onClick({ bolt, context }, ACTIONS.moveBack, (click) => judge(context, click, false));
}

async function judge(context: ListenerContext, { request, value }: Click, agreed: boolean): Promise<Answer> {
  const { app, command } = context;
  const { action: number = 0, move = 0 } = readMoveRef(value) ?? {};
  const stamp = { by: request.user, at: app.clock() };
  const result = await changeAction(
    app,
    { team: request.team, number },
    { do: 'judge', move, agreed, ...stamp },
  );
  const reader = await readerOf(context, request);
  switch (result.kind) {
    case 'changed': {
      const judged = result.item.moves[move - 1];
      return judged ? replaceBy(moveJudgedView({ item: result.item, move: judged })) : sayText('');
    }
    case 'unchanged':
    case 'refused':
    case 'unknown':
      return sayNotChanged(result, { reader, command });
    default:
      return result satisfies never;
  }
}
