#!/usr/bin/env bash
# Guess: all() of PagerDuty's client gives every incident, or rejects when a page of them cannot be had.
# Seen: a page that is answered with an error is the last page. all() resolves with what came before and an undefined at
# the end, and its status is that of the first page, 200. requestTimeout does nothing either: a call that is
# limited to 0.5 s waits 3 s for its answer and resolves.
# Why it matters: "which incidents are still open" is asked when things are bad, at PagerDuty too. An error after the
# first hundred reads as "no more", and the call that should have given up in time holds up the status report.
# @pagerduty/pdjs 2.2.4, seen 2026-12-01. PagerDuty is played by a server on this machine.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund @pagerduty/pdjs@2.2.4

cat >incidents.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import pagerduty from '@pagerduty/pdjs';

const { version } = createRequire(import.meta.url)('@pagerduty/pdjs/package.json');
let asked = 0;
const server = createServer(async (request, response) => {
  asked += 1;
  const address = new URL(request.url, 'http://here');
  if (address.pathname.endsWith('services')) await sleep(3_000);
  const offset = Number(address.searchParams.get('offset') ?? 0);
  response.setHeader('content-type', 'application/json');
  if (offset === 2) response.writeHead(500).end('{"error":{"message":"Internal Server Error","code":2000}}');
  else response.end(JSON.stringify({ incidents: ['Q1', 'Q2'], services: [], offset, limit: 2, more: offset < 4 }));
}).listen(0, '127.0.0.1');
await once(server, 'listening');
// What the client calls the resource is what follows ".com/" in the address.
const url = (resource) => `http://127.0.0.1:${server.address().port}/api.pagerduty.com/${resource}`;
const client = pagerduty.api({ token: 'none' });

const list = await client.all('incidents', { url: url('incidents') }).then(
  ({ status, resource }) => `resolved with ${status} and ${resource.map(String).join(', ')}`,
  () => 'rejected',
);
const pages = asked;
const before = Date.now();
const late = await client.get('services', { url: url('services'), requestTimeout: 500 }).then(
  () => 'resolved',
  () => 'rejected',
);
const seconds = ((Date.now() - before) / 1_000).toFixed(1);
server.closeAllConnections();
server.close();

console.log(`@pagerduty/pdjs ${version}`);
console.log('guess: rejected, since the second of three pages is an error; rejected after 0.5 s');
console.log(`seen:  after ${pages} pages ${list}; ${late} after ${seconds} s`);
const asSeen = pages === 2 && list === 'resolved with 200 and Q1, Q2, undefined' && late === 'resolved';
if (!asSeen) console.error('Changed: an error page, or the time limit, is treated differently.');
process.exit(asSeen ? 0 : 1);
JS
node incidents.mjs
