#!/usr/bin/env bash
# Guess: date-holidays' isHoliday takes a Date or a string, so a date such as 2026-09-07 asks about that day.
# Seen: the string becomes a moment, midnight on the server, and is looked up in the country's zone. On a server in UTC
# every country west of Greenwich is asked about the day before: the United States have no holiday on Labor Day but one
# on the day after; Brazil has none of its twelve. Germany, Japan and India are right.
# Why it matters: due dates and working days are dates without a time. A reminder goes out on the holiday and waits on
# the working day after it, for half of the world.
# date-holidays 3.37.0, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund date-holidays@3.37.0

cat >own-dates.mjs <<'JS'
import Holidays from 'date-holidays';

/** How many of a country's public holidays of 2026 it confirms when asked by their own dates. */
function confirmed(country) {
  const holidays = new Holidays(country);
  const days = holidays.getHolidays(2026).filter(({ type }) => type === 'public').map(({ date }) => date.slice(0, 10));
  const found = days.filter((day) => (holidays.isHoliday(day) || []).some(({ type }) => type === 'public'));
  return `${found.length} of ${days.length}`;
}
const seen = Object.fromEntries(['DE', 'JP', 'BR'].map((country) => [country, confirmed(country)]));
const us = new Holidays('US');
const laborDay = us.isHoliday('2026-09-07');
const dayAfter = us.isHoliday('2026-09-08');

console.log('date-holidays 3.37.0, server in UTC');
console.log('guess: every country confirms all of its holidays');
console.log(`seen:  ${Object.entries(seen).map(([country, share]) => `${country} ${share}`).join(', ')}`);
const name = (found) => (found ? found[0].name : 'no');
console.log(`seen:  US 2026-09-07: ${name(laborDay)}; 2026-09-08: ${name(dayAfter)}`);
const asSeen = seen.DE === '9 of 9' && seen.JP === '18 of 18' && seen.BR === '0 of 12';
if (!asSeen || laborDay !== false || dayAfter[0]?.name !== 'Labor Day') {
  console.error('Changed: a date given as a string is looked up differently.');
  process.exit(1);
}
JS
TZ=UTC node own-dates.mjs
