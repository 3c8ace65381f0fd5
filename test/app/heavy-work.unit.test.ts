import { expect, it } from '@jest/globals';
import type { App } from '../../src/app/app.ts';
import { runPostmortemEffect } from '../../src/app/effects/postmortem-effects.ts';
import { runEffect } from '../../src/app/effects/run-effect.ts';
import { resolveForm } from '../../src/app/incidents/resolve-form.ts';
import type { DraftStep } from '../../src/app/ports/draft-posts.ts';
import { type HeavyTask, LimitMet, type Offload } from '../../src/app/ports/offload.ts';
import { currentDocument } from '../../src/app/postmortems/current-document.ts';
import { candidatesFor } from '../../src/app/postmortems/judge-candidates.ts';
import { meetingOf } from '../../src/app/postmortems/set-meeting.ts';
import { writeDocumentStatus } from '../../src/app/postmortems/write-document-status.ts';
import { writeDraft } from '../../src/app/postmortems/write-draft.ts';
import { openQuestions } from '../../src/app/questions/question-form.ts';
import type { Notice } from '../../src/domain/effect.ts';
import { THRESHOLDS } from '../../src/domain/postmortem/analysis/candidates/thresholds.ts';
import { BUILT_IN } from '../../src/domain/postmortem/templates/registry.ts';
import { keptFiles } from '../../src/offload/kept-files.ts';
import { noticeText } from '../../src/slack/words/notices.ts';
import { AnswerStage, ASKED_AT } from '../builders/answer-stage.ts';
import { entryOf } from '../builders/entry.ts';
import { memoryPorts } from '../contract/memory/memory-ports.ts';

const at = (clock: string) => new Date(`2026-11-20T${clock}:00Z`);
const said = (id: string, clock: string) =>
  entryOf({ id, type: 'note', text: 'looking', occurredAt: at(clock), loggedAt: at(clock) });
const DRAFT = { kind: 'draft', draft: 'd1', template: 'standard', asOf: ASKED_AT, by: 'UANA' } as const;

/** Stands for the threads, and notes what it is given. */
function noting() {
  const tasks: HeavyTask<never, unknown>[] = [];
  const offload: Offload = {
    run: async (task, order) => {
      tasks.push(task as HeavyTask<never, unknown>);
      return task.run(order);
    },
  };
  return { tasks, offload };
}

async function stageWith(offload: Offload, more: object = {}) {
  const stage = await AnswerStage.of({ entries: [said('e1', '19:00'), said('e2', '19:05')] });
  const { revisions, postmortems } = memoryPorts();
  const templates = { known: BUILT_IN, default: 'standard', severity: {} };
  const app = {
    ...{ ...stage.app, revisions, postmortems, wordsmith: undefined, suggester: undefined },
    ...{ offload, policy: { ...stage.app.policy, templates, thresholds: THRESHOLDS }, ...more },
  } as unknown as App;
  return {
    app,
    known: await stage.fresh(),
    stored: () => postmortems.byIncident('T1', stage.known.incident.key),
  };
}

it('everything that grows with a record is handed over, by the name under which its module has it', async () => {
  const { tasks, offload } = noting();
  const { app, known, stored } = await stageWith(offload);
  await currentDocument(app, known, { record: await stageRecord(app, known) });
  await writeDraft(app, known, DRAFT);
  await writeDocumentStatus(app, known);
  await resolveForm(app, known);
  await openQuestions(app, known, { stored: await stored() });
  await candidatesFor(app, known);
  const { state } = (await stored()) ?? {};
  if (!state) throw new Error('There is no postmortem.');
  const answer = { question: 'meeting.at', text: '2026-12-01T09:00:00Z', by: 'UANA', at: ASKED_AT };
  const change = { state: { ...state, answers: [answer], version: state.version + 1 }, remindAt: undefined };
  await app.postmortems.saveState({ ...change, effects: [], at: ASKED_AT });
  await meetingOf(app, known, (await stored()) ?? { state, latest: undefined });
  expect(tasks.map(({ run, awaitedBy }) => `${run.name} for a ${awaitedBy}`)).toEqual([
    'draftDocument for a job',
    'draftDocument for a job',
    'followedDocument for a job',
    'resolveFormOf for a person',
    'questionForms for a person',
    'recordCandidates for a person',
    'agendaQuestions for a job',
  ]);
  for (const { module, run } of tasks)
    expect(((await import(module)) as Record<string, unknown>)[run.name]).toBe(run);
});

async function stageRecord(app: App, known: Parameters<typeof resolveForm>[1]) {
  const { loadRecord } = await import('../../src/app/postmortems/load-record.ts');
  return loadRecord(app, known, undefined);
}

it('a revision is written as a file once for everybody who is asked about it', async () => {
  let made = 0;
  const sent: string[] = [];
  const { app, known } = await stageWith(noting().offload, {
    keptFiles: keptFiles(),
    renderer: {
      exportFiles: async () => {
        made += 1;
        return [{ name: 'postmortem.pdf', bytes: new Uint8Array([made]) }];
      },
    },
    directMessages: { open: async (_team: string, user: string) => `D${user}` },
    fileUploads: {
      isShared: async () => false,
      start: async () => ({ file: `F${sent.length}`, url: '' }),
      send: async () => undefined,
      finish: async (place: { readonly channel: string }) => void sent.push(place.channel),
    },
  });
  await writeDraft(app, known, DRAFT);
  const share = (user: string) =>
    runPostmortemEffect(app, {
      known,
      effect: { kind: 'share-document', for: { user } },
      task: { taken: { ref: { key: `share-${user}` } }, hold: async () => undefined } as Parameters<
        typeof runPostmortemEffect
      >[1]['task'],
    });
  await Promise.all(['U1', 'U2', 'U3'].map(share));
  await share('U4');
  expect(sent.toSorted()).toEqual(['DU1', 'DU2', 'DU3', 'DU4']);
  expect(made).toBe(1);
});

it('a draft that takes too much is given up at once, in words and with a way to get the record', async () => {
  const steps: DraftStep[] = [];
  const notices: Notice[] = [];
  const { app, known } = await stageWith(
    { run: () => Promise.reject(new LimitMet('time', '120 seconds')) },
    {
      draftPosts: {
        progress: async (_where: unknown, _incident: unknown, step: DraftStep) => {
          steps.push(step);
          return '1.0';
        },
      },
      directMessages: {
        open: async () => 'D1',
        notify: async (_to: unknown, notice: Notice) => void notices.push(notice),
      },
    },
  );
  const { team, id } = known.incident;
  await app.externalIds.remember({ holder: 'incidents', team, id }, 'channel', 'C1');
  const ref = { holder: 'incidents', team, id, key: 'draft-d1' } as const;
  await app.effects.add(ref, { key: ref.key, effect: DRAFT }, ASKED_AT);
  const outcome = await runEffect(app, ref);
  const why = 'The record is so large that this takes longer than the 120 seconds that one task may take.';
  expect(outcome).toEqual({ kind: 'dropped', why });
  expect(steps.at(-1)).toEqual({ step: 'failed', why, draft: 'd1' });
  await runEffect(app, { ...ref, key: 'tell-draft-takes_too_long' });
  expect(notices.map((notice) => noticeText(notice, ASKED_AT))).toEqual([
    expect.stringContaining(
      'Scribe could not deliver the draft: the record is so large that it takes longer than one task may.',
    ),
  ]);
});
