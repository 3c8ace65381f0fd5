#!/usr/bin/env bash
# Guess: "from Thursday on, Bo instead of Ada" in a shared rota (RECURRENCE-ID with RANGE=THISANDFUTURE) is read by
# node-ical as it stands, or node-ical says that it cannot. It knows exceptions for single days and days that are left
# out.
# Seen: Bo has Thursday, and from Friday on it is Ada again. The RANGE is not even kept, so that the caller cannot see
# what was meant. A further day that the rota adds (RDATE) is kept but left out of the expansion. ical.js reads both.
# Why it matters: who is on call is asked of that calendar. After a handover, or on the extra day, the page goes to
# somebody who gave the duty away, and the calendar in everybody's own program says otherwise.
# node-ical 0.27.2, ical.js 2.2.1, seen 2026-12-01.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund node-ical@0.27.2 ical.js@2.2.1

cat >rota.ics <<'ICS'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//on call//EN
BEGIN:VEVENT
UID:rota@example.com
DTSTAMP:20261101T000000Z
DTSTART:20261201T080000Z
DURATION:PT9H
RRULE:FREQ=DAILY;COUNT=5
EXDATE:20261202T080000Z
RDATE:20261208T080000Z
SUMMARY:Ada
END:VEVENT
BEGIN:VEVENT
UID:rota@example.com
DTSTAMP:20261101T000000Z
RECURRENCE-ID;RANGE=THISANDFUTURE:20261203T080000Z
DTSTART:20261203T080000Z
DURATION:PT9H
SUMMARY:Bo
END:VEVENT
END:VCALENDAR
ICS
sed -i 's/$/\r/' rota.ics

cat >rota.mjs <<'JS'
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import ical from 'node-ical';

const text = readFileSync('rota.ics', 'utf8');
const [series] = Object.values(ical.sync.parseICS(text)).filter(({ type }) => type === 'VEVENT');
const week = { from: new Date('2026-12-01T00:00:00Z'), to: new Date('2026-12-31T00:00:00Z') };
const byNodeIcal = ical
  .expandRecurringEvent(series, week)
  .map(({ start, summary }) => `${start.getUTCDate()} ${summary}`)
  .join(', ');

const [first, ...exceptions] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
const event = new ICAL.Event(first, { exceptions });
const walk = event.iterator();
const shifts = [];
for (let next = walk.next(); next; next = walk.next()) {
  const { startDate, item } = event.getOccurrenceDetails(next);
  shifts.push(`${startDate.day} ${item.summary}`);
}
const byIcalJs = shifts.join(', ');
console.log('node-ical 0.27.2, ical.js 2.2.1');
console.log('guess: 1 Ada, 3 Bo, 4 Bo, 5 Bo and the extra 8, from both');
console.log(`seen:  node-ical: ${byNodeIcal}`);
console.log(`seen:  ical.js: ${byIcalJs}`);
const asSeen = byNodeIcal === '1 Ada, 3 Bo, 4 Ada, 5 Ada' && byIcalJs === '1 Ada, 3 Bo, 4 Bo, 5 Bo, 8 Bo';
if (!asSeen) console.error('Changed: an open-ended exception, or an extra day, is read differently.');
process.exit(asSeen ? 0 : 1);
JS
node rota.mjs
