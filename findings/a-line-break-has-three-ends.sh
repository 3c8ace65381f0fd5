#!/usr/bin/env bash
# Guess: two spaces at the end of a line are a line break in Markdown, so that a converter gives a line break: in the
# mrkdwn of Slack a new line, in Notion one too.
# Seen: slackify-markdown writes a backslash before the new line, which people see in Slack; md-to-slack, and martian
# for Notion, run the two lines together without so much as a space. Two paragraphs come through all three.
# Why it matters: a timeline whose entries stand on a line each is written just so. "paged Ada" and "14:07 rolled back"
# become "paged Ada14:07 rolled back", and its times can no longer be searched for.
# slackify-markdown 5.0.0, md-to-slack 1.1.7, @tryfabric/martian 1.2.4, seen 2026-12-01.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund slackify-markdown@5.0.0 md-to-slack@1.1.7
npm install --silent --ignore-scripts --no-audit --no-fund @tryfabric/martian@1.2.4

cat >breaks.mjs <<'JS'
import martian from '@tryfabric/martian';
import { markdownToSlack } from 'md-to-slack';
import { slackifyMarkdown } from 'slackify-markdown';

/** The text of the blocks for Notion, each on a line of its own. */
const forNotion = (markdown) =>
  martian
    .markdownToBlocks(markdown)
    .map(({ paragraph }) => paragraph.rich_text.map(({ text }) => text.content).join(''))
    .join('\n\n');
const converters = { 'slackify-markdown': slackifyMarkdown, 'md-to-slack': markdownToSlack, martian: forNotion };
const lines = '14:05 paged Ada  \n14:07 rolled back';
const paragraphs = '14:05 paged Ada\n\n14:07 rolled back';

console.log('slackify-markdown 5.0.0, md-to-slack 1.1.7, @tryfabric/martian 1.2.4');
console.log(`guess: ${JSON.stringify('14:05 paged Ada\n14:07 rolled back')} each time`);
const seen = [];
for (const [name, convert] of Object.entries(converters)) {
  seen.push(convert(lines).trim(), convert(paragraphs).trim());
  console.log(`seen:  ${name}: ${JSON.stringify(seen.at(-2))}`);
}
const glued = '14:05 paged Ada14:07 rolled back';
const expected = ['14:05 paged Ada\\\n14:07 rolled back', glued, glued].flatMap((line) => [line, paragraphs]);
if (JSON.stringify(seen) !== JSON.stringify(expected)) {
  console.error('Changed: a line break comes through differently.');
  process.exit(1);
}
JS
node breaks.mjs
