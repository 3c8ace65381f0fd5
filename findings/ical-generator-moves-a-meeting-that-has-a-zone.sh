#!/usr/bin/env bash
# Guess: an event made from a Date and timezone: 'America/New_York' is written as that moment on the clocks of New York:
# 08:00 UTC in July becomes DTSTART;TZID=America/New_York:20260701T040000.
# Seen: ical-generator writes the clock of the server under the name of the other zone: 20260701T080000, four hours
# late. With a time zone for the whole calendar the same number stands there with no zone at all.
# Why it matters: giving the zone is meant as a kindness to the calendar of whoever is invited to the review. It moves
# the meeting by the distance to the server; without any zone the file is right.
# ical-generator 11.1.2, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund ical-generator@11.1.2

cat >invite.mjs <<'JS'
import ical from 'ical-generator';

function startLine(ofCalendar, ofEvent) {
  const calendar = ical(ofCalendar);
  const start = new Date('2026-07-01T08:00:00Z');
  calendar.createEvent({ id: 'review', summary: 'Review', start, end: new Date('2026-07-01T09:00:00Z'), ...ofEvent });
  return calendar.toString().split('\r\n').find((line) => line.startsWith('DTSTART'));
}
const seen = {
  'no zone': startLine({}, {}),
  'zone of the event': startLine({}, { timezone: 'America/New_York' }),
  'zone of the calendar': startLine({ timezone: 'America/New_York' }, {}),
};
console.log('ical-generator 11.1.2, server in UTC, the moment is 2026-07-01T08:00:00Z');
console.log('guess: with a zone DTSTART;TZID=America/New_York:20260701T040000');
for (const [how, line] of Object.entries(seen)) console.log(`seen:  ${how}: ${line}`);
const expected = [':20260701T080000Z', ';TZID=America/New_York:20260701T080000', ':20260701T080000'];
if (Object.values(seen).join() !== expected.map((rest) => `DTSTART${rest}`).join()) {
  console.error('Changed: a Date with a time zone is written differently.');
  process.exit(1);
}
JS
TZ=UTC node invite.mjs
