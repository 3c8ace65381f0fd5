#!/usr/bin/env bash
# Guess: events that arrive together while a rotating token is due share one refresh.
# Seen: each of them spends the same refresh token, and each answer is stored over the one before. Five events are five
# calls of oauth.v2.access; the token that stays is that of whoever wrote last.
# Why it matters: an incident begins with a burst of events. Their refreshes race, and the pair that stays in the store
# need not be the last one that Slack gave out. One refresh at a time per workspace has to come from outside.
# @slack/oauth 4.0.0, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund @slack/oauth@4.0.0

cat >burst.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { InstallProvider } from '@slack/oauth';

const { version } = createRequire(import.meta.url)('@slack/oauth/package.json');
const spent = [];
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  spent.push(new URLSearchParams(body).get('refresh_token'));
  const n = spent.length;
  await sleep(50);
  response.setHeader('content-type', 'application/json');
  const tokens = { access_token: `token-${n}`, refresh_token: `refresh-${n}`, expires_in: 43_200 };
  response.end(JSON.stringify({ ok: true, token_type: 'bot', ...tokens }));
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const now = Math.floor(Date.now() / 1_000);
const bot = { id: 'B0', userId: 'U0', scopes: [], token: 'token-0', refreshToken: 'refresh-0', expiresAt: now + 60 };
let stored = { team: { id: 'T0TEAM' }, isEnterpriseInstall: false, authVersion: 'v2', user: { id: 'U0ADMIN' }, bot };
let writes = 0;
const provider = new InstallProvider({
  clientId: '1.2',
  clientSecret: 'none',
  stateSecret: 'none',
  logLevel: 'error',
  clientOptions: { slackApiUrl: `http://127.0.0.1:${server.address().port}/` },
  installationStore: {
    fetchInstallation: async () => structuredClone(stored),
    storeInstallation: async (installation) => {
      stored = installation;
      writes += 1;
    },
  },
});
const source = { teamId: 'T0TEAM', isEnterpriseInstall: false };
const given = await Promise.all(Array.from({ length: 5 }, () => provider.authorize(source)));
server.close();
const distinct = new Set(given.map(({ botToken }) => botToken)).size;

console.log(`@slack/oauth ${version}`);
console.log('guess: one refresh, one token for all five events');
console.log(`seen:  refresh tokens spent: ${spent.join(', ')}; ${distinct} different tokens given; ${writes} writes`);
if (spent.length !== 5 || !spent.every((token) => token === 'refresh-0') || distinct !== 5) {
  console.error('Changed: events that arrive together no longer refresh the token once each.');
  process.exit(1);
}
JS
node burst.mjs
