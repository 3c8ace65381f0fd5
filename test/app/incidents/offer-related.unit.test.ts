import { expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { withRelatedOffered } from '../../../src/app/incidents/offer-related.ts';
import type { FormQuestion } from '../../../src/app/questions/question-form.ts';
import { readPolicy } from '../../../src/config/policy.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { moment } from '../../contract/opened.ts';
import { anIncident } from '../../contract/samples.ts';

const OVER: Partial<Incident> = {
  phase: { state: 'resolved', at: moment(60), by: 'U1', summary: 'rolled back' } as Incident['phase'],
};
const ASKED = {
  ...{ question: { id: 'related', text: 'Which incidents were like this one?' }, name: 'related' },
  slots: [{ slot: 'text', as: 'lines' }],
} as unknown as FormQuestion;

async function offered(...earlier: readonly Partial<Incident>[]) {
  const app = {
    ...memoryPorts(),
    policy: { ...readPolicy('', 'test') },
    clock: () => moment(100),
  } as unknown as App;
  const incident = anIncident('T1', 9, { title: 'Connection pool of checkout empty' });
  for (const [index, one] of [...earlier, incident].entries())
    await app.incidents.create({
      ...{ incident: anIncident('T1', index + 1, { ...OVER, ...one }), events: [], effects: [] },
      at: moment(0),
    });
  const questions = await withRelatedOffered(
    app,
    { team: 'T1', user: 'U1' },
    { incident, questions: [ASKED] },
  );
  return questions.flatMap(({ question, slots }) => [
    ...(question.offers ?? []).map(({ sets }) => (sets.kind === 'answer' ? sets.text : sets.kind)),
    ...slots.map(({ slot }) => slot),
  ]);
}

it('the question for related incidents offers the earlier one that has most in common, with the reason', async () => {
  expect(await offered({ title: 'Certificate expired' }, { title: 'Checkout pool exhausted' })).toEqual([
    'INC-2026-0002 its title has “pool”, “checkout” too',
    'taken',
    'text',
  ]);
});

it('it offers nothing private, and nothing that has nothing in common', async () => {
  expect(
    await offered({ title: 'Checkout pool exhausted', private: true }, { title: 'Certificate expired' }),
  ).toEqual(['text']);
});
