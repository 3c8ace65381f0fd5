#!/usr/bin/env bash
# Guess: when a rotating bot token has expired and its refresh fails, authorize() of InstallProvider rejects, so that
# the event is not taken (or is delivered again) and somebody hears of it.
# Seen: it resolves with the token that has expired, expiry in the past and all. Only a log line tells.
# Why it matters: an incident bot takes the command, says "logged", and then every call it makes fails with
# token_expired, far away from the cause. authorize() cannot be the place that decides whether a workspace is usable.
# @slack/oauth 4.0.0, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund @slack/oauth@4.0.0

cat >refresh.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { InstallProvider } from '@slack/oauth';

const { version } = createRequire(import.meta.url)('@slack/oauth/package.json');
const answers = {
  'Slack refuses the refresh token': (response) => {
    response.setHeader('content-type', 'application/json');
    response.end('{"ok":false,"error":"invalid_refresh_token"}');
  },
  'Slack is down': (response) => response.writeHead(503).end('unavailable'),
};
let answer;
const server = createServer(async (request, response) => {
  for await (const _ of request);
  answer(response);
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const anHourAgo = Math.floor(Date.now() / 1_000) - 3_600;
const installation = () => ({
  team: { id: 'T0TEAM' },
  enterprise: undefined,
  isEnterpriseInstall: false,
  authVersion: 'v2',
  user: { id: 'U0ADMIN' },
  bot: { id: 'B0', userId: 'U0', scopes: [], token: 'expired', refreshToken: 'refresh', expiresAt: anHourAgo },
});
const quiet = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => 'error', setName() {} };
const provider = new InstallProvider({
  clientId: '1.2',
  clientSecret: 'none',
  stateSecret: 'none',
  logger: quiet,
  clientOptions: { slackApiUrl: `http://127.0.0.1:${server.address().port}/`, retryConfig: { retries: 0 } },
  installationStore: { fetchInstallation: async () => installation(), storeInstallation: async () => undefined },
});
const seen = {};
for (const [when, give] of Object.entries(answers)) {
  answer = give;
  seen[when] = await provider.authorize({ teamId: 'T0TEAM', isEnterpriseInstall: false }).then(
    ({ botToken, botTokenExpiresAt: until }) =>
      `resolves with "${botToken}", ${until === anHourAgo ? 'past its time' : 'renewed'}`,
    (error) => `rejects: ${error.message}`,
  );
}
server.close();

console.log(`@slack/oauth ${version}`);
console.log('guess: authorize rejects');
for (const [when, what] of Object.entries(seen)) console.log(`seen:  ${when}: ${what}`);
if (!Object.values(seen).every((what) => what.startsWith('resolves with "expired"'))) {
  console.error('Changed: authorize no longer hands out an expired token after a failed refresh.');
  process.exit(1);
}
JS
node refresh.mjs
