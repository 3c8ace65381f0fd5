#!/usr/bin/env bash
# Guess: WebClient.paginate() reads its arguments and leaves them alone, so the same arguments start at the first page
# every time.
# Seen: it writes the cursor of each page into the object it was given. A second walk with the same object asks for the
# last page only, and reports success.
# Why it matters: "was this already posted?" walks the history again after a doubt. With one constant for the arguments
# it sees the last page and posts twice.
# @slack/web-api 8.2.0, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund @slack/web-api@8.2.0

cat >walk-twice.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import slack from '@slack/web-api';

const { version } = createRequire(import.meta.url)('@slack/web-api/package.json');
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const page = Number(new URLSearchParams(body).get('cursor') ?? 1);
  response.setHeader('content-type', 'application/json');
  response.end(
    JSON.stringify({
      ok: true,
      messages: [{ text: `page ${page}` }],
      response_metadata: { next_cursor: page < 3 ? String(page + 1) : '' },
    }),
  );
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const client = new slack.WebClient('xoxb-none', { slackApiUrl: `http://127.0.0.1:${server.address().port}/` });
const where = { channel: 'C0INCIDENT', limit: 1 };
const walk = async () => {
  const pages = [];
  for await (const page of client.paginate('conversations.history', where)) pages.push(page.messages[0].text);
  return pages.join(', ');
};
const first = await walk();
const second = await walk();
server.close();

console.log(`@slack/web-api ${version}`);
console.log('guess: both walks give page 1, page 2, page 3');
console.log(`seen:  first ${first}; second ${second}; the arguments are now ${JSON.stringify(where)}`);
if (first !== 'page 1, page 2, page 3' || second !== 'page 3' || where.cursor !== '3') {
  console.error('Changed: a second walk with the same arguments no longer begins at the last page.');
  process.exit(1);
}
JS
node walk-twice.mjs
