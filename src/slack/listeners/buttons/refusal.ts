import type { App as BoltApp } from '@slack/bolt';
import { reviveRefused } from '../../../app/recovery/revive-refused.ts';
import { readRefusalRef } from '../../views/button-values.ts';
import { ACTIONS } from '../../views/ids.ts';
import { noSuchIncident } from '../../words/incidents.ts';
import { triesAgain } from '../../words/notices.ts';
import { sayText } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import { withIncident } from '../with-incident.ts';
import { onClick } from './on-click.ts';

/** Try again, under the note that Slack refused something: somebody has mended what was missing. */
export function listenToRefusals(bolt: BoltApp, context: ListenerContext): void {
  onClick({ bolt, context }, ACTIONS.effectAgain, async ({ request, value }) => {
    const ref = readRefusalRef(value);
    if (!ref) return sayText(noSuchIncident('', context.command), 'refused');
    const asked = { ...request, incident: ref.incident };
    return withIncident({ context, request: asked, onMerged: 'itself' }, async ({ known }) => {
      await reviveRefused(context.app, known, ref.effect);
      return sayText(triesAgain(ref.incident));
    });
  });
}
