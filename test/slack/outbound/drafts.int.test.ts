import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../packages/local-slack/server/web-api/faults.ts';
import type { Canvases } from '../../../src/app/ports/canvases.ts';
import type { DraftPosts } from '../../../src/app/ports/draft-posts.ts';
import type { FileUploads } from '../../../src/app/ports/file-uploads.ts';
import type { Postmortem } from '../../../src/domain/postmortem/document/document.ts';
import { draftPostmortem } from '../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { standard } from '../../../src/domain/postmortem/templates/standard.ts';
import { offloadedRenderer } from '../../../src/offload/offloaded-renderer.ts';
import { threadOffload } from '../../../src/offload/thread-offload.ts';
import { renderCanvas } from '../../../src/render/canvas.ts';
import { slackCanvases, writeCanvas } from '../../../src/slack/outbound/canvases.ts';
import { slackChannels } from '../../../src/slack/outbound/channels.ts';
import { slackDigestPosts } from '../../../src/slack/outbound/digest-posts.ts';
import { slackDirectMessages } from '../../../src/slack/outbound/direct-messages.ts';
import { slackDraftPosts } from '../../../src/slack/outbound/draft-posts.ts';
import { openDirect } from '../../../src/slack/outbound/open-direct.ts';
import { slackFileUploads } from '../../../src/slack/outbound/uploads.ts';
import { actionOf } from '../../builders/action.ts';
import { digestShownOf } from '../../builders/digest.ts';
import { incidentAfter } from '../../builders/incident.ts';
import { recordOf } from '../../builders/incident-record.ts';
import { type Local, startLocal } from './local.ts';

let local: Local;
const renderer = offloadedRenderer(threadOffload());
let posts: DraftPosts;
let canvases: Canvases;
let uploads: FileUploads;
let team: string;
let channel: string;
const incident = incidentAfter();
const document: Postmortem = {
  title: 'Checkout errors',
  incident: { key: 'INC-2026-0001', title: 'Checkout errors' },
  template: { name: 'standard', version: '1' },
  sections: [],
  questions: [],
  sources: [],
  entryCount: 0,
  authorCount: 0,
};
const first = { effect: 'T1/i/draft/canvas', since: undefined };

beforeAll(async () => {
  local = await startLocal();
  team = local.slack.teamId;
  posts = slackDraftPosts(local.clients);
  canvases = slackCanvases(local.clients, (shown, bytes) => renderer.canvas(shown, bytes));
  uploads = slackFileUploads(local.clients);
});
afterAll(async () => await local.slack.stop());

let count = 0;
beforeEach(async () => {
  local.slack.faults.clear();
  count += 1;
  const answer = await slackChannels(local.clients).create(team, `desk-${count}`, false);
  channel = answer.kind === 'made' ? answer.channel : '';
});

describe('the canvas', () => {
  it("is the channel's own, and holds the whole draft", async () => {
    const canvas = await canvases.create({ team, channel, own: true, tag: first }, document);
    await canvases.write(team, canvas, document);
    await writeCanvas(local.clients, { team, canvas }, ['# One\n\n', 'two\n']);
    await writeCanvas(local.clients, { team, canvas }, ['# One\n\n', 'two\n']);
    const found = local.slack.canvases().find((it) => it.id === canvas);
    expect(found?.markdown.replace(/\s+/g, ' ').trim()).toBe('# One two');
    expect(await canvases.create({ team, channel, own: true, tag: first }, document)).toBe(canvas);
  });

  it('is made once after a lost answer', async () => {
    const before = local.slack.canvases().length;
    local.slack.faults.add('conversations.canvases.create', { kind: 'reset', applied: true }, 1);
    const since = new Date();
    await expect(canvases.create({ team, channel, own: true, tag: first }, document)).rejects.toMatchObject({
      trouble: { kind: 'doubt' },
    });
    await canvases.create({ team, channel, own: true, tag: { ...first, since } }, document);
    expect(local.slack.canvases()).toHaveLength(before + 1);
  });

  it('is created beside a channel that is not ours', async () => {
    const canvas = await canvases.create({ team, channel, own: false, tag: first }, document);
    await canvases.write(team, canvas, document);
    expect(local.slack.canvases().some((it) => it.id === canvas)).toBe(true);
  });

  it('that gets no tab in the channel is created beside it, once', async () => {
    const before = local.slack.canvases().length;
    const noTab = { kind: 'error', error: 'canvas_tab_creation_failed' } as const;
    local.slack.faults.add('conversations.canvases.create', noTab, 1);
    const canvas = await canvases.create({ team, channel, own: true, tag: first }, document);
    expect(local.slack.canvases().map(({ id }) => id)).toContain(canvas);
    expect(local.slack.canvases()).toHaveLength(before + 1);
  });

  it.each([true, false])('is there to be read, where Slack allows that (own: %s)', async (own) => {
    const canvas = await canvases.create({ team, channel, own, tag: first }, document);
    const [set] = local.slack.calls.filter(({ method }) => method === 'canvases.access.set').slice(-1);
    expect(set?.args).toMatchObject({ canvas_id: canvas, access_level: 'read', channel_ids: [channel] });
    local.slack.faults.add('canvases.access.set', { kind: 'error', error: 'restricted_action' }, 1);
    await canvases.create({ team, channel, own, tag: first }, document);
  });

  it.each<Fault>([
    { kind: 'error', error: 'canvas_editing_failed' },
    { kind: 'reset', applied: true },
    { kind: 'body', status: 504, body: '', applied: false },
  ])('whose large change fails is written in smaller parts: %j', async (fault) => {
    const rows = Array.from(
      { length: 1_500 },
      (_, at) => ['10:00', 'note', `Note ${at} ${'x'.repeat(200)}`] as const,
    );
    const large = draftPostmortem(recordOf(rows), standard);
    const canvas = await canvases.create({ team, channel, own: true, tag: first }, document);
    const from = local.slack.calls.length;
    local.slack.faults.add('canvases.edit', fault, 1);
    await canvases.write(team, canvas, large);
    const edits = local.slack.calls.slice(from).filter(({ method }) => method === 'canvases.edit');
    expect(edits.length).toBeGreaterThan(3);
    const { markdown = '' } = local.slack.canvases().find((it) => it.id === canvas) ?? {};
    expect(markdown.match(/Note \d+/g)).toEqual(
      renderCanvas(large)
        .join('\n')
        .match(/Note \d+/g),
    );
  });

  it('whose change fails in every size is refused with that, and one that is small is not tried thrice', async () => {
    const canvas = await canvases.create({ team, channel, own: true, tag: first }, document);
    const from = local.slack.calls.length;
    local.slack.faults.add('canvases.edit', { kind: 'error', error: 'canvas_editing_failed' });
    await expect(canvases.write(team, canvas, document)).rejects.toMatchObject({
      trouble: { kind: 'refused', error: 'canvas_editing_failed' },
    });
    expect(local.slack.calls.slice(from)).toHaveLength(1);
  });

  it('that Slack refuses is said to be refused', async () => {
    local.slack.faults.add('conversations.canvases.create', {
      kind: 'error',
      error: 'canvas_disabled_user_team',
    });
    await expect(canvases.create({ team, channel, own: true, tag: first }, document)).rejects.toMatchObject({
      trouble: { kind: 'refused', error: 'canvas_disabled_user_team' },
    });
  });
});

describe('the file', () => {
  it('is uploaded in three steps and shared', async () => {
    const bytes = await renderer.markdown(document, []);
    const { file, url } = await uploads.start(team, { name: 'draft.md', bytes });
    expect(await uploads.isShared({ team, channel }, file)).toBe(false);
    await uploads.send(url, bytes);
    await uploads.finish({ team, channel }, file, 'Postmortem');
    expect(await uploads.isShared({ team, channel }, file)).toBe(true);
    expect(local.slack.files().at(-1)).toMatchObject({ file: { id: file } });
  });

  it('is a picture of the timeline, with what it shows in words', async () => {
    expect(await renderer.timelinePicture(recordOf([]))).toBeUndefined();
    const rows = Array.from({ length: 300 }, (_, index) => ['10:00', 'note', `Note ${index}`] as const);
    const picture = await renderer.timelinePicture(recordOf(rows));
    expect(
      Buffer.from(picture?.bytes ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect(picture?.words).toBe('Timeline of the incident. 300 entries, 10:00–10:00 UTC: 300 note.');
    const long = `${picture?.words} `.repeat(30);
    const { file, url } = await uploads.start(team, {
      name: 'timeline.png',
      bytes: Buffer.from('x'),
      alt: long,
    });
    await uploads.send(url, Buffer.from('x'));
    await uploads.finish({ team, channel }, file, 'Timeline');
    const found = local.slack.files().find((it) => it.file.id === file);
    expect(found?.file.alt_txt).toHaveLength(1_000);
  });

  it('says that it did not get through', async () => {
    await expect(uploads.send('http://127.0.0.1:1/upload', Buffer.from('x'))).rejects.toMatchObject({
      trouble: { kind: 'unavailable' },
    });
  });
});

describe('messages about a draft', () => {
  it('proceed in one message, and end with one that opens it', async () => {
    const ts = await posts.progress(local.where(channel), incident, { step: 'reading' });
    expect(
      await posts.progress(local.where(channel, { ts }), incident, { step: 'writing', entries: 2 }),
    ).toBe(ts);
    const canvas = await canvases.create({ team, channel, own: true, tag: first }, document);
    await posts.ready(local.where(channel), {
      incident,
      draft: 'draft-1',
      document,
      entries: 2,
      canvas,
      file: undefined,
      picture: undefined,
      remarks: { waiting: 0, unseen: 0, leftOut: 0 },
      refused: [],
      older: false,
      reply: undefined,
    });
    const ready = JSON.stringify(local.slack.messages(channel).at(-1));
    expect(ready).toContain('Draft ready: 2 entries, 0 open questions, 100% of statements with evidence.');
    expect(ready).toMatch(/"url":"http/);
  });
});

describe('mail', () => {
  const seen: unknown[] = [];
  let server: Server;
  let status = 200;

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += String(chunk);
      });
      request.on('end', () => {
        seen.push(JSON.parse(body));
        response.writeHead(status).end('ok');
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterAll(async () => {
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });

  function mail() {
    return slackDirectMessages(local.clients, {
      zoneOf: async () => 'Europe/Madrid',
      clock: () => new Date('2026-11-20T08:30:00Z'),
    });
  }

  function posts() {
    return slackDigestPosts(local.clients, {
      zoneOf: async () => 'Europe/Madrid',
      clock: () => new Date('2026-11-20T08:30:00Z'),
    });
  }

  it('reminds once, and tells what is missing', async () => {
    const owner = local.slack.as('dev').id;
    const item = actionOf({ owner });
    const shown = digestShownOf({ kind: 'person', user: owner }, [item]);
    const since = new Date();
    local.slack.faults.add('chat.postMessage', { kind: 'reset', applied: true }, 1);
    const tag = { effect: 'T1/a/remind', since: undefined };
    const where = { team, channel: await openDirect(local.clients, team, owner), ts: undefined };
    await expect(posts().post({ ...where, tag }, shown)).rejects.toMatchObject({
      trouble: { kind: 'doubt' },
    });
    const ts = await posts().post({ ...where, tag: { ...tag, since } }, shown);
    expect(await posts().findSent({ ...where, tag: { ...tag, since } })).toBe(ts);
    expect(await mail().findSent({ ...where, tag: { effect: 'T1/b/remind', since } })).toBeUndefined();
    const notice = {
      code: 'refused',
      what: 'pin',
      error: 'missing_scope',
      needed: 'pins:write',
      incident: 'INC-2026-0001',
    } as const;
    await mail().notify({ team, user: owner }, notice, { effect: 'T1/i/tell', since: undefined });
    expect(local.slack.dms('dev').map((it) => it.text)).toEqual([
      'Due today: Add a memory alarm (A-3, INC-2026-0001, P1)',
      expect.stringContaining('Scribe may not pin messages'),
    ]);
  });

  it('brings a reminder up to date, and lets one that is gone be gone', async () => {
    const to = local.slack.as('chi').id;
    const channel = await openDirect(local.clients, team, to);
    const where = { team, channel, ts: undefined, tag: { effect: 'T1/c/remind', since: undefined } };
    const item = actionOf({ owner: to });
    const shown = digestShownOf({ kind: 'person', user: to }, [item]);
    const reminder = { to, due: '2026-11-20', channel, ts: await posts().post(where, shown) };
    const by = { by: 'UBO', at: new Date('2026-11-20T09:00:00Z') };
    const said = () => local.slack.dms('chi').map((it) => it.text);
    const move = { from: '2026-11-20', to: '2026-11-27', why: 'no *time*', ...by } as const;
    await mail().updateReminder(team, reminder, { ...item, due: '2026-11-27', moves: [move] });
    expect(said()).toEqual([
      'Due Fri 27 Nov 2026 now: Add a memory alarm (A-3, INC-2026-0001, P1), by <@UBO>: no *time*',
    ]);
    await mail().updateReminder(team, reminder, { ...item, owner: 'UANA' });
    expect(said()).toEqual(['<@UANA> has this now: Add a memory alarm (A-3, INC-2026-0001, P1)']);
    await mail().updateReminder(team, reminder, item);
    expect(said()).toEqual(['Due today: Add a memory alarm (A-3, INC-2026-0001, P1)']);
    await mail().updateReminder(team, reminder, {
      ...item,
      status: { state: 'not doing', why: 'replaced', ...by },
    });
    expect(said()).toEqual([
      'Not doing: Add a memory alarm (A-3, INC-2026-0001, P1), Fri 20 Nov 2026, by <@UBO>: replaced',
    ]);
    expect(JSON.stringify(local.slack.dms('chi')[0]?.blocks)).toMatch(/action-reopen/);
    expect(JSON.stringify(local.slack.dms('chi')[0]?.blocks)).not.toMatch(/action-(done|start|move)/);
    await mail().updateReminder(team, { ...reminder, ts: '1.000001' }, item);
    expect(said()).toHaveLength(1);
  });

  it('answers a command at its own address', async () => {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/`;
    await mail().replyWithChannel(url, incident, 'C1');
    expect(seen.at(-1)).toMatchObject({
      response_type: 'ephemeral',
      text: 'INC-2026-0001 · Checkout errors after deploy lives in <#C1>.',
    });
    status = 404;
    await expect(mail().replyWithChannel(url, incident, 'C1')).rejects.toMatchObject({
      trouble: { kind: 'refused' },
    });
    status = 500;
    await expect(mail().replyWithChannel(url, incident, 'C1')).rejects.toMatchObject({
      trouble: { kind: 'doubt' },
    });
  });
});
