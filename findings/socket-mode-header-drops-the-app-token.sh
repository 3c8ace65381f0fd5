#!/usr/bin/env bash
# Guess: a header given in clientOptions of SocketModeClient is sent beside the Authorization header that carries the
# app token.
# Seen: it replaces all of them. apps.connections.open goes out without any token and Slack answers not_authed.
# Why it matters: a header for a gateway or for tracing, added in one place for every client of a bot, works for the
# WebClient and takes Socket Mode down with an error that reads like a revoked token.
# @slack/socket-mode 3.1.0, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund @slack/socket-mode@3.1.0

cat >open.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { SocketModeClient } from '@slack/socket-mode';

const { version } = createRequire(import.meta.url)('@slack/socket-mode/package.json');
const tokens = [];
const server = createServer(async (request, response) => {
  for await (const _ of request);
  tokens.push(request.headers.authorization ?? 'none');
  response.setHeader('content-type', 'application/json');
  response.end('{"ok":false,"error":"not_authed"}');
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const slackApiUrl = `http://127.0.0.1:${server.address().port}/`;
const quiet = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => 'error', setName() {} };
for (const clientOptions of [{ slackApiUrl }, { slackApiUrl, headers: { 'x-environment': 'staging' } }]) {
  const client = new SocketModeClient({ appToken: 'xapp-none', logger: quiet, clientOptions });
  await client.start().catch(() => undefined);
}
server.close();

console.log(`@slack/socket-mode ${version}`);
console.log('guess: both requests carry the app token');
console.log(`seen:  without a header of one's own: ${tokens[0]}; with one: ${tokens[1]}`);
if (tokens[0] !== 'Bearer xapp-none' || tokens[1] !== 'none') {
  console.error('Changed: a header in clientOptions no longer drops the app token.');
  process.exit(1);
}
JS
node open.mjs
