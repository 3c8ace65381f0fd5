import { expect, it } from '@jest/globals';
import { sweepAttention } from '../../src/jobs/sweep-attention.ts';

const nothing = async () => 0;

async function calm() {
  const attention = sweepAttention(2_500);
  for (let look = 0; look < 6; look++) {
    expect(attention.everyMs()).toBe(2_500);
    await attention.look(nothing);
  }
  expect(attention.isCalm()).toBe(true);
  return attention;
}

it('looks less often once it found nothing for longer than a lease', async () => {
  const attention = await calm();
  await attention.look(nothing);
  expect(attention.everyMs()).toBe(7_500);
});

it('looks closely again when it finds something, could not look, or failed', async () => {
  const found = await calm();
  await found.look(async () => 1);
  expect(found.everyMs()).toBe(2_500);
  const away = await calm();
  await away.look(async () => undefined);
  expect(away.everyMs()).toBe(2_500);
  const failed = await calm();
  const broken = failed.look(async () => {
    throw new Error('no database');
  });
  await expect(broken).rejects.toThrow('no database');
  expect(failed.everyMs()).toBe(2_500);
});
