import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { postToResponseUrl } from '../../../src/slack/outbound/response-url.ts';

describe('a response address', () => {
  let server: Server;
  let answer: { readonly status: number; readonly body: string } = { status: 200, body: 'ok' };
  let got: unknown;

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        got = JSON.parse(body);
        response.writeHead(answer.status).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
  });

  const post = (options?: { replace: boolean }) => {
    const { port } = server.address() as AddressInfo;
    return postToResponseUrl(`http://127.0.0.1:${port}/`, { text: 'x', blocks: [] }, options);
  };

  it.each([
    [200, 'ok'],
    [200, '{"ok":true}'],
    [200, ''],
  ])('took it: %d %s', async (status, body) => {
    answer = { status, body };
    await expect(post()).resolves.toBeUndefined();
    expect(got).toEqual({ text: 'x', blocks: [], response_type: 'ephemeral', replace_original: false });
    await post({ replace: true });
    expect(got).toMatchObject({ replace_original: true });
  });

  it.each([
    [200, '{"ok":false,"error":"invalid_blocks"}', { kind: 'refused', error: 'invalid_blocks' }],
    [
      400,
      '{"ok":false,"error":"invalid_blocks_format"}',
      { kind: 'refused', error: 'invalid_blocks_format' },
    ],
    [400, 'invalid_blocks', { kind: 'refused', error: 'invalid_blocks' }],
    [500, 'invalid_blocks', { kind: 'refused', error: 'invalid_blocks' }],
    [404, '<html>', { kind: 'refused', error: 'http_404' }],
    [404, '{"ok":false,"error":"used_url"}', { kind: 'refused', error: 'used_url' }],
    [500, '{"ok":false,"error":"fatal_error"}', { kind: 'doubt' }],
    [429, 'rate limited', { kind: 'unavailable' }],
  ])('says with %d %s what became of it', async (status, body, trouble) => {
    answer = { status, body };
    await expect(post()).rejects.toMatchObject({ trouble });
  });
});
