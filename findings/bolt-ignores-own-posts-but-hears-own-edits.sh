#!/usr/bin/env bash
# Guess: Bolt's ignoreSelf, which is on unless it is switched off, keeps everything the bot did away from the listeners.
# Seen: it keeps away what the bot posts, but not the edit or the removal of that message: there the user stands one
# level deeper, in message and previous_message, where it does not look.
# Why it matters: a bot that keeps a status card current with chat.update hears each of its own updates. A listener that
# records edits, or redraws the card on a change, writes itself into the timeline or runs in a circle.
# @slack/bolt 5.1.0, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund @slack/bolt@5.1.0

cat >own-edits.mjs <<'JS'
import { createRequire } from 'node:module';
import bolt from '@slack/bolt';

const { version } = createRequire(import.meta.url)('@slack/bolt/package.json');
const app = new bolt.App({
  receiver: { init() {}, async start() {}, async stop() {} },
  authorize: async () => ({ botToken: 'xoxb-none', botId: 'B0BOT', botUserId: 'U0BOT' }),
});
const heard = [];
app.event('message', async ({ event }) => {
  heard.push(event.subtype ?? 'post');
});
const card = (text) => ({ type: 'message', user: 'U0BOT', bot_id: 'B0BOT', text, ts: '1.000001' });
const own = [
  card('Status: investigating'),
  {
    type: 'message',
    subtype: 'message_changed',
    ts: '2.000001',
    message: { ...card('Status: resolved'), edited: { user: 'U0BOT', ts: '2.000000' } },
    previous_message: card('Status: investigating'),
  },
  { type: 'message', subtype: 'message_deleted', ts: '3.000001', deleted_ts: '1.000001', previous_message: card('') },
];
for (const event of own) {
  const body = { type: 'event_callback', team_id: 'T0TEAM', event: { channel: 'C0INCIDENT', ...event } };
  await app.processEvent({ body, ack: async () => undefined });
}

console.log(`@slack/bolt ${version}`);
console.log('guess: of a post, an edit and a removal by the bot itself, none is heard');
console.log(`seen:  heard ${heard.join(' and ')}`);
if (heard.join() !== 'message_changed,message_deleted') {
  console.error('Changed: ignoreSelf treats edits and removals by the bot itself differently.');
  process.exit(1);
}
JS
node own-edits.mjs
