import { expect, it } from '@jest/globals';
import { claimReminders } from '../../src/app/actions/remind-owners.ts';
import { runEffect } from '../../src/app/effects/run-effect.ts';
import { actionOf } from '../builders/action.ts';
import { digestStage, NINE } from '../builders/digest-stage.ts';

/** Workspaces, each with so many people who have one item each that is due at nine. */
const OTHERS = 12;
const PEOPLE = 20;
/** As many people in one workspace as there are elsewhere several times over. */
const VERY_MANY = 600;
/** So many jobs are done in a second: two of each workspace, where all have some. */
const A_SECOND = 2 * (OTHERS + 1);

/** How many seconds pass until everybody in the other workspaces was told. */
async function secondsUntilTold(veryMany: number): Promise<number> {
  const { app, sent, clock } = digestStage();
  const add = async (team: string, count: number) => {
    for (let number = 1; number <= count; number += 1) {
      const owner = `U${team}N${number}`;
      const item = actionOf({ id: `cmd.${team}.${number}`, team, number, key: `A-${number}`, owner });
      await app.actions.create({ item, remindAt: NINE, effects: [], at: item.createdAt });
    }
  };
  await add('TMANY', veryMany);
  for (let team = 1; team <= OTHERS; team += 1) await add(`T${team}`, PEOPLE);
  const told = () => sent.filter(({ to }) => !to.startsWith('DUTMANY')).length;
  let seconds = 0;
  while (told() < OTHERS * PEOPLE) {
    await claimReminders(app);
    const due = await app.effects.due(app.clock(), A_SECOND, 60_000);
    for (const ref of due) await runEffect(app, ref, 60_000);
    seconds += 1;
    clock.ahead(1);
  }
  return seconds;
}

it('tells people in time, however many are to be told in another workspace at the same minute', async () => {
  const alone = await secondsUntilTold(0);
  expect(await secondsUntilTold(VERY_MANY)).toBeLessThanOrEqual(1.2 * alone);
}, 120_000);
