import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import { slackPeopleFiles } from '../../../src/slack/outbound/people-files.ts';

let close: () => void = () => undefined;
afterEach(() => close());

it('loads nothing of a file that is larger than asked for', async () => {
  let loaded = 0;
  const server = createServer((_, response) => {
    loaded += 1;
    response.writeHead(200, { 'content-type': 'image/png' }).end('abcd');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => {
    server.close();
    server.closeAllConnections();
  };
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  const file = { name: 'a.png', mimetype: 'image/png', size: 4, url_private: `${apiUrl}a.png` };
  const slack = { call: async () => ({ ok: true, file }), clientFor: async () => ({ token: 'xoxb-1' }) };
  const files = slackPeopleFiles(slack as never, { apiUrl });
  expect(await files.open('T1', 'F1', 3)).toBe('too large');
  expect(loaded).toBe(0);
  expect(await files.open('T1', 'F1', 4)).toMatchObject({ name: 'a.png' });
  expect(loaded).toBe(1);
});
