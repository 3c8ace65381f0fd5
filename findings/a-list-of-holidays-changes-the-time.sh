#!/usr/bin/env bash
# Guess: a package that lists holidays has its own copy of moment-timezone, an older one, for itself alone.
# Seen: both copies write moment.tz on the one moment that npm installs for them. From the moment at which date-holidays
# is loaded, the newest moment-timezone of the program has the rules that the older copy brought: it says 2025b instead
# of 2026f, and in Casablanca, Vancouver and Winnipeg it is an hour off. No warning comes; the lines that would have said
# so are commented out in moment-timezone.
# Why it matters: what is read before the first look at a calendar has one time and what is read after it another, in
# one process that was updated to the newest rules. Where that look is made late, it depends on what somebody asked for.
# moment-timezone 0.6.6, date-holidays 3.37.0 (which brings moment-timezone 0.5.48), seen 2026-12-01.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund moment@2.30.1 moment-timezone@0.6.6 date-holidays@3.37.0

cat >clock.cjs <<'JS'
const moment = require('moment-timezone');

const at = Date.UTC(2026, 10, 29, 19, 34);
const clock = () => {
  const hours = ['Africa/Casablanca', 'America/Vancouver', 'America/Winnipeg'].map((zone) => {
    const offset = -moment.tz.zone(zone).utcOffset(at) / 60;
    return `${zone} ${offset}`;
  });
  return `rules ${moment.tz.dataVersion}: ${hours.join(', ')}`;
};
const before = clock();
require('date-holidays');
const after = clock();
console.log('moment-timezone 0.6.6, date-holidays 3.37.0; hours from UTC on 29 November 2026');
console.log('guess: the same before and after date-holidays is loaded');
console.log(`seen:  before, ${before}`);
console.log(`seen:  after, ${after}`);
const expected = [
  'rules 2026f: Africa/Casablanca 0, America/Vancouver -7, America/Winnipeg -5',
  'rules 2025b: Africa/Casablanca 1, America/Vancouver -8, America/Winnipeg -6',
];
if (before !== expected[0] || after !== expected[1]) {
  console.error('Changed: the rules before or after are others.');
  process.exit(1);
}
JS
node clock.cjs
