#!/usr/bin/env bash
# Guess: when Slack answers one chat.postMessage with 429, that call waits for Retry-After and the others go on; Slack
# limits by method and channel.
# Seen: the client pauses its whole queue. A views.open made meanwhile is not even sent until the time is up.
# Why it matters: a trigger_id lives for 3 s. One busy incident channel makes every modal of the workspace fail for as
# long as Retry-After says. rejectRateLimitedCalls and a queue of one's own avoid it.
# @slack/web-api 8.2.0, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund @slack/web-api@8.2.0

cat >limited.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import slack from '@slack/web-api';

const RETRY_AFTER_S = 4;
const { version } = createRequire(import.meta.url)('@slack/web-api/package.json');
const arrivals = {};
const server = createServer(async (request, response) => {
  for await (const _ of request);
  const method = request.url.slice(1);
  arrivals[method] ??= [];
  arrivals[method].push(Date.now());
  if (method === 'chat.postMessage' && arrivals[method].length === 1) {
    response.writeHead(429, { 'retry-after': String(RETRY_AFTER_S) }).end();
    return;
  }
  response.setHeader('content-type', 'application/json');
  response.end('{"ok":true}');
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const client = new slack.WebClient('xoxb-none', {
  slackApiUrl: `http://127.0.0.1:${server.address().port}/`,
  logLevel: 'error',
});
const post = client.chat.postMessage({ channel: 'C0INCIDENT', text: 'Error rate is falling' });
await sleep(300);
const clicked = Date.now();
const view = { type: 'modal', title: { type: 'plain_text', text: 'Resolve' }, blocks: [] };
await client.views.open({ trigger_id: '1.2.a', view });
const waited = arrivals['views.open'][0] - clicked;
await post;
server.close();

console.log(`@slack/web-api ${version}`);
console.log('guess: views.open is sent at once');
console.log(`seen:  views.open left ${(waited / 1_000).toFixed(1)} s after the click`);
if (waited < 3_000) {
  console.error('Changed: a limited post no longer holds up other calls for the whole Retry-After.');
  process.exit(1);
}
JS
node limited.mjs
