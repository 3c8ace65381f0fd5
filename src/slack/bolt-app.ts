import { App, type Authorize, type Receiver } from '@slack/bolt';
import type { Logger } from '@slack/web-api';
import { acknowledgeUnclaimed } from './acknowledge-unclaimed.ts';
import { answerUninstalled } from './answer-uninstalled.ts';
import { webClientOptions } from './client-factory.ts';
import { listenToActionItems } from './listeners/buttons/action-item.ts';
import { listenToCard } from './listeners/buttons/card.ts';
import { listenToDigests } from './listeners/buttons/digest.ts';
import { listenToDraftButtons } from './listeners/buttons/draft.ts';
import { listenToEffectReviews } from './listeners/buttons/effect-review.ts';
import { listenToEntryButtons } from './listeners/buttons/entry.ts';
import { listenToMeaningButtons } from './listeners/buttons/meaning.ts';
import { listenToAskedMoves } from './listeners/buttons/move-asked.ts';
import { listenToPostmortem } from './listeners/buttons/postmortem.ts';
import { listenToQuotes } from './listeners/buttons/quotes.ts';
import { listenToRefusals } from './listeners/buttons/refusal.ts';
import { listenToRetry } from './listeners/buttons/retry.ts';
import { listenToSearch } from './listeners/buttons/search.ts';
import { listenToCommand } from './listeners/command.ts';
import { listenToChannels } from './listeners/events/channel.ts';
import { listenToHome } from './listeners/events/home.ts';
import { listenToMembers } from './listeners/events/members.ts';
import { listenToMentions } from './listeners/events/mention.ts';
import { listenToMessages } from './listeners/events/message.ts';
import { ignoreOwn } from './listeners/events/own-posts.ts';
import { listenToPins } from './listeners/events/pin.ts';
import { listenToReactions } from './listeners/events/reaction.ts';
import { listenToWorkspace } from './listeners/events/workspace.ts';
import { noteArrivals } from './listeners/in-time.ts';
import type { ListenerContext } from './listeners/listener-context.ts';
import { listenToMessageShortcuts } from './listeners/message-shortcuts.ts';
import { listenToDeclareModal } from './listeners/modals/declare.ts';
import { listenToEntryModal } from './listeners/modals/entry.ts';
import { listenToMessageForms } from './listeners/modals/from-message.ts';
import { listenToGiveItemModal } from './listeners/modals/give-item.ts';
import { listenToImpactModal } from './listeners/modals/impact.ts';
import { listenToItemForms } from './listeners/modals/item-forms.ts';
import { listenToMeaningModal } from './listeners/modals/meaning.ts';
import { listenToMoveDateModal } from './listeners/modals/move-date.ts';
import { listenToPostmortemModals } from './listeners/modals/postmortem.ts';
import { listenToQuestionsModal } from './listeners/modals/questions.ts';
import { listenToQuotesModal } from './listeners/modals/quotes.ts';
import { listenToResolveModal } from './listeners/modals/resolve.ts';
import { listenToRolesModal } from './listeners/modals/roles.ts';
import { listenToStatusModal } from './listeners/modals/status.ts';
import { takeOutSecrets } from './listeners/take-out-secrets.ts';

/** What a Bolt app of Scribe needs beside its listeners. */
export interface BoltParts {
  readonly receiver: Receiver;
  readonly authorize: Authorize<boolean>;
  readonly apiUrl: string;
  readonly logger: Logger;
}

/** The Bolt app with every listener on it; nothing is received before its receiver starts. */
export async function boltApp(options: BoltParts, context: ListenerContext): Promise<App> {
  const { receiver, authorize, logger } = options;
  const app = new App({
    receiver,
    authorize,
    logger,
    deferInitialization: true,
    // Bolt's own store of conversations is not used; looking into it costs an error with a stack for every request.
    convoStore: false,
    // `ignoreOwn` does that, and notes what it ignores.
    ignoreSelf: false,
    clientOptions: webClientOptions(options),
  });
  await app.init();
  app.use(ignoreOwn(context));
  app.use(takeOutSecrets(context));
  // An event whose listener failed is not acknowledged, so that Slack delivers it again.
  app.error(async (error) => {
    context.meter.unacknowledged();
    context.app.journal.warn({ error: 'original' in error ? error.original : error }, 'listener failed');
    throw error;
  });
  listen(app, context);
  acknowledgeUnclaimed(app, context);
  answerUninstalled(app, context);
  noteArrivals(app);
  return app;
}

/** Every listener, on the app. */
export function listen(app: App, context: ListenerContext): void {
  listenToCommand(app, context);
  listenToRetry(app, context);
  listenToRefusals(app, context);
  listenToEntryButtons(app, context);
  listenToSearch(app, context);
  listenToQuotes(app, context);
  listenToQuotesModal(app, context);
  listenToMeaningButtons(app, context);
  listenToMeaningModal(app, context);
  listenToCard(app, context);
  listenToActionItems(app, context);
  listenToDigests(app, context);
  listenToAskedMoves(app, context);
  listenToEffectReviews(app, context);
  listenToDraftButtons(app, context);
  listenToPostmortem(app, context);
  listenToDeclareModal(app, context);
  listenToResolveModal(app, context);
  listenToEntryModal(app, context);
  listenToMessageShortcuts(app, context);
  listenToMessageForms(app, context);
  listenToStatusModal(app, context);
  listenToRolesModal(app, context);
  listenToMoveDateModal(app, context);
  listenToGiveItemModal(app, context);
  listenToItemForms(app, context);
  listenToQuestionsModal(app, context);
  listenToImpactModal(app, context);
  listenToPostmortemModals(app, context);
  listenToMessages(app, context);
  listenToMentions(app, context);
  listenToReactions(app, context);
  listenToPins(app, context);
  listenToChannels(app, context);
  listenToMembers(app, context);
  listenToHome(app, context);
  listenToWorkspace(app, context);
}
