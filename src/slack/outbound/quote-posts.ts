import type { QuotePosts } from '../../app/ports/quote-posts.ts';
import type { SlackClients } from '../client-factory.ts';
import { quotesView } from '../views/quotes.ts';
import { underOrAlone } from './post-once.ts';

/** What Slack shows under a transcript. */
export function slackQuotePosts(slack: SlackClients): QuotePosts {
  return { show: (where, shown) => underOrAlone(slack, where, quotesView(shown)) };
}
