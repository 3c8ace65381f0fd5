import { SlackFault } from '../../app/ports/slack-fault.ts';
import type { DraftDelivery, DraftReady, PostTarget } from '../../app/ports/workspace.ts';
import { coverage } from '../../domain/postmortem/coverage.ts';
import type { Postmortem } from '../../domain/postmortem/document.ts';
import type { SlackClients } from '../client-factory.ts';
import type { Message } from '../views/blocks.ts';
import { draftProgressView, draftReadyView } from '../views/draft.ts';
import { makeCanvas, writeCanvas } from './canvases.ts';
import { show } from './post-once.ts';
import { renderInThread } from './render-in-thread.ts';
import { addressOf, finishUpload, isShared, sendUpload, startUpload } from './uploads.ts';

/** Where drafts are delivered, through the Web API. The renderers are loaded with the first draft: a start needs none. */
export function slackDraftDelivery(slack: SlackClients): DraftDelivery {
  return {
    progress: (where, incident, step) => progress(slack, where, draftProgressView(incident, step)),
    makeCanvas: (team, channel, own, document, tag) =>
      makeCanvas(slack, { team, channel, own, title: titleOf(document), tag }),
    async writeCanvas(team, canvas, document) {
      const { renderCanvas } = await import('../../render/canvas.ts');
      await writeCanvas(slack, team, canvas, renderCanvas(document));
    },
    startFile: (team, name, bytes, alt) =>
      startUpload(slack, team, { filename: name, length: bytes.byteLength, ...(alt && { alt }) }),
    sendFile: sendUpload,
    finishFile: (team, channel, file, title) => finishUpload(slack, { team, channel }, file, title),
    fileShared: (team, channel, file) => isShared(slack, { team, channel }, file),
    async markdown(document) {
      const { renderMarkdown } = await import('../../render/markdown.ts');
      return Buffer.from(renderMarkdown(document), 'utf8');
    },
    timelinePicture: (record) => renderInThread('timeline', record),
    exported: (format, document, record) =>
      renderInThread('files', { format, exported: { document, record } }),
    async ready(where, what) {
      const { questions } = what.document;
      const { share } = coverage(what.document);
      return show(
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
          refused: what.refused,
          proposal: what.proposal,
          laidOut: what.goneTemplate && { gone: what.goneTemplate, by: what.document.template.name },
        }),
      );
    },
  };
}

/** The line that tells how far a draft is, is a convenience: one that cannot be edited does not hold the draft up. */
async function progress(slack: SlackClients, where: PostTarget, message: Message): Promise<string> {
  try {
    return await show(slack, where, message);
  } catch (error) {
    const refused = error instanceof SlackFault && error.trouble.kind === 'refused';
    if (where.ts !== undefined && refused) return where.ts;
    throw error;
  }
}

/** Open leads to the canvas, or to the file where there is no canvas. */
async function openAt(slack: SlackClients, team: string, what: DraftReady): Promise<string | undefined> {
  const canvas = what.canvas && (await addressOf(slack, team, what.canvas));
  return canvas || (what.file && (await addressOf(slack, team, what.file))) || undefined;
}

/** A canvas' title has at most 250 characters. */
function titleOf({ incident }: Postmortem): string {
  return `Postmortem ${incident.key ? `${incident.key}: ` : ''}${incident.title}`
    .replace(/\s+/g, ' ')
    .slice(0, 250);
}
