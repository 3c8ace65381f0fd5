#!/usr/bin/env bash
# Guess: a night shift that is written as 20:00 to 08:00 in New York ends at 08:00 every morning, also in the night in
# which the clocks go back, and whoever reads the calendar reads the same.
# Seen: node-ical ends that one shift at 07:00, twelve hours after it began, and the day shift begins at 08:00: nobody
# is on call in between. ical.js and recurring-ical-events end it at 08:00. Written as a length of 12 hours it is the
# same. In the night in which the clocks go forward, node-ical has two people on call from 08:00 to 09:00. RFC 5545
# (3.8.5.3) is on its side for a shift with an end: the same exact duration each time.
# Why it matters: "who is on call now" is asked of one reader, and the calendar on the wall is another. Once a year an
# alert of that hour has nobody to go to.
# node-ical 0.27.2, ical.js 2.2.1, recurring-ical-events 3.8.2 with icalendar 7.3.2, seen 2026-12-01.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund node-ical@0.27.2 ical.js@2.2.1
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check recurring-ical-events==3.8.2 icalendar==7.3.2 tzdata

cat >shifts.ics <<'ICS'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//on call//EN
BEGIN:VTIMEZONE
TZID:America/New_York
BEGIN:DAYLIGHT
DTSTART:20070311T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20071104T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:night@example.com
DTSTAMP:20260101T000000Z
DTSTART;TZID=America/New_York:20260301T200000
DTEND;TZID=America/New_York:20260302T080000
RRULE:FREQ=DAILY
SUMMARY:Night
END:VEVENT
BEGIN:VEVENT
UID:day@example.com
DTSTAMP:20260101T000000Z
DTSTART;TZID=America/New_York:20260301T080000
DTEND;TZID=America/New_York:20260301T200000
RRULE:FREQ=DAILY
SUMMARY:Day
END:VEVENT
END:VCALENDAR
ICS
sed -i 's/$/\r/' shifts.ics

cat >readers.mjs <<'JS'
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import ical from 'node-ical';

const text = readFileSync('shifts.ics', 'utf8');
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', timeStyle: 'short' });
const told = process.argv.slice(2).map((range) => range.split('/').map((time) => new Date(time)));

/** The shifts that begin in that range, in order, by the clock of New York. */
const say = (shifts, [from, to]) =>
  shifts
    .filter(([, begin]) => begin >= from && begin <= to)
    .sort(([, a], [, b]) => a - b)
    .map(([name, begin, end]) => `${name} ${clock.format(begin)}-${clock.format(end)}`)
    .join(', ');

const events = Object.values(ical.sync.parseICS(text)).filter(({ type }) => type === 'VEVENT');
const byNodeIcal = ([from, to]) =>
  events.flatMap((event) =>
    ical.expandRecurringEvent(event, { from, to }).map(({ start, end }) => [event.summary, start, end]),
  );

const components = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
const byIcalJs = ([, to]) =>
  components.flatMap((component) => {
    const event = new ICAL.Event(component);
    const walk = event.iterator();
    const shifts = [];
    for (let next = walk.next(); next.toJSDate() <= to; next = walk.next()) {
      const { startDate, endDate } = event.getOccurrenceDetails(next);
      shifts.push([event.summary, startDate.toJSDate(), endDate.toJSDate()]);
    }
    return shifts;
  });

for (const range of told) console.log(`node-ical: ${say(byNodeIcal(range), range)}`);
for (const range of told) console.log(`ical.js: ${say(byIcalJs(range), range)}`);
JS

cat >reader.py <<'PY'
import sys
from datetime import datetime

import icalendar
import recurring_ical_events

with open("shifts.ics", "rb") as file:
    calendar = icalendar.Calendar.from_ical(file.read())
for told in sys.argv[1:]:
    begin, end = (datetime.fromisoformat(time.replace("Z", "+00:00")) for time in told.split("/"))
    found = [event for event in recurring_ical_events.of(calendar).between(begin, end) if event.start >= begin]
    found.sort(key=lambda event: event.start)
    shifts = [f"{event['SUMMARY']} {event.start:%H:%M}-{event.end:%H:%M}" for event in found]
    print("recurring-ical-events:", ", ".join(shifts))
PY

ranges=(2026-10-31T22:00:00Z/2026-11-01T18:00:00Z 2026-03-07T22:00:00Z/2026-03-08T18:00:00Z)
{ node readers.mjs "${ranges[@]}"; venv/bin/python reader.py "${ranges[@]}"; } >seen.txt
echo 'node-ical 0.27.2, ical.js 2.2.1, recurring-ical-events 3.8.2; first the clocks go back, then forward'
echo 'guess: Night 20:00-08:00, Day 08:00-20:00 from every reader, both times'
sed 's/^/seen:  /' seen.txt
cat >expected.txt <<'TXT'
node-ical: Night 20:00-07:00, Day 08:00-20:00
node-ical: Night 20:00-09:00, Day 08:00-20:00
ical.js: Night 20:00-08:00, Day 08:00-20:00
ical.js: Night 20:00-08:00, Day 08:00-20:00
recurring-ical-events: Night 20:00-08:00, Day 08:00-20:00
recurring-ical-events: Night 20:00-08:00, Day 08:00-20:00
TXT
cmp -s seen.txt expected.txt || { echo 'Changed: the readers end the shift at other times.' >&2; exit 1; }
