#!/usr/bin/env bash
# Guess: append() of a chat stream puts text into a buffer, so that pieces that come faster than Slack answers go out
# together and in order, in one message.
# Seen: while the first call is on its way the buffer is still full and the stream has no message yet. Five pieces
# appended without a pause start five messages, each with everything so far, and only the last is ever finished.
# Why it matters: a model's words arrive as events that nobody awaits. The incident channel gets the same summary five
# times, four of them growing stumps that stay open. Each append has to wait for the one before.
# @slack/web-api 8.2.0 (chat.startStream), seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund @slack/web-api@8.2.0

cat >stream.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import slack from '@slack/web-api';

const { version } = createRequire(import.meta.url)('@slack/web-api/package.json');
const calls = [];
let messages = 0;
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const [piece] = JSON.parse(new URLSearchParams(body).get('chunks'));
  calls.push(`${request.url.slice(1)} ${piece?.text ?? ''}`.trim());
  await sleep(100);
  if (request.url === '/chat.startStream') messages += 1;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ ok: true, ts: `${messages}.000001`, channel: 'C0INCIDENT' }));
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const client = new slack.WebClient('xoxb-none', { slackApiUrl: `http://127.0.0.1:${server.address().port}/` });
const stream = client.chatStream({ channel: 'C0INCIDENT', thread_ts: '1.000001', buffer_size: 4 });
const pieces = ['Error ', 'rate ', 'is ', 'back ', 'down.'];
await Promise.all(pieces.map((piece) => stream.append({ markdown_text: piece })));
await stream.stop();
server.close();

console.log(`@slack/web-api ${version}`);
console.log('guess: one chat.startStream, every word once');
for (const call of calls) console.log(`seen:  ${call}`);
const started = calls.filter((call) => call.startsWith('chat.startStream')).length;
if (started !== 5 || messages !== 5 || !calls.includes('chat.startStream Error rate is back down.')) {
  console.error('Changed: pieces that are appended without waiting share one message.');
  process.exit(1);
}
JS
node stream.mjs
