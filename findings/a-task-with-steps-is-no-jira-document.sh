#!/usr/bin/env bash
# Guess: a converter from Markdown to the Atlassian Document Format writes what Atlassian's own schema allows; what the
# format cannot hold is flattened, or refused at once.
# Seen: marklassian carries each nesting over as it is. An action item with steps below it, items to tick inside a quote
# or a heading in one give a document that the schema refuses; flat ones are fine.
# Why it matters: the converter says nothing, so that the tracker has to: a ticket that cannot be made, for just those
# postmortems in which somebody wrote the steps down. What goes out has to be held against the schema first.
# marklassian 1.2.1, @atlaskit/adf-schema 57.7.22 (its schema of whole documents), seen 2026-12-01.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund marklassian@1.2.1 ajv@8.17.1
# Only the schema in it is read, so that the editor it belongs to stays away.
npm pack --silent @atlaskit/adf-schema@57.7.22 >/dev/null
tar -xzf atlaskit-adf-schema-57.7.22.tgz package/json-schema/v1/full.json

cat >allowed.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { markdownToAdf } from 'marklassian';

const { version } = createRequire(import.meta.url)('marklassian/package.json');
// The schema is of an older draft, of which it uses nothing that has changed since.
const { $schema: _, ...schema } = JSON.parse(readFileSync('package/json-schema/v1/full.json', 'utf8'));
const allowed = new Ajv({ strict: false }).compile(schema);
const cases = {
  'items to tick': ['- [x] page the vendor\n- [ ] add an alert', true],
  'steps in a list': ['- add an alert\n  - for disks\n  - for queues', true],
  'an item to tick with steps': ['- [ ] add an alert\n  - for disks\n  - for queues', false],
  'an item to tick with items to tick': ['- [ ] add an alert\n  - [x] for disks', false],
  'items to tick in a quote': ['> - [ ] add an alert', false],
  'a heading in a quote': ['> ## Impact\n>\n> None', false],
};
console.log(`marklassian ${version}`);
console.log('guess: all are allowed');
let asSeen = true;
for (const [name, [markdown, expected]] of Object.entries(cases)) {
  const valid = allowed(markdownToAdf(markdown));
  console.log(`seen:  ${name}: ${valid ? 'allowed' : 'refused'}`);
  asSeen &&= valid === expected;
}
if (!asSeen) console.error('Changed: the schema allows other documents, or other ones are written.');
process.exit(asSeen ? 0 : 1);
JS
node allowed.mjs
