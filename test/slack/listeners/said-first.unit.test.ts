import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import { saidFirst } from '../../../src/slack/listeners/command.ts';
import { NewerBlocks } from '../../../src/slack/newer-blocks.ts';
import { message, said } from '../../../src/slack/views/blocks.ts';
import { dataTable } from '../../../src/slack/views/tables.ts';

let close: () => void = () => undefined;
afterEach(() => close());

/** A response address whose first answer waits until `release` and then is this status; the others are taken. */
async function responseAddress(status: number) {
  const shown: string[] = [];
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = 0;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    asked += 1;
    const first = asked === 1;
    if (first) await held;
    if (!first || status === 200) shown.push(JSON.parse(body).blocks[0].type);
    response.writeHead(first ? status : 200).end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => void server.close();
  const { port } = server.address() as AddressInfo;
  return { shown, release, responseUrl: `http://127.0.0.1:${port}/` };
}

it.each([
  [500, ['section']],
  [200, ['data_table']],
])('an answer in newer blocks that Slack takes late, with %s, is shown once', async (status, blocks) => {
  const { shown, release, responseUrl } = await responseAddress(status);
  const running: Promise<unknown>[] = [];
  const context = {
    newerBlocks: new NewerBlocks(),
    background: (work: Promise<unknown>) => void running.push(work),
  };
  const answer = {
    kind: 'say' as const,
    message: message('x', [dataTable('C', ['a'], [['b']])]),
    simpler: [said('x')],
    outcome: 'ok',
  };
  const request = { team: 'T1', responseUrl };
  expect(await saidFirst(context as never, answer as never, { request, within: 1 })).toBeUndefined();
  release();
  await Promise.all(running);
  expect(shown).toEqual(blocks);
});
