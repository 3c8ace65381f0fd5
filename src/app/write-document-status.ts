import type { PostmortemEffect } from '../domain/effect.ts';
import { followWorkflow } from '../domain/postmortem/review/with-workflow.ts';
import type { App } from './app.ts';
import { changePostmortem } from './change-postmortem.ts';
import { documentHash } from './document-hash.ts';
import { loadRecordAndWorkflow } from './load-record.ts';
import type { KnownIncident } from './ports/incidents.ts';
import { type StoredDraft, statusRevision } from './ports/stored-draft.ts';
import { SCRIBE } from './write-draft.ts';

/**
 * Brings status, approval and reviewers in the document up to date. Returns the revision that shows them, which is the
 * latest one if it did already; `undefined` where there is no document, or its template is gone. Throws `StoreFault`.
 */
export async function writeDocumentStatus(
  app: Pick<App, 'entries' | 'actions' | 'people' | 'postmortems' | 'policy' | 'queue' | 'clock'>,
  known: KnownIncident,
): Promise<StoredDraft | undefined> {
  const { team, key } = known.incident;
  return changePostmortem<StoredDraft | undefined>(
    app,
    { team, incident: key },
    async ({ latest, state }) => {
      const template = latest && app.policy.templates.known.get(latest.template);
      if (!latest || !template) return { result: undefined };
      const { record } = await loadRecordAndWorkflow(app, known, latest.asOf);
      const document = followWorkflow(latest.document, { template, record, workflow: state.workflow });
      const hash = documentHash(document);
      if (hash === latest.hash) return { result: latest };
      const id = statusRevision(state.version + 1, latest.id);
      const revision: StoredDraft = {
        ...latest,
        id,
        document,
        hash,
        by: SCRIBE,
        at: app.clock(),
        what: 'status',
      };
      const effects: PostmortemEffect[] = [{ kind: 'canvas' }, { kind: 'overview' }];
      return { plan: { state, effects, revision }, result: revision };
    },
  );
}
