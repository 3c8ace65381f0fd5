#!/usr/bin/env bash
# Guess: getThreadContext() of Bolt's Assistant tells which channel the person of this thread is looking at. Slack sends
# that for each thread, and Bolt's own store keeps it in the metadata of that thread's first message.
# Seen: the store also keeps the newest context in itself, and one store serves all threads. From the first context on,
# whoever asks gets the channel that was opened last, in whichever thread; the metadata is written and never read again.
# With one person at a time, as in a test, it is right.
# Why it matters: in an incident several people have the assistant open at once. "Summarise this channel" tells Ada,
# who looks at the incident, about the channel that Bo has just opened. A store of one's own, by channel and thread, is
# needed.
# @slack/bolt 5.1.0, seen 2026-12-01. Slack is played by a server on this machine.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund @slack/bolt@5.1.0

cat >threads.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import bolt from '@slack/bolt';

const { version } = createRequire(import.meta.url)('@slack/bolt/package.json');
const greetings = {};
let reads = 0;
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const call = new URLSearchParams(body);
  const answer = { ok: true };
  if (request.url === '/chat.update') greetings[call.get('channel')].metadata = JSON.parse(call.get('metadata'));
  if (request.url === '/conversations.replies') {
    reads += 1;
    greetings[call.get('channel')] ??= { type: 'message', user: 'U0BOT', text: 'Hello', ts: '1.000002' };
    answer.messages = [greetings[call.get('channel')]];
  }
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(answer));
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const told = [];
const assistant = new bolt.Assistant({
  threadStarted: async ({ saveThreadContext }) => saveThreadContext(),
  userMessage: async ({ event, getThreadContext }) => {
    const { channel_id } = await getThreadContext();
    told.push(`${event.user} looks at ${channel_id}`);
  },
});
const app = new bolt.App({
  receiver: { init() {}, async start() {}, async stop() {} },
  authorize: async () => ({ botToken: 'xoxb-none', botId: 'B0BOT', botUserId: 'U0BOT' }),
  clientOptions: { slackApiUrl: `http://127.0.0.1:${server.address().port}/` },
});
app.assistant(assistant);
const deliver = (event) =>
  app.processEvent({ body: { type: 'event_callback', team_id: 'T0TEAM', event }, ack: async () => undefined });
/** That person has the assistant open in a thread of their own, beside that channel. */
const opens = (person, thread, beside) =>
  deliver({
    type: 'assistant_thread_started',
    event_ts: '1.000001',
    assistant_thread: {
      user_id: person,
      channel_id: thread,
      thread_ts: '1.000001',
      context: { channel_id: beside, team_id: 'T0TEAM', enterprise_id: null },
    },
  });
const asks = (person, thread) =>
  deliver({
    type: 'message',
    channel_type: 'im',
    user: person,
    channel: thread,
    text: 'Summarise this channel',
    ts: '2.000001',
    thread_ts: '1.000001',
  });
await opens('U0ADA', 'D0ADA', 'C0INCIDENT');
await asks('U0ADA', 'D0ADA');
await opens('U0BO', 'D0BO', 'C0LUNCH');
const readsBefore = reads;
await asks('U0ADA', 'D0ADA');
await asks('U0BO', 'D0BO');
server.close();

const stored = greetings.D0ADA.metadata.event_payload.channel_id;
console.log(`@slack/bolt ${version}`);
console.log('guess: U0ADA looks at C0INCIDENT both times, U0BO at C0LUNCH');
for (const line of told) console.log(`seen:  ${line}`);
console.log(`seen:  in the metadata of the thread of U0ADA: ${stored}, read ${reads - readsBefore} times`);
const asSeen = told.join() === 'U0ADA looks at C0INCIDENT,U0ADA looks at C0LUNCH,U0BO looks at C0LUNCH';
if (!asSeen || stored !== 'C0INCIDENT' || reads !== readsBefore) {
  console.error('Changed: each thread has its own context.');
  process.exit(1);
}
JS
node threads.mjs
