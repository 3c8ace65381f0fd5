import { describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { markEntry } from '../../../src/app/entries/mark-entry.ts';
import { writeDraft } from '../../../src/app/postmortems/write-draft.ts';
import { openQuestions } from '../../../src/app/questions/question-form.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import type { Postmortem } from '../../../src/domain/postmortem/document/document.ts';
import type { Proposal } from '../../../src/domain/postmortem/suggestions/proposals.ts';
import { BUILT_IN } from '../../../src/domain/postmortem/templates/registry.ts';
import type { EntryType } from '../../../src/domain/timeline/entry.ts';
import { AnswerStage, ASKED_AT } from '../../builders/answer-stage.ts';
import { entryOf } from '../../builders/entry.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';

const at = (clock: string) => new Date(`2026-11-20T${clock}:00Z`);
const said = (id: string, clock: string, [type, text]: readonly [EntryType, string]) =>
  entryOf({ id, type, text, occurredAt: at(clock), loggedAt: at(clock), author: 'UBO' });

/** Words of a language that the rules do not know. */
const ENTRIES = [
  said('e1', '19:00', ['detection', 'Kunden können nicht bezahlen']),
  said('e2', '19:05', ['mitigation', 'Dienst neu gestartet']),
  said('e3', '19:09', ['note', 'Das hat nichts gebracht']),
];

const EFFECT = { kind: 'draft', draft: 'd1', template: 'standard', asOf: ASKED_AT, by: 'UANA' } as const;

async function stageWith(propose: () => Promise<readonly Proposal[]>, incident: Partial<Incident> = {}) {
  const stage = await AnswerStage.of({ entries: ENTRIES, incident });
  let asked = 0;
  const app = {
    ...stage.app,
    // Revisions and postmortems know each other.
    ...(({ revisions, postmortems }) => ({ revisions, postmortems }))(memoryPorts()),
    wordsmith: undefined,
    suggester: {
      propose: () => {
        asked += 1;
        return propose();
      },
    },
    policy: { templates: { known: BUILT_IN }, thresholds: {} } as unknown as App['policy'],
  };
  const { team, key } = stage.known.incident;
  return {
    stage,
    app,
    asked: () => asked,
    draft: async () => writeDraft(app, await stage.fresh(), EFFECT),
    form: async () => {
      const stored = await app.postmortems.byIncident(team, key);
      return openQuestions(app, await stage.fresh(), { stored });
    },
  };
}

const NO_EFFECT: Proposal = { outcome: 'no effect', entry: 'e2', shown: 'e3', because: ['e3'] };
const sources = (questions: Postmortem['questions']) =>
  questions.flatMap(({ offers = [] }) => offers.map(({ source }) => source));

describe('a draft with a language model that proposes what entries mean', () => {
  it('asks it once, offers what it proposes as its own, and states none of it', async () => {
    const { draft, asked } = await stageWith(async () => [NO_EFFECT]);
    const { document } = await draft();
    await draft();
    expect(asked()).toBe(1);
    expect(sources(document.questions)).toContain('the language model reads 19:09 as: no effect');
    expect(JSON.stringify(document.sections)).not.toContain('no effect');
  });

  it('keeps the proposals for the forms that come later, until somebody has said it', async () => {
    const { draft, form, stage, app, asked } = await stageWith(async () => [NO_EFFECT]);
    await draft();
    const offered = async () => sources((await form()).map(({ question }) => question));
    expect(await offered()).toContain('the language model reads 19:09 as: no effect');
    const { team } = stage.known.incident;
    await markEntry(app, { team, id: 'e2', user: 'UANA' }, { kind: 'outcome', was: 'worked' });
    expect(await offered()).not.toContain('the language model reads 19:09 as: no effect');
    expect(asked()).toBe(1);
  });

  it('is complete without its answer, and tells it nothing of a private incident', async () => {
    const plain = await (await stageWith(async () => [])).draft();
    const failing = await (await stageWith(() => Promise.reject(new Error('down')))).draft();
    expect(failing.document).toEqual(plain.document);
    expect(plain.document).not.toHaveProperty('proposals');
    const secret = await stageWith(async () => [NO_EFFECT], { private: true });
    expect((await secret.draft()).document).not.toHaveProperty('proposals');
    expect(secret.asked()).toBe(0);
  });
});
