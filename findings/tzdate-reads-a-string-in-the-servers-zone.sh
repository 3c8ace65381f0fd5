#!/usr/bin/env bash
# Guess: new TZDate('2026-03-02T10:00:00', 'Asia/Tokyo') is ten o'clock in Tokyo, as the same numbers given one by one
# and the same string given to parseISO with that zone are.
# Seen: the string is read in the zone of the server, and Tokyo is only how the result is shown. The moment is another
# one on every machine.
# Why it matters: "impact began at 10:00" typed in a form comes as such a string. On a server in UTC it is nine hours
# off in the record, and right on the laptop of a colleague in Tokyo who tries it.
# @date-fns/tz 1.5.0 and date-fns 4.4.0, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund @date-fns/tz@1.5.0 date-fns@4.4.0

cat >ten-in-tokyo.mjs <<'JS'
import { TZDate, tz } from '@date-fns/tz';
import { parseISO } from 'date-fns';

const instant = (date) => new Date(date.getTime()).toISOString();
console.log(
  JSON.stringify({
    numbers: instant(new TZDate(2026, 2, 2, 10, 0, 0, 'Asia/Tokyo')),
    parseISO: instant(parseISO('2026-03-02T10:00:00', { in: tz('Asia/Tokyo') })),
    string: instant(new TZDate('2026-03-02T10:00:00', 'Asia/Tokyo')),
  }),
);
JS
cat >compare.mjs <<'JS'
const [utc, angeles] = process.argv.slice(2).map((line) => JSON.parse(line));
const right = '2026-03-02T01:00:00.000Z';
console.log('@date-fns/tz 1.5.0');
console.log(`guess: ${right} three times, on every server`);
for (const [server, seen] of Object.entries({ UTC: utc, 'Los Angeles': angeles }))
  console.log(`seen:  server in ${server}: numbers ${seen.numbers}, parseISO ${seen.parseISO}, string ${seen.string}`);
const good = [utc, angeles].every((seen) => seen.numbers === right && seen.parseISO === right);
if (!good || utc.string !== '2026-03-02T10:00:00.000Z' || angeles.string !== '2026-03-02T18:00:00.000Z') {
  console.error('Changed: a string given to TZDate is no longer read in the zone of the server.');
  process.exit(1);
}
JS
node compare.mjs "$(TZ=UTC node ten-in-tokyo.mjs)" "$(TZ=America/Los_Angeles node ten-in-tokyo.mjs)"
