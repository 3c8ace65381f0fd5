import { createHash } from 'node:crypto';
import type { PostmortemEffect } from '../../domain/effect.ts';
import type { Postmortem } from '../../domain/postmortem/document/document.ts';
import { applyChanges, compareDrafts } from '../../domain/postmortem/draft/redraft.ts';
import { withStep } from '../../domain/postmortem/review/postmortem-state.ts';
import { decideWorkflow, NO_OBSTACLES } from '../../domain/postmortem/review/workflow.ts';
import type { App } from '../app.ts';
import type { KnownPostmortem, PostmortemRef } from '../ports/postmortems.ts';
import type { RevisionKind, StoredDraft } from '../ports/stored-draft.ts';
import { changePostmortem, type Planned, type PostmortemPlan } from './change-postmortem.ts';
import { documentHash } from './document-hash.ts';

/** Who makes a revision. `id` is the delivery's, so that the same delivery twice is one revision. */
export interface Reviser extends PostmortemRef {
  readonly id: string;
  readonly by: string;
}

/** What came of it: the revision that is in force now, or why nothing changed. */
export type Revised =
  | { readonly kind: 'revised'; readonly revision: StoredDraft; readonly backToDraft: boolean }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'gone' };

type Ports = Pick<App, 'postmortems' | 'revisions' | 'queue' | 'clock'>;

/** Takes the chosen changes of a proposed draft into the document. Throws `StoreFault`. */
export async function applyProposal(
  app: Ports,
  who: Reviser,
  { proposal, chosen }: { readonly proposal: string; readonly chosen: ReadonlySet<string> },
): Promise<Revised> {
  const proposed = await app.revisions.byId(who.team, who.incident, proposal);
  if (!proposed) return { kind: 'gone' };
  return changePostmortem(app, who, (now) => {
    if (!now.latest) return { result: { kind: 'gone' } };
    const { changes } = compareDrafts(now.latest.document, proposed.document);
    if (!changes.some(({ id }) => chosen.has(id))) return { result: { kind: 'unchanged' } };
    const document = applyChanges(now.latest.document, proposed.document, chosen);
    const revision = { ...now.latest, template: proposed.template, asOf: proposed.asOf };
    return revised(app, who, { now: { ...now, latest: revision }, document, what: 'applied' });
  });
}

/** Makes an earlier revision the latest one again; those in between stay in the list. Throws `StoreFault`. */
export async function restoreRevision(app: Ports, who: Reviser, revision: string): Promise<Revised> {
  const earlier = await app.revisions.byId(who.team, who.incident, revision);
  if (!earlier) return { kind: 'gone' };
  return changePostmortem(app, who, (now) => {
    if (!now.latest) return { result: { kind: 'gone' } };
    if (now.latest.hash === earlier.hash) return { result: { kind: 'unchanged' } };
    const base = { ...now.latest, template: earlier.template, asOf: earlier.asOf };
    return revised(app, who, { now: { ...now, latest: base }, document: earlier.document, what: 'restored' });
  });
}

/** A delivery's id can be long, and Slack's menus take 150 characters of a value. */
function shortened(delivery: string): string {
  return createHash('sha256').update(delivery).digest('hex').slice(0, 20);
}

/** A revision that is to replace the latest one. */
interface Revision {
  readonly now: KnownPostmortem & { readonly latest: StoredDraft };
  readonly document: Postmortem;
  readonly what: RevisionKind;
}

/**
 * The plan for one more revision: canvas and overview follow, an approval lapses, and a published document is posted
 * anew.
 */
export function revised(
  app: Pick<App, 'clock'>,
  { id, by }: Reviser,
  { now, document, what }: Revision,
): Planned<Revised> {
  const at = app.clock();
  const { template, asOf } = now.latest;
  const hash = documentHash(document);
  const revision: StoredDraft = {
    id: `rev-${shortened(id)}.v${now.state.version + 1}`,
    template,
    asOf,
    document,
    hash,
    by,
    at,
    what,
  };
  const decision = decideWorkflow(now.state.workflow, { kind: 'changed', by, at }, NO_OBSTACLES);
  const backToDraft = decision.kind === 'changed';
  const workflow = decision.kind === 'changed' ? decision.state : now.state.workflow;
  const state = { ...now.state, workflow };
  const before = now.state.workflow;
  const published: PostmortemEffect[] = workflow.state === 'published' ? [{ kind: 'publication' }] : [];
  const statusChanged = backToDraft || what === 'restored';
  const status: PostmortemEffect[] = statusChanged ? [{ kind: 'status' }] : [];
  const plan: PostmortemPlan = {
    state: backToDraft ? withStep(state, { kind: 'workflow', did: 'changed', by, at, before }) : state,
    effects: [{ kind: 'canvas' }, { kind: 'overview' }, ...published, ...status],
    revision,
  };
  return { plan, result: { kind: 'revised', revision, backToDraft } };
}
