import { expect, it } from '@jest/globals';
import { unknownOwners, withMentions } from '../../../src/app/people/typed-owners.ts';
import { answerQuestions } from '../../../src/app/questions/answer-questions.ts';
import { AnswerStage } from '../../builders/answer-stage.ts';
import { entryOf } from '../../builders/entry.ts';

const person = (user: string, handle: string) => ({
  team: 'T1',
  user,
  name: user,
  names: { handle },
  zone: 'UTC',
  deactivated: false,
  readAt: new Date(0),
});

async function added(...titles: string[]) {
  const { app, known } = await AnswerStage.of({ entries: [entryOf()] });
  const { team, key } = known.incident;
  await app.people.put({ ...person('UANA', 'ana'), team, readAt: new Date('2026-11-22T09:00:00Z') });
  const reading = { kind: 'actions', titles, owner: undefined, due: undefined } as const;
  await answerQuestions(app, known, { id: 'form', by: 'UANA', answers: [{ id: 'actions', reading }] });
  const items = (await app.actions.ofIncident(team, key)).map(({ item }) => item);
  return { items, unknown: await unknownOwners(app, known, 'form') };
}

it('an owner who is typed in a form is found among the people of the incident', async () => {
  const { items, unknown } = await added('Alarm on pool size @Ana due friday');
  expect(items).toMatchObject([{ title: 'Alarm on pool size', owner: 'UANA' }]);
  expect(unknown).toEqual([]);
});

it('a name that nobody has stays in the title, and is told', async () => {
  const { items, unknown } = await added('Alarm on pool size @dev due friday');
  expect(items).toMatchObject([{ title: 'Alarm on pool size @dev' }]);
  expect(items[0]?.owner).toBeUndefined();
  expect(unknown).toEqual([{ item: items[0]?.key, names: ['@dev'] }]);
});

it('a name that two people have is nobody’s', () => {
  const two = [person('U1', 'kim'), person('U2', 'Kim')];
  expect(withMentions('Page @kim,', two)).toBe('Page @kim,');
  expect(withMentions('Page @kim, again', two.slice(1))).toBe('Page <@U2> again');
});
