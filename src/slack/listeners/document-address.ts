import type { App } from '../../app/app.ts';
import type { PostmortemShown } from '../../app/ports/review-posts.ts';
import { SlackFault } from '../../app/ports/slack-fault.ts';

/** Where the document of a postmortem opens; `undefined` where Slack does not say, or does not answer now. */
export async function documentAddress(
  app: Pick<App, 'fileUploads' | 'journal'>,
  what: PostmortemShown,
): Promise<string | undefined> {
  try {
    return await app.fileUploads.openAt(what.incident.team, what);
  } catch (error) {
    if (!(error instanceof SlackFault)) throw error;
    app.journal.info({ error }, 'shown without the address of its document');
    return undefined;
  }
}
