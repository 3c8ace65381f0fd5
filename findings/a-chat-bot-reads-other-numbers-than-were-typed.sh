#!/usr/bin/env bash
# Guess: the text that the Chat SDK gives a bot for a message from Slack is what was typed, without the marks of bold
# and italics; code stays as it is.
# Seen: the message is first rewritten to Markdown, where each star of a pair becomes two, within words and in inline
# code as well, and then read. "2*1024*1024" arrives as "210241024", a path with two stars without them, "~5 min, then
# ~10 min" with twice the tildes, a command and the five fields of cron with twice the stars. Fenced code is left alone.
# A date that Slack shows as a date arrives as its token.
# Why it matters: message.text is what a bot stores, compares and gives to a model, and nothing shows that it was
# changed. The limit in the timeline is a hundred times what was set. Only message.raw has the words of the person.
# @chat-adapter/slack 4.41.1, seen 2026-12-01.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund @chat-adapter/slack@4.41.1 chat@4.41.1

cat >typed.mjs <<'JS'
import { createSlackAdapter } from '@chat-adapter/slack';

const adapter = createSlackAdapter({ botToken: 'xoxb-none', signingSecret: 'none' });
const read = (text) =>
  adapter.parseMessage({ type: 'message', user: 'U0ADA', channel: 'C0INCIDENT', ts: '1.000001', text }).text;
const cases = {
  'it was *bold* and _slanted_': 'it was bold and slanted',
  'limit is 2*1024*1024': 'limit is 210241024',
  'gone: pods/*/logs, nodes/*/logs': 'gone: pods//logs, nodes//logs',
  'ran `rm *.log` and `ls *.gz`': 'ran rm **.log and ls **.gz',
  'runs at 0 9 * * 1': 'runs at 0 9 ** ** 1',
  'down ~5 min, then ~10 min': 'down ~~5 min, then ~~10 min',
  '```rm *.log```': 'rm *.log',
  'back <!date^1796119200^{time}|10:00 AM>': 'back <!date^1796119200^{time}|10:00 AM>',
};
const seen = Object.keys(cases).map(read);
console.log('@chat-adapter/slack 4.41.1');
console.log('guess: the same words and stars, without the marks of bold, italics and code');
for (const [n, typed] of Object.keys(cases).entries()) console.log(`seen:  ${typed}  =>  ${seen[n]}`);
if (seen.join('\n') !== Object.values(cases).join('\n')) {
  console.error('Changed: stars, tildes or dates in a message are read differently.');
  process.exit(1);
}
JS
node typed.mjs
