#!/usr/bin/env bash
# Guess: an HTML page with status 200 in place of Slack's JSON (a proxy that wants a login, a maintenance page) is a
# transport failure: a request or HTTP error, worth a retry.
# Seen: it is a WebAPIPlatformError whose error code is the whole page, thrown at once.
# Why it matters: platform errors are Slack's verdict ("not_in_channel"), so jobs give up on them for good and metrics
# use the code as a label. A page of a proxy drops what would have gone through a minute later.
# @slack/web-api 8.2.0, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund @slack/web-api@8.2.0

cat >proxy-page.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import slack from '@slack/web-api';

const PAGE = '<!doctype html><title>Sign in</title><p>Your session with the gateway has ended.</p>';
const { version } = createRequire(import.meta.url)('@slack/web-api/package.json');
let tries = 0;
const server = createServer(async (request, response) => {
  for await (const _ of request);
  tries += 1;
  response.setHeader('content-type', 'text/html');
  response.end(PAGE);
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const client = new slack.WebClient('xoxb-none', {
  slackApiUrl: `http://127.0.0.1:${server.address().port}/`,
  logLevel: 'error',
  retryConfig: { retries: 2, minTimeout: 10 },
});
const error = await client.chat.postMessage({ channel: 'C0INCIDENT', text: 'Rolled back' }).catch((thrown) => thrown);
server.close();

console.log(`@slack/web-api ${version}`);
console.log('guess: a WebAPIRequestError or WebAPIHTTPError after 3 tries');
console.log(`seen:  ${error.name} after ${tries} try, with the code ${JSON.stringify(error.data?.error)}`);
if (!(error instanceof slack.WebAPIPlatformError) || error.data.error !== PAGE || tries !== 1) {
  console.error('Changed: a page that is not JSON is no longer reported as a platform error.');
  process.exit(1);
}
JS
node proxy-page.mjs
