#!/usr/bin/env bash
# Guess: a converter from Markdown to Slack blocks flattens what Slack cannot show, as deeper lists; it does not lose
# text.
# Seen: @tryfabric/mack writes the first level of a list and drops everything below it, sub-points and code alike. What
# was ticked in a task list and what was not looks the same. Nothing is reported.
# Why it matters: action items with their steps below them are the part of a postmortem that people act on. In the
# channel the steps are gone, and done and open items cannot be told apart.
# @tryfabric/mack 1.2.1, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund @tryfabric/mack@1.2.1

cat >blocks.mjs <<'JS'
import mack from '@tryfabric/mack';

const lists = {
  'nested points': '- Add an alert\n  - on the error rate\n  - on the queue\n- Write the runbook\n',
  'a command below a step': '1. Drain the node\n\n   ```\n   kubectl drain node-7\n   ```\n\n2. Restart it\n',
  'a task list': '- [x] Page the vendor\n- [ ] Raise the limit\n',
};
const seen = {};
for (const [what, markdown] of Object.entries(lists)) {
  const blocks = await mack.markdownToBlocks(markdown);
  seen[what] = blocks.map((block) => block.text?.text ?? block.type).join('\n');
}
console.log('@tryfabric/mack 1.2.1');
console.log('guess: every word of the lists is in the blocks');
for (const [what, text] of Object.entries(seen)) console.log(`seen:  ${what}: ${JSON.stringify(text)}`);
const [nested, command, tasks] = Object.values(seen);
const dropped = !nested.includes('error rate') && nested.includes('runbook') && !command.includes('kubectl');
if (!dropped || tasks !== '• Page the vendor\n• Raise the limit') {
  console.error('Changed: nested lists, code in lists or task lists are converted differently.');
  process.exit(1);
}
JS
node blocks.mjs
