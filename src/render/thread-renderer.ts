import type { FileFormat } from '../domain/incident/file-format.ts';
import type { Postmortem } from '../domain/postmortem/document/document.ts';
import type { IncidentRecord } from '../domain/postmortem/record/record.ts';
import { renderInThread } from './render-in-thread.ts';

/**
 * Every renderer in one object, which serves as the use cases' port. What is slow is rendered in a thread of its own,
 * and each renderer is loaded when it is first needed: a start needs none.
 */
export function threadRenderer() {
  return {
    async markdown(document: Postmortem) {
      const { renderMarkdown } = await import('./markdown.ts');
      return Buffer.from(renderMarkdown(document), 'utf8');
    },
    timelinePicture: (record: IncidentRecord) => renderInThread('timeline', record),
    exportFiles: (format: FileFormat, document: Postmortem, record: IncidentRecord) =>
      renderInThread('files', { format, exported: { document, record } }),
  };
}
