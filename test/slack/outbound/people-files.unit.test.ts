import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { slackPeopleFiles } from '../../../src/slack/outbound/people-files.ts';

/** A server that answers requests in one way, and the requests that came. */
interface Host {
  readonly url: string;
  readonly asked: string[];
  redirectTo: string | undefined;
  close(): void;
}

async function startHost(): Promise<Host> {
  const asked: string[] = [];
  const server = createServer(({ url, headers }, response) => {
    asked.push(`${url} ${headers.authorization}`);
    if (host.redirectTo !== undefined) response.writeHead(302, { location: host.redirectTo }).end();
    else response.writeHead(200, { 'content-type': 'image/png' }).end('abcd');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host: Host = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    redirectTo: undefined,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return host;
}

describe('a file of a person', () => {
  let slacks: Host;
  let anothers: Host;
  beforeEach(async () => {
    [slacks, anothers] = [await startHost(), await startHost()];
  });
  afterEach(() => {
    for (const host of [slacks, anothers]) host.close();
  });

  /** Opens a file of which Slack says this. */
  function open(more: Readonly<Record<string, unknown>>, most = 9) {
    const file = {
      name: 'a.png',
      mimetype: 'image/png',
      size: 4,
      url_private: `${slacks.url}/a.png`,
      ...more,
    };
    const slack = { call: async () => ({ ok: true, file }), clientFor: async () => ({ token: 'xoxb-1' }) };
    return slackPeopleFiles(slack as never, { apiUrl: `${slacks.url}/api/` }).open('T1', 'F1', most);
  }

  /** Reads what people read of a file of which Slack says this. */
  function text(file: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) {
    const slack = {
      call: async () => ({ ok: true, file, ...more }),
      clientFor: async () => ({ token: 'x' }),
    };
    return slackPeopleFiles(slack as never, { apiUrl: `${slacks.url}/api/` }).text('T1', 'F1');
  }

  it.each([
    {
      what: 'the content of a snippet',
      file: { name: 'a.log', mode: 'snippet', preview: 'one', lines_more: 1 },
      more: { content: 'one\ntwo' },
      read: { name: 'a.log', words: '```\none\ntwo\n```' },
    },
    {
      what: 'no more of a snippet than Slack gives',
      file: { name: 'a.log', mode: 'snippet', preview: 'one' },
      more: { content: 'one\ntwo', is_truncated: true },
      read: { name: 'a.log', words: '```\none\ntwo\n```\n…' },
    },
    {
      what: 'an e-mail with its subject and sender',
      file: { title: 'Orders', mode: 'email', from: [{ name: 'Ana' }], plain_text: 'none\r\n' },
      more: {},
      read: { name: 'Orders', words: 'Orders, from Ana\nnone' },
    },
    {
      what: 'nothing but its name where it is a picture',
      file: { name: 'a.png', mode: 'hosted' },
      more: {},
      read: { name: 'a.png', words: '' },
    },
  ])('is read as $what', async ({ file, more, read }) => {
    expect(await text(file, more)).toEqual(read);
  });

  it('is gone where it was deleted, or is hidden', async () => {
    expect(await text({ mode: 'tombstone' })).toBe('gone');
    expect(await text({ mode: 'hidden_by_limit' })).toBe('gone');
  });

  it('is loaded from Slack, with the token', async () => {
    expect(await open({})).toMatchObject({ name: 'a.png' });
    expect(slacks.asked).toEqual(['/a.png Bearer xoxb-1']);
  });

  it('is not loaded where it is larger than asked for', async () => {
    expect(await open({}, 3)).toBe('too large');
    expect(slacks.asked).toEqual([]);
    expect(await open({}, 4)).toMatchObject({ name: 'a.png' });
  });

  it('is not asked for on another host, whatever Slack says of it', async () => {
    const elsewhere = { url_private: `${anothers.url}/a.png` };
    expect(await open(elsewhere)).toBe('elsewhere');
    expect(await open({ url_private_download: `${anothers.url}/a.png` })).toBe('elsewhere');
    expect(await open({ is_external: true })).toBe('elsewhere');
    for (const address of ['', 'a.png', 'file:///etc/passwd', 'https://files.slack.com.example.com/a.png'])
      expect(await open({ url_private: address })).toBe('elsewhere');
    expect(
      await open({ url_private: `http://files.slack.com@127.0.0.1:${new URL(anothers.url).port}/a` }),
    ).toBe('elsewhere');
    expect([...slacks.asked, ...anothers.asked]).toEqual([]);
  });

  it('is not followed to where a redirect leads, there or back', async () => {
    slacks.redirectTo = `${anothers.url}/a.png`;
    await expect(open({})).rejects.toMatchObject({ trouble: { kind: 'refused', error: 'redirected' } });
    expect(anothers.asked).toEqual([]);
    slacks.redirectTo = `${slacks.url}/b.png`;
    await expect(open({})).rejects.toMatchObject({ trouble: { kind: 'refused', error: 'redirected' } });
    expect(slacks.asked.filter((asked) => asked.startsWith('/b.png'))).toEqual([]);
  });
});
