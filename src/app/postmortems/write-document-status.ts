import type { PostmortemEffect } from '../../domain/effect.ts';
import type { Postmortem } from '../../domain/postmortem/document/document.ts';
import type { IncidentRecord } from '../../domain/postmortem/record/record.ts';
import { followWorkflow } from '../../domain/postmortem/review/with-workflow.ts';
import type { WorkflowState } from '../../domain/postmortem/review/workflow.ts';
import {
  sourceOf,
  type TemplateSource,
  templateOf,
} from '../../domain/postmortem/templates/template-source.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { HeavyTask } from '../ports/offload.ts';
import { type StoredDraft, statusRevision } from '../ports/stored-draft.ts';
import { changePostmortem } from './change-postmortem.ts';
import { documentHash } from './document-hash.ts';
import { loadRecordAndWorkflow } from './load-record.ts';
import { SCRIBE } from './write-draft.ts';

/** A document, and what it is to be brought up to. */
interface FollowOrder {
  readonly current: Postmortem;
  readonly template: TemplateSource;
  readonly record: IncidentRecord;
  readonly workflow: WorkflowState;
}

/** The document with its status sections brought up to the workflow's state. */
export function followedDocument({ current, template, ...rest }: FollowOrder): Postmortem {
  return followWorkflow(current, { template: templateOf(template), ...rest });
}

const FOLLOW: HeavyTask<FollowOrder, Postmortem> = {
  module: import.meta.url,
  run: followedDocument,
  awaitedBy: 'job',
};

/**
 * Brings status, approval and reviewers in the document up to date. Returns the revision that shows them, which is the
 * latest one if it did already; `undefined` where there is no document, or its template is gone. Throws `StoreFault`,
 * `LimitMet`.
 */
export async function writeDocumentStatus(
  app: Pick<App, 'entries' | 'actions' | 'people' | 'postmortems' | 'policy' | 'queue' | 'clock' | 'offload'>,
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
      const order = { current: latest.document, template: sourceOf(template), record };
      const document = await app.offload.run(FOLLOW, { ...order, workflow: state.workflow });
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
