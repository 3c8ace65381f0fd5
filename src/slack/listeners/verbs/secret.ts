import { readSecret } from '../../../app/entries/take-out-secrets.ts';
import { secretModal } from '../../views/modals/secret-modal.ts';
import { NO_SECRETS, SECRET_REFUSALS, secretLine } from '../../words/secrets.ts';
import { open, sayText } from '../answer.ts';
import { readerOf } from '../reader-of.ts';
import type { HandlerGroup } from './handler.ts';

/** As many as a screen of a phone shows. */
const LISTED = 15;

/** What was taken out, in a form that leaves nothing in the channel; only for those whom the configuration names. */
export const SECRET = {
  secret: async (context, { team, user, ...request }, { secret: id }) => {
    const { app } = context;
    if (!app.policy.secrets.readers.includes(user)) return sayText(SECRET_REFUSALS['not allowed'], 'refused');
    const reader = await readerOf(context, { team, user, ...request });
    if (id === undefined) {
      const latest = await app.secrets.latest(team, LISTED);
      return sayText(latest.map((one) => secretLine(one, reader)).join('\n') || NO_SECRETS);
    }
    const shown = await readSecret(app, { team, user, id });
    return shown.kind === 'shown'
      ? open(secretModal(shown, reader))
      : sayText(SECRET_REFUSALS[shown.kind], 'refused');
  },
} satisfies HandlerGroup;
