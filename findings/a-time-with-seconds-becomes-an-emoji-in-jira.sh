#!/usr/bin/env bash
# Guess: "14:05:30 rolled back" is plain text in Markdown, and a converter to Jira's documents passes it on.
# Seen: md-to-adf takes the minutes, which stand between two colons, for the short name of an emoji. The entry says
# "14", then an emoji called "05", then "30". Where a line has two times, only the second is hurt; 14:05 without seconds
# and code are left alone. The same happens to a port or an account number between colons.
# Why it matters: a timeline is made of such lines. Jira knows no emoji of that name, so that what can be read of the
# moment depends on what it shows instead, and a search for the time finds nothing.
# md-to-adf 0.6.4, seen 2026-12-01.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund md-to-adf@0.6.4

cat >timeline.cjs <<'JS'
const translate = require('md-to-adf');
const { version } = require('md-to-adf/package.json');

/** A line as Jira gets it, emoji in angle brackets. */
const inJira = (markdown) => {
  const { content } = JSON.parse(JSON.stringify(translate(markdown)));
  return content[0].content.map(({ text, attrs }) => text ?? `<emoji ${attrs.shortName}>`).join('');
};
const cases = {
  '14:05:30 rolled back': '14<emoji 05>30 rolled back',
  'down from 14:05:30 to 14:07:10': 'down from 14:05:30 to 14<emoji 07>10',
  '14:05 rolled back': '14:05 rolled back',
  'alarm arn:aws:sns:eu-west-1:123456:pager': 'alarm arn:aws:sns:eu-west-1<emoji 123456>pager',
};
const seen = Object.keys(cases).map(inJira);
console.log(`md-to-adf ${version}`);
console.log('guess: each line as it was written');
for (const line of seen) console.log(`seen:  ${line}`);
if (seen.join('\n') !== Object.values(cases).join('\n')) {
  console.error('Changed: times with seconds come through differently.');
  process.exit(1);
}
JS
node timeline.cjs
