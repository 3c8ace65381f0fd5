import { describe, expect, it } from '@jest/globals';
import type { StoredDraft } from '../../src/app/ports/stored-draft.ts';
import { changePostmortem } from '../../src/app/postmortems/change-postmortem.ts';
import { documentHash } from '../../src/app/postmortems/document-hash.ts';
import { editSection } from '../../src/app/postmortems/edit-section.ts';
import { obstaclesOf, reviewPostmortem } from '../../src/app/postmortems/review-postmortem.ts';
import { applyProposal, restoreRevision } from '../../src/app/postmortems/revise-postmortem.ts';
import { paragraph, text } from '../../src/domain/postmortem/document/nodes.ts';
import { plainText } from '../../src/domain/postmortem/document/walk.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import type { IncidentRecord } from '../../src/domain/postmortem/record/record.ts';
import { reviewAt } from '../../src/domain/postmortem/review/effect-review.ts';
import { answered } from '../../src/domain/postmortem/review/postmortem-state.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { recordOf } from '../builders/incident-record.ts';
import { memoryPorts } from '../contract/memory/memory-ports.ts';

const WHERE = { team: 'T1', incident: 'INC-2026-0001' };
const START = Date.UTC(2026, 2, 2, 16);

function app() {
  const { postmortems, revisions, people } = memoryPorts();
  let now = START;
  const offered: string[] = [];
  return {
    postmortems,
    revisions,
    people,
    offered,
    policy: { archiveAfterDays: undefined },
    clock: () => {
      now += 1_000;
      return new Date(now);
    },
    queue: {
      offer: (refs: readonly { readonly key: string }[]) => offered.push(...refs.map(({ key }) => key)),
      echoSoon: () => undefined,
    },
  };
}

const draft = (id: string, rest: Partial<IncidentRecord> = {}, seconds = 0): StoredDraft => {
  const document = draftPostmortem(recordOf([['14:40', 'detection', 'alert']], rest), standard);
  const at = new Date(START + seconds * 1_000);
  return {
    id,
    template: 'standard',
    asOf: at,
    document,
    hash: documentHash(document),
    by: 'scribe',
    at,
    what: 'drafted',
  };
};

const words = (said: string) => () => [paragraph(text(said))];
const textOf = (of: StoredDraft | undefined, id: string) =>
  plainText(of?.document.sections.find((section) => section.id === id)?.blocks ?? []);

describe('many hands on one postmortem', () => {
  it('all count: whoever comes second decides on what the first one left', async () => {
    const ports = app();
    const answers = Array.from({ length: 12 }, (_, index) =>
      changePostmortem(ports, WHERE, ({ state }) => ({
        plan: {
          state: answered(state, { question: 'note.why', text: `${index}`, by: 'UANA', at: new Date(START) }),
          effects: [{ kind: 'overview' }],
        },
        result: undefined,
      })),
    );
    await Promise.all(answers);
    const state = await ports.postmortems.state(WHERE.team, WHERE.incident);
    expect(state.answers).toHaveLength(12);
    expect(state.version).toBe(12);
    expect(ports.offered).toEqual([]);
  });

  it('edit two sections at once without losing either, and one section with the second one told', async () => {
    const ports = app();
    await ports.revisions.saveDraft(WHERE.team, WHERE.incident, draft('d1'));
    const edit = (id: string, section: string, said: string) =>
      editSection(ports, { ...WHERE, id, by: 'UANA', section, base: 'd1', write: words(said) });
    const both = await Promise.all([edit('v1', 'well', 'one'), edit('v2', 'wrong', 'two')]);
    expect(both.map(({ kind }) => kind)).toEqual(['revised', 'revised']);
    const known = await ports.postmortems.byIncident(WHERE.team, WHERE.incident);
    expect([textOf(known?.latest, 'well'), textOf(known?.latest, 'wrong')]).toEqual(['one', 'two']);
    const late = await edit('v3', 'well', 'three');
    expect(late).toMatchObject({ kind: 'overtaken', section: { id: 'well' } });
    const { latest } = (await ports.postmortems.byIncident(WHERE.team, WHERE.incident)) ?? {};
    expect(textOf(latest, 'well')).toBe('one');
    expect(ports.offered.filter((key) => key.startsWith('canvas'))).toHaveLength(2);
  });

  it('say when a section is gone, or left as it was', async () => {
    const ports = app();
    await ports.revisions.saveDraft(WHERE.team, WHERE.incident, draft('d1'));
    const edit = { ...WHERE, id: 'v1', by: 'UANA', base: 'd1' };
    expect(await editSection(ports, { ...edit, section: 'none', write: words('x') })).toEqual({
      kind: 'gone',
    });
    const same = await editSection(ports, { ...edit, section: 'well', write: ({ blocks }) => blocks });
    expect(same).toEqual({ kind: 'unchanged' });
  });
});

describe('a proposed draft', () => {
  it('changes what was chosen, and can be taken back', async () => {
    const ports = app();
    const { postmortems, revisions } = ports;
    await revisions.saveDraft(WHERE.team, WHERE.incident, draft('d1'));
    const who = { ...WHERE, by: 'UANA' };
    const edited = await editSection(ports, {
      ...who,
      id: 'v1',
      section: 'wrong',
      base: 'd1',
      write: words('Ana’s words'),
    });
    const first = edited.kind === 'revised' ? edited.revision.id : '';
    expect(first.length).toBeLessThan(100);
    const proposal = {
      ...draft('d2', { well: ['calm'], rootCause: 'a pool' }, 90),
      what: 'proposed' as const,
    };
    await revisions.saveDraft(WHERE.team, WHERE.incident, proposal);
    const applied = await applyProposal(
      ports,
      { ...who, id: 'v2' },
      {
        proposal: 'd2',
        chosen: new Set(['well']),
      },
    );
    expect(applied).toMatchObject({ kind: 'revised', revision: { what: 'applied', by: 'UANA' } });
    const known = await postmortems.byIncident(WHERE.team, WHERE.incident);
    expect(textOf(known?.latest, 'well')).toContain('calm');
    expect(textOf(known?.latest, 'wrong')).toBe('Ana’s words');
    expect(
      await applyProposal(
        ports,
        { ...who, id: 'v3' },
        {
          proposal: 'd2',
          chosen: new Set(['well']),
        },
      ),
    ).toEqual({
      kind: 'unchanged',
    });
    expect(
      await applyProposal(
        ports,
        { ...who, id: 'v4' },
        {
          proposal: 'd9',
          chosen: new Set(['well']),
        },
      ),
    ).toEqual({
      kind: 'gone',
    });
    await restoreRevision(ports, { ...who, id: 'v5' }, first);
    const restored = await postmortems.byIncident(WHERE.team, WHERE.incident);
    expect(textOf(restored?.latest, 'well')).not.toContain('calm');
    expect((await revisions.list(WHERE.team, WHERE.incident)).map(({ what }) => what)).toEqual([
      'restored',
      'applied',
      'edited',
      'drafted',
    ]);
    expect(await restoreRevision(ports, { ...who, id: 'v6' }, first)).toEqual({ kind: 'unchanged' });
  });
});

describe('a step on the way to the readers', () => {
  it('tells whom it concerns, and ends the reminder when it is out', async () => {
    const ports = app();
    await ports.revisions.saveDraft(WHERE.team, WHERE.incident, draft('d1'));
    const remindAt = new Date(START + 86_400_000);
    await changePostmortem(ports, WHERE, ({ state }) => ({
      plan: { state, effects: [], remindAt },
      result: undefined,
    }));
    const stamp = (by: string) => ({ by, at: new Date(START) });
    await reviewPostmortem(ports, WHERE, {
      kind: 'review',
      approver: 'UANA',
      reviewers: ['UCY'],
      ...stamp('UBO'),
    });
    expect(ports.offered).toEqual(
      expect.arrayContaining(['overview-2', 'ask-review-2-1', 'ask-review-2-2', 'share-document-2-2']),
    );
    await reviewPostmortem(ports, WHERE, { kind: 'approve', ...stamp('UANA') });
    expect(ports.offered).toContain('tell-review-3');
    const refused = await reviewPostmortem(ports, WHERE, {
      kind: 'publish',
      exception: undefined,
      ...stamp('UBO'),
    });
    expect(refused).toMatchObject({ kind: 'refused', refusal: { code: 'obstacles' } });
    expect((await ports.postmortems.byIncident(WHERE.team, WHERE.incident))?.remindAt).toEqual(remindAt);
    await reviewPostmortem(ports, WHERE, { kind: 'publish', exception: 'so be it', ...stamp('UBO') });
    expect(ports.offered).toContain('publication-4');
    // It is looked at again when it is asked whether it helped.
    const { remindAt: next, state } = (await ports.postmortems.byIncident(WHERE.team, WHERE.incident)) ?? {};
    const at = state?.workflow.state === 'published' ? state.workflow.at : new Date(0);
    expect(next).toEqual(reviewAt('week', at));
  });

  it('counts an answer that the text does not have yet apart from a question that is open', async () => {
    const ports = app();
    await ports.revisions.saveDraft(WHERE.team, WHERE.incident, draft('d1'));
    const before = await ports.postmortems.byIncident(WHERE.team, WHERE.incident);
    if (!before) throw new Error('there is no draft');
    const given = { question: 'rootCause', text: 'a full disk', by: 'UANA', at: new Date(START + 60_000) };
    const { requiredQuestions } = obstaclesOf(before);
    expect(obstaclesOf({ ...before, state: answered(before.state, given) })).toEqual({
      requiredQuestions: requiredQuestions - 1,
      unwrittenAnswers: 1,
      blameFindings: 0,
    });
  });
});
