#!/usr/bin/env bash
# Guess: "it cost $5k an hour, $40k in all" is plain text in Markdown and becomes plain text in Notion.
# Seen: martian takes everything between two dollar signs for a formula. Notion gets "5k an hour, " as an equation, and
# both dollar signs are gone. The same happens to two shell variables in a line; one amount alone, or code, comes
# through.
# Why it matters: the impact of an incident is told in money, what it cost an hour beside what it cost in all. The page
# says 40k of no currency after a formula, and only for those incidents that name two amounts.
# @tryfabric/martian 1.2.4, seen 2026-12-01.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund @tryfabric/martian@1.2.4

cat >impact.cjs <<'JS'
const { markdownToBlocks } = require('@tryfabric/martian');
const { version } = require('@tryfabric/martian/package.json');

/** A paragraph as Notion gets it, formulas in angle brackets. */
const inNotion = (markdown) =>
  markdownToBlocks(markdown)[0]
    .paragraph.rich_text.map(({ text, equation }) => text?.content ?? `<formula ${equation.expression}>`)
    .join('');
const cases = {
  'it cost $40k in all': 'it cost $40k in all',
  'it cost $5k an hour, $40k in all': 'it cost <formula 5k an hour, >40k in all',
  'copied $SRC to $DEST on all hosts': 'copied <formula SRC to >DEST on all hosts',
  'copied `$SRC` to `$DEST` on all hosts': 'copied $SRC to $DEST on all hosts',
};
const seen = Object.keys(cases).map(inNotion);
console.log(`@tryfabric/martian ${version}`);
console.log('guess: each sentence as it was written');
for (const sentence of seen) console.log(`seen:  ${sentence}`);
if (seen.join('\n') !== Object.values(cases).join('\n')) {
  console.error('Changed: what stands between dollar signs comes through differently.');
  process.exit(1);
}
JS
node impact.cjs
