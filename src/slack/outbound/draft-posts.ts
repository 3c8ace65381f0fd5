import type { DraftPosts } from '../../app/ports/draft-posts.ts';
import type { PostTarget } from '../../app/ports/post.ts';
import { SlackFault } from '../../app/ports/slack-fault.ts';
import { coverage } from '../../domain/postmortem/document/coverage.ts';
import type { SlackClients } from '../client-factory.ts';
import type { Message } from '../views/blocks.ts';
import { draftProgressView, draftReadyView } from '../views/draft.ts';
import { underOrAlone } from './post-once.ts';
import { openAt } from './uploads.ts';

/** What people see of a draft on its way, through the Web API. */
export function slackDraftPosts(slack: SlackClients): DraftPosts {
  return {
    progress: (where, incident, step) => progress(slack, where, draftProgressView(incident, step)),
    async ready(where, what) {
      const { questions } = what.document;
      const { share } = coverage(what.document);
      return underOrAlone(
        slack,
        where,
        draftReadyView({
          incident: what.incident,
          draft: what.draft,
          entries: what.entries,
          questions: questions.length,
          share,
          canvas: what.canvas !== undefined,
          file: what.file !== undefined,
          picture: what.picture !== undefined,
          url: await openAt(slack, where.team, what),
          remarks: what.remarks,
          wordings: what.document.wordings?.length ?? 0,
          refused: what.refused,
          proposal: what.proposal,
          older: what.older,
          reply: what.reply,
          laidOut: what.goneTemplate && { gone: what.goneTemplate, by: what.document.template.name },
        }),
      );
    },
  };
}

/** The progress message is a convenience: one that cannot be edited does not hold up the draft. */
async function progress(slack: SlackClients, where: PostTarget, message: Message): Promise<string> {
  try {
    return await underOrAlone(slack, where, message);
  } catch (error) {
    const refused = error instanceof SlackFault && error.trouble.kind === 'refused';
    if (where.ts !== undefined && refused) return where.ts;
    throw error;
  }
}
