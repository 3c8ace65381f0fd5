#!/usr/bin/env bash
# Guess: when Slack announces that it will recycle the connection (disconnect, reason warning), the client opens a new
# one first and keeps the old one until then; that is what the warning is for.
# Seen: it closes its only connection at once and asks for a new address 5 s later. An event that came just before and
# is acknowledged within its 3 s fails with slack_socket_mode_send_while_not_ready_error.
# Why it matters: Slack recycles connections as a matter of course. A command typed in those seconds of an incident
# reaches nobody, and one that was being handled looks unanswered to Slack although it was carried out.
# @slack/socket-mode 3.1.0, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund @slack/socket-mode@3.1.0 ws@8.23.0

cat >recycle.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { SocketModeClient } from '@slack/socket-mode';
import { WebSocketServer } from 'ws';

const { version } = createRequire(import.meta.url)('@slack/socket-mode/package.json');
const asked = [];
const closed = [];
const sockets = [];
const server = createServer(async (request, response) => {
  for await (const _ of request);
  asked.push(Date.now());
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${server.address().port}/link` }));
}).listen(0, '127.0.0.1');
await once(server, 'listening');
new WebSocketServer({ server }).on('connection', (socket) => {
  sockets.push(socket);
  socket.on('close', () => closed.push(Date.now()));
  socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
});

const quiet = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => 'error', setName() {} };
const client = new SocketModeClient({
  appToken: 'xapp-none',
  logger: quiet,
  clientOptions: { slackApiUrl: `http://127.0.0.1:${server.address().port}/` },
});
let acknowledged = 'not yet';
client.on('slash_commands', async ({ ack }) => {
  await sleep(1_000);
  acknowledged = await ack().then(() => 'acknowledged', (error) => error.code);
});
await client.start();
const command = { command: '/incident', text: 'log rolled back' };
sockets[0].send(JSON.stringify({ type: 'slash_commands', envelope_id: 'e1', payload: command }));
sockets[0].send(JSON.stringify({ type: 'disconnect', reason: 'warning' }));
const warned = Date.now();
while (asked.length < 2 && Date.now() - warned < 15_000) await sleep(50);
const gap = (asked[1] - warned) / 1_000;
const kept = (closed[0] - warned) / 1_000;

console.log(`@slack/socket-mode ${version}`);
console.log('guess: asked for a new address at once, the old connection kept meanwhile, the command acknowledged');
console.log(`seen:  closed after ${kept.toFixed(1)} s, asked after ${gap.toFixed(1)} s; the command: ${acknowledged}`);
const failed = acknowledged === 'slack_socket_mode_send_while_not_ready_error';
const asSeen = gap > 4.5 && kept < 2 && failed;
if (!asSeen) console.error('Changed: the connection is recycled without the gap of five seconds.');
process.exit(asSeen ? 0 : 1);
JS
node recycle.mjs
