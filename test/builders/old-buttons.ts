import type { App } from '../../src/app/app.ts';
import { changeIncident } from '../../src/app/incidents/change-incident.ts';
import { atOnce } from '../../src/app/ports/offload.ts';
import type { ChangeCommand, Stamp } from '../../src/domain/incident/command.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { newPostmortem } from '../../src/domain/postmortem/review/postmortem-state.ts';
import type { WorkflowState } from '../../src/domain/postmortem/review/workflow.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import type { Rights } from '../../src/domain/rights/rights.ts';
import { offloadedRenderer } from '../../src/offload/offloaded-renderer.ts';
import { listen } from '../../src/slack/bolt-app.ts';
import { NewerBlocks } from '../../src/slack/newer-blocks.ts';
import { entryBlock } from '../../src/slack/views/block-ids.ts';
import { ACTIONS, MODALS } from '../../src/slack/views/ids.ts';
import { anAction, anEntry } from '../contract/samples.ts';
import { BoltStub, type Press } from './bolt-stub.ts';
import { CommandStage } from './command-stage.ts';
import { recordOf } from './incident-record.ts';

const AT = new Date('2026-11-20T19:20:00Z');
const stamp = (id: string): Stamp => ({ id, by: 'UANA', at: AT });

/** What became of an incident after its buttons were posted. */
export const STATES = [
  'active',
  'resolved',
  'published',
  'merged',
  'cancelled',
  'closed to me',
  'gone',
] as const;
export type State = (typeof STATES)[number];

const IN_REVIEW: WorkflowState = {
  ...{ state: 'in review', approver: 'UANA', reviewers: ['UCAT'], askedBy: 'UBO', askedAt: AT, said: [] },
};
export const PUBLISHED: WorkflowState = {
  ...{ state: 'published', by: 'UBO', at: AT, exception: undefined, approvedBy: 'UANA', approvedAt: AT },
  reviewedBy: [],
};

/** An incident in this state with an entry, an item and a draft, and every listener of Scribe. */
export async function staged(state: State, rights?: Rights) {
  const stage = new CommandStage();
  const warned: string[] = [];
  const failed: unknown[] = [];
  const app: App = {
    ...stage.app,
    renderer: offloadedRenderer(atOnce),
    peopleMessages: {
      permalink: async () => 'https://example.slack.com/archives/C1/p1',
      read: async () => undefined,
    } as unknown as App['peopleMessages'],
    fileUploads: {
      openAt: async (_team: string, { file }: { readonly file: string | undefined }) =>
        file && `https://example.slack.com/files/${file}`,
    } as unknown as App['fileUploads'],
    ...(rights ? { policy: { ...stage.app.policy, rights } } : {}),
    journal: { info: () => undefined, warn: (_what, message) => void warned.push(message) },
  };
  const context = {
    ...stage.context,
    app,
    newerBlocks: new NewerBlocks(),
    background: (task: Promise<unknown>) => void task.catch((error) => failed.push(error)),
  };
  const bolt = new BoltStub();
  listen(bolt.app, context);
  await app.people.put({
    ...{ team: 'T1', user: 'UANA', name: 'Ana Ruiz', zone: 'UTC', deactivated: false },
    readAt: AT,
  });
  const incident = await stage.declare({ isPrivate: state === 'closed to me', title: 'Payroll leaked' });
  const other = await stage.declare({ id: 'cmd.T1.2', title: 'Payments down', here: 'C2' });
  const { key, team, id } = incident;
  await app.entries.insert(anEntry('T1', 1, { incident: key, author: 'UANA' }), [], AT);
  await app.actions.create({
    item: anAction('T1', 7, { incident: key }),
    ...{ remindAt: undefined, effects: [], at: AT },
  });
  await app.revisions.saveDraft('T1', key, {
    ...{ id: 'd1', template: 'standard', hash: 'x', by: 'scribe', what: 'drafted', asOf: AT, at: AT },
    document: draftPostmortem(recordOf([]), standard),
  });
  const workflow = state === 'published' ? PUBLISHED : IN_REVIEW;
  const postmortem = { ...newPostmortem('T1', key), workflow, version: 1 };
  await app.postmortems.saveState({ state: postmortem, remindAt: undefined, effects: [], at: AT });
  const change = async (command: ChangeCommand) => {
    const known = await app.incidents.byId(team, id);
    if (known) await changeIncident(app, known, command);
  };
  if (state === 'resolved' || state === 'published')
    await change({ ...stamp('r'), kind: 'resolve', summary: 'rolled back', times: {}, template: 'standard' });
  if (state === 'cancelled') await change({ ...stamp('c'), kind: 'cancel', why: 'a load test' });
  if (state === 'merged')
    await change({ ...stamp('m'), kind: 'merge', into: other.key, why: 'the same', hidden: false });
  return {
    app,
    context,
    stage,
    incident,
    bolt,
    warned,
    failed,
    key: state === 'gone' ? 'INC-2026-9999' : key,
    gone: state === 'gone',
  };
}

export type Staged = Awaited<ReturnType<typeof staged>>;

/** A value from which every reader takes what it looks for. */
export function everything({ key, gone }: Staged) {
  return {
    ...{ incident: key, entry: gone ? 'gone' : anEntry('T1').id, draft: gone ? 'gone' : 'd1' },
    ...{ action: gone ? 99 : 7, team: 'T1', effect: 'card', skip: 0, version: 0, at: AT.getTime() },
    ...{ to: 'INC-2026-0002', search: 'payroll' },
    ...{ channel: 'C1', message: '1763660000.000100', file: 'F1' },
    ...{ id: 'cmd.T1.old', text: 'log the old words', change: { kind: 'set', is: 'cause' } },
  };
}

export type Pressed = Omit<Press, 'user'>;

/** Of a digest that is gone. */
const OF_DIGEST = { team: 'T1', digest: 'UANA/2026-11-20' };

/** Presses of buttons whose value or place is of another form. The others have everything in their value. */
const OTHERWISE: Readonly<Record<string, (on: Staged) => readonly Partial<Pressed>[]>> = {
  [ACTIONS.entryMenu]: (on) =>
    ['edit', 'undo', 'put-back', 'more', 'cause', 'nonsense'].map((value) => ({
      ...{ value, menu: true, block: entryBlock(everything(on).entry) ?? '' },
    })),
  [ACTIONS.mean]: () => [{ id: 'mean-0' }],
  [ACTIONS.meant]: () => [{ id: 'meant-0' }],
  [ACTIONS.link]: (on) => [{ id: 'link-0' }, { id: 'link-1', value: JSON.stringify({ incident: on.key }) }],
  [ACTIONS.choose]: () => [{ id: 'choose-0' }],
  [ACTIONS.chooseMore]: (on) => [{ menu: true, value: on.key, block: 'choose cmd.T1.old' }],
  [ACTIONS.searchPage]: () => [{ id: 'search-page-earlier' }, { id: 'search-page-later' }],
  [ACTIONS.timelinePage]: () => [{ id: 'timeline-page-earlier' }, { id: 'timeline-page-later' }],
  [ACTIONS.digestPage]: () => [
    { id: 'digest-page-earlier' },
    { id: 'digest-page-later', value: JSON.stringify({ ...OF_DIGEST, page: 1 }) },
  ],
  [ACTIONS.digestMenu]: (on) =>
    ['done', 'start', 'reopen', 'take', 'snooze', 'move', 'reassign', 'nonsense'].map((deed) => ({
      ...{ menu: true, value: JSON.stringify({ ...everything(on), ...OF_DIGEST, do: deed }) },
    })),
  [ACTIONS.sectionEdit]: (on) => [
    { menu: true, value: 'summary', block: `sections ${on.key}` },
    { menu: true, value: 'no such section', block: `sections ${on.key}` },
  ],
  [ACTIONS.questionNone]: () => [{ value: 'impact.users' }, { value: 'no such question' }],
  [ACTIONS.candidateEdit]: () => [{ value: 'no-such-remark' }],
  [ACTIONS.revisionRestore]: () => [{ value: 'd1' }, { value: 'no such revision' }],
};

/** A link: Slack opens it, and there is nothing to answer. */
export const LINKS: readonly string[] = [ACTIONS.draftOpen];

export function pressesOf(id: string, on: Staged): readonly Pressed[] {
  const all = everything(on);
  const usual = { id, value: JSON.stringify(all), refs: JSON.stringify({ ...all, channel: 'C1' }) };
  return (OTHERWISE[id]?.(on) ?? [{}]).map((change) => ({ ...usual, ...change }));
}

/** What the person read: the words of an answer, or those of a form. */
export function shown({ bolt }: Staged): readonly string[] {
  return bolt.heard.filter(({ method }) => method !== 'ack').map(({ args }) => JSON.stringify(args) ?? '');
}

/** What people write in a form, by its input. */
export const WORDS = 'nobody saw the pool run dry';
const INPUTS_OF: Readonly<Record<string, string>> = {
  [MODALS.declare]: 'title',
  [MODALS.moveDate]: 'why',
  [MODALS.giveItem]: 'why',
  [MODALS.snooze]: 'why',
  [MODALS.reassign]: 'why',
  [MODALS.meaning]: 'where',
  [MODALS.resolve]: 'summary',
  [MODALS.impact]: 'impact.users',
  [MODALS.questions]: 'answer-impact.users',
  [MODALS.requestChanges]: 'why',
};

/** Every form that can be sent; the others can only be closed. */
export const FORMS: readonly string[] = Object.values(MODALS).filter((id) => id !== MODALS.secret);

/** A form of this kind about the incident, and what people write in it. */
export function formOf(id: string, on: Staged) {
  const refs = JSON.stringify({ ...everything(on), section: 'summary', channel: 'C1', version: 0 });
  const title = { type: 'plain_text' as const, text: 'Form' };
  const form = { type: 'modal' as const, callback_id: id, title, private_metadata: refs, blocks: [] };
  return { form, texts: { [INPUTS_OF[id] ?? 'text']: WORDS } };
}
