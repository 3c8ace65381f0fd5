#!/usr/bin/env bash
# Guess: tokenVerificationEnabled: false tells Bolt not to call auth.test; at most it asks once, at the first event, and
# keeps the answer, as it does with verification.
# Seen: it calls auth.test before every event, command and click. With verification there is one call in all.
# Why it matters: the option is set so that the bot starts without Slack. It puts a round trip, and while Slack is slow
# its retries, into the 3 s of each answer.
# @slack/bolt 5.1.0, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund @slack/bolt@5.1.0

cat >count.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import bolt from '@slack/bolt';

const { version } = createRequire(import.meta.url)('@slack/bolt/package.json');
let asked = 0;
const server = createServer(async (request, response) => {
  for await (const _ of request);
  if (request.url === '/auth.test') asked += 1;
  response.setHeader('content-type', 'application/json');
  response.end('{"ok":true,"user_id":"U0BOT","bot_id":"B0BOT","team_id":"T0TEAM"}');
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const receiver = { init() {}, async start() {}, async stop() {} };
const counts = {};
for (const tokenVerificationEnabled of [true, false]) {
  asked = 0;
  const app = new bolt.App({
    token: 'xoxb-none',
    receiver,
    tokenVerificationEnabled,
    clientOptions: { slackApiUrl: `http://127.0.0.1:${server.address().port}/` },
  });
  for (let n = 1; n <= 5; n += 1) {
    const event = { type: 'message', channel: 'C0INCIDENT', user: 'U0PERSON', text: `line ${n}`, ts: `${n}.000001` };
    const body = { type: 'event_callback', team_id: 'T0TEAM', event_id: `Ev${n}`, event };
    await app.processEvent({ body, ack: async () => undefined });
  }
  counts[tokenVerificationEnabled ? 'on' : 'off'] = asked;
}
server.close();

console.log(`@slack/bolt ${version}`);
console.log('guess: for five events no call of auth.test without verification, or one');
console.log(`seen:  ${counts.on} with verification, ${counts.off} without`);
if (counts.on !== 1 || counts.off !== 5) {
  console.error('Changed: auth.test is no longer called once per event when verification is off.');
  process.exit(1);
}
JS
node count.mjs
