#!/usr/bin/env bash
# Guess: with update_message, Alertmanager edits its message in Slack while it is there. Once somebody has deleted it,
# the next change of the group is posted anew.
# Seen: it goes on editing the message that is gone. Slack answers message_not_found, the notification counts as failed
# for good, and so does each one after it: a second alert of the group never reaches the channel while the first fires.
# Why it matters: tidying up a channel during an incident mutes the alerts of that service there. An empty channel says
# nothing about whether something fires.
# Alertmanager 0.35.0, seen 2026-11-30. Slack is played by a server on this machine behind a proxy.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
# The published module has no built web page; an empty one takes its place.
go mod download -json github.com/prometheus/alertmanager@v0.35.0 >module.json
cp -r "$(sed -n 's/^.*"Dir": "\(.*\)".*$/\1/p' module.json)" source
chmod -R u+w source
mkdir -p source/ui/app/dist && touch source/ui/app/dist/index.html
(cd source && go build -trimpath -o ../alertmanager ./cmd/alertmanager)

openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 \
  -subj /CN=slack.com -addext subjectAltName=DNS:slack.com 2>/dev/null

cat >deleted.mjs <<'JS'
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const calls = [];
let deleted = false;
const identity = { key: readFileSync('key.pem'), cert: readFileSync('cert.pem') };
const slack = createSecureServer(identity, async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const gone = deleted && request.url === '/api/chat.update';
  calls.push(`${request.url.slice(5)} ${JSON.parse(body).attachments[0].title.trim()}${gone ? ' (refused)' : ''}`);
  response.setHeader('content-type', 'application/json');
  const posted = { ok: true, ts: '1.000001', channel: 'C0ALERTS' };
  response.end(JSON.stringify(gone ? { ok: false, error: 'message_not_found' } : posted));
}).listen(0, '127.0.0.1');
await once(slack, 'listening');
const proxy = createServer()
  .on('connect', (_, socket, head) => {
    const onward = connect(slack.address().port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  })
  .listen(0, '127.0.0.1');
await once(proxy, 'listening');

writeFileSync(
  'config.yml',
  `
route: { receiver: slack, group_by: [service], group_wait: 1s, group_interval: 2s, repeat_interval: 1h }
receivers:
- name: slack
  slack_configs:
  - api_url: https://slack.com/api/chat.postMessage
    channel: C0ALERTS
    update_message: true
    http_config:
      authorization: { credentials: none }
      proxy_url: http://127.0.0.1:${proxy.address().port}
      tls_config: { ca_file: cert.pem }
`,
);
const where = `127.0.0.1:${20_000 + (process.pid % 20_000)}`;
const alertmanager = spawn(
  './alertmanager',
  ['--config.file=config.yml', '--storage.path=data', `--web.listen-address=${where}`, '--cluster.listen-address='],
  { stdio: 'ignore' },
);
process.on('exit', () => alertmanager.kill());
for (let tries = 0; tries < 100; tries += 1) {
  const up = await fetch(`http://${where}/-/ready`).then(({ ok }) => ok, () => false);
  if (up) break;
  await sleep(100);
}
const fire = (alertname) =>
  fetch(`http://${where}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ labels: { alertname, service: 'checkout' } }]),
  });
await fire('HighErrorRate');
for (let tries = 0; calls.length === 0 && tries < 150; tries += 1) await sleep(100);
deleted = true;
await fire('PaymentsDown');
await sleep(9_000);
alertmanager.kill();

console.log(`Alertmanager ${readFileSync('source/VERSION', 'utf8').trim()}`);
console.log('guess: HighErrorRate is posted; its message is deleted; PaymentsDown is posted');
for (const call of calls) console.log(`seen:  ${call}`);
const [first, ...later] = calls;
const posted = first?.startsWith('chat.postMessage [FIRING:1]');
const asSeen = posted && later.length > 1 && later.every((call) => /^chat\.update .*\(refused\)$/.test(call));
if (!asSeen) console.error('Changed: Alertmanager no longer holds on to a message that was deleted.');
process.exit(asSeen ? 0 : 1);
JS
node deleted.mjs
