#!/usr/bin/env bash
# Guess: bytes put into a CloudEvent come out as the same bytes, in either of its two ways over HTTP.
# Seen: in structured mode, where they travel as base64, they come out as a Uint32Array, one number for each byte. Its
# numbers and its length are right; written to a file or sent on, each byte is followed by three zeros. Binary mode
# gives the bytes.
# Why it matters: which way is used is up to the sender. A test that compares the numbers passes, and the chart or
# export that was handed on is four times as large and nobody can open it.
# cloudevents 10.0.0, seen 2026-12-01.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund cloudevents@10.0.0

cat >picture.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { CloudEvent, HTTP } from 'cloudevents';

const { version } = createRequire(import.meta.url)('cloudevents/package.json');
const signature = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const event = new CloudEvent({
  type: 'com.example.chart',
  source: '/incidents/INC-2026-0012',
  datacontenttype: 'image/png',
  data: signature,
});

/** What a receiver writes down of the event, sent in that way. */
const received = (mode) => {
  const { headers, body } = HTTP[mode](event);
  const { data } = HTTP.toEvent({ headers, body });
  writeFileSync(`${mode}.png`, data);
  return `${data.constructor.name} of ${data.length}, a file ${readFileSync(`${mode}.png`).toString('hex')}`;
};
const [binary, structured] = ['binary', 'structured'].map(received);
console.log(`cloudevents ${version}`);
console.log('guess: 8 bytes and a file 89504e470d0a1a0a, both times');
console.log(`seen:  binary mode: ${binary}`);
console.log(`seen:  structured mode: ${structured}`);
const wide = 'Uint32Array of 8, a file 89000000500000004e000000470000000d0000000a0000001a0000000a000000';
if (binary !== 'Uint8Array of 8, a file 89504e470d0a1a0a' || structured !== wide) {
  console.error('Changed: bytes come out of an event in another form.');
  process.exit(1);
}
JS
node picture.mjs
