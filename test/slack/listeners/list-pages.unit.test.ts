import { expect, it } from '@jest/globals';
import { listIncidents } from '../../../src/app/access/find-incident.ts';
import { CommandStage } from '../../builders/command-stage.ts';

/** A workspace with this many incidents. */
async function workspace(count: number) {
  const stage = new CommandStage();
  for (let number = 1; number <= count; number += 1)
    await stage.declare({ id: `cmd.T1.${number}`, title: `Outage ${number}` });
  const page = async (number: number) =>
    listIncidents(stage.app, { team: 'T1', user: 'UANA' }, { page: number });
  return { stage, page };
}

it('a list comes in pages that hold each incident once', async () => {
  const { page } = await workspace(45);
  const pages = [await page(1), await page(2), await page(3)];
  expect(pages.map(({ known, older }) => [known.length, older])).toEqual([
    [20, true],
    [20, true],
    [5, false],
  ]);
  const keys = pages.flatMap(({ known }) => known.map(({ incident }) => incident.key));
  expect(new Set(keys).size).toBe(45);
});

it('the first page reads no more than it shows, and one more', async () => {
  const { stage, page } = await workspace(45);
  const { incidents } = stage.app;
  const limits: number[] = [];
  const list: typeof incidents.list = (team, which) => {
    limits.push(which.limit);
    return incidents.list(team, which);
  };
  Object.assign(stage.app, { incidents: { ...incidents, list } });
  await page(1);
  expect(limits).toEqual([21, 21]);
});

it('a page leads to those beside it, with the filter that was typed', async () => {
  const { stage } = await workspace(45);
  const said = async (text: string) =>
    JSON.stringify(await stage.type(text, { id: `cmd.T1.${text.length}` }));
  const first = await said('list sev 2');
  expect(first).toContain('The latest 20 incidents');
  expect(first).toContain('list sev 2 page 2');
  expect(first).not.toContain('Newer');
  const second = await said('list sev 2 page 2');
  expect(second).toContain('20 earlier incidents, page 2');
  expect(second).toContain('list sev 2 page 1');
  expect(second).toContain('list sev 2 page 3');
  expect(await said('list page 3')).not.toContain('Older');
});
