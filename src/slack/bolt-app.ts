import { App, type Authorize, type Receiver } from '@slack/bolt';
import type { Logger } from '@slack/web-api';
import { webClientOptions } from './client-factory.ts';
import { listenToActionItems } from './listeners/buttons/action-item.ts';
import { listenToAgain } from './listeners/buttons/again.ts';
import { listenToCard } from './listeners/buttons/card.ts';
import { listenToDraftButtons } from './listeners/buttons/draft.ts';
import { listenToEntryButtons } from './listeners/buttons/entry.ts';
import { listenToPostmortem } from './listeners/buttons/postmortem.ts';
import { listenToCommand } from './listeners/command.ts';
import { listenToMessages } from './listeners/events/message.ts';
import { listenToReactions } from './listeners/events/reaction.ts';
import { listenToWorkspace } from './listeners/events/workspace.ts';
import { listenToDeclareModal } from './listeners/modals/declare.ts';
import { listenToEntryModal } from './listeners/modals/entry.ts';
import { listenToImpactModal } from './listeners/modals/impact.ts';
import { listenToMoveDateModal } from './listeners/modals/move-date.ts';
import { listenToPostmortemModals } from './listeners/modals/postmortem.ts';
import { listenToQuestionsModal } from './listeners/modals/questions.ts';
import { listenToResolveModal } from './listeners/modals/resolve.ts';
import type { Parts } from './listeners/parts.ts';
import { trace } from './listeners/trace.ts';

/** What a Bolt app of Scribe needs beside its listeners. */
export interface BoltParts {
  readonly receiver: Receiver;
  readonly authorize: Authorize<boolean>;
  readonly apiUrl: string;
  readonly logger: Logger;
}

/** The Bolt app with every listener on it; nothing is received before its receiver starts. */
export async function boltApp(options: BoltParts, parts: Parts): Promise<App> {
  const { receiver, authorize, logger } = options;
  const app = new App({
    receiver,
    authorize,
    logger,
    deferInitialization: true,
    // Bolt's own store of conversations is never asked; looking into it costs an error with a stack for every request.
    convoStore: false,
    clientOptions: webClientOptions(options),
  });
  await app.init();
  // An event whose listener failed is not acknowledged, so that Slack delivers it again.
  app.error(async (error) => {
    parts.app.journal.warn({ error: trace('original' in error ? error.original : error) }, 'listener failed');
    throw error;
  });
  listen(app, parts);
  return app;
}

function listen(app: App, parts: Parts): void {
  listenToCommand(app, parts);
  listenToAgain(app, parts);
  listenToEntryButtons(app, parts);
  listenToCard(app, parts);
  listenToActionItems(app, parts);
  listenToDraftButtons(app, parts);
  listenToPostmortem(app, parts);
  listenToDeclareModal(app, parts);
  listenToResolveModal(app, parts);
  listenToEntryModal(app, parts);
  listenToMoveDateModal(app, parts);
  listenToQuestionsModal(app, parts);
  listenToImpactModal(app, parts);
  listenToPostmortemModals(app, parts);
  listenToMessages(app, parts);
  listenToReactions(app, parts);
  listenToWorkspace(app, parts);
}
