#!/usr/bin/env bash
# Guess: a slash command is read by the media type of its request; parameters and case make no difference, as HTTP says.
# Seen: Bolt compares the whole header. With "; charset=utf-8" behind it the rightly signed form is parsed as JSON and
# refused with 400; no listener and no error handler hears of it.
# Why it matters: Slack sends the bare type today, but what stands between (a gateway, a tunnel, a replay of recorded
# requests) may write the header anew. Commands and clicks fail then while events, which are JSON, go on: half a bot.
# @slack/bolt 5.1.0, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund @slack/bolt@5.1.0

cat >form.mjs <<'JS'
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import bolt from '@slack/bolt';

const { version } = createRequire(import.meta.url)('@slack/bolt/package.json');
const quiet = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => 'error', setName() {} };
const receiver = new bolt.HTTPReceiver({ signingSecret: 'secret', logger: quiet });
const app = new bolt.App({
  receiver,
  logger: quiet,
  authorize: async () => ({ botToken: 'xoxb-none', botId: 'B0BOT', botUserId: 'U0BOT' }),
});
let heard = 0;
app.command('/incident', async ({ ack }) => {
  heard += 1;
  await ack();
});
app.error(async () => {
  heard += 1;
});
const server = await app.start(0);
const fields = { command: '/incident', text: 'log rolled back', team_id: 'T0', user_id: 'U0', channel_id: 'C0' };
const body = new URLSearchParams(fields).toString();
const seen = {};
for (const type of ['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded; charset=utf-8']) {
  heard = 0;
  const now = Math.floor(Date.now() / 1_000);
  const signature = createHmac('sha256', 'secret').update(`v0:${now}:${body}`).digest('hex');
  const { status } = await fetch(`http://127.0.0.1:${server.address().port}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': type, 'x-slack-request-timestamp': now, 'x-slack-signature': `v0=${signature}` },
    body,
  });
  seen[type] = `${status}, heard ${heard}`;
}
await app.stop();

console.log(`@slack/bolt ${version}`);
console.log('guess: 200, heard 1, both times');
for (const [type, what] of Object.entries(seen)) console.log(`seen:  ${type}: ${what}`);
if (Object.values(seen).join('; ') !== '200, heard 1; 400, heard 0') {
  console.error('Changed: Bolt reads a form whose content type has a parameter.');
  process.exit(1);
}
JS
node form.mjs
