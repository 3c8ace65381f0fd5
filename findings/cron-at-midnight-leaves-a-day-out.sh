#!/usr/bin/env bash
# Guess: a cron job at midnight runs on every day. Where the clocks go forward at midnight, it runs at 01:00 that day,
# as a job at 02:30 in Berlin runs at 03:30 on that Sunday.
# Seen: cron-parser, which BullMQ asks for the next run of a job scheduler, moves the job in Berlin, but leaves the
# whole day out in Cairo, Beirut, Santiago, Havana and the Azores.
# Why it matters: "due today" and "overdue since" are worked out once a day, just after midnight in the team's own zone.
# Reminders of that day never come, and nothing failed.
# cron-parser 5.10.3 under bullmq 6.7.0, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund bullmq@6.7.0

cat >missing-days.mjs <<'JS'
import { createRequire } from 'node:module';
import parser from 'cron-parser';

const { version } = createRequire(import.meta.url)('cron-parser/package.json');
const DAY_MS = 86_400_000;

/** Days of 2026 on which a daily job has no run, as dates of that zone. */
function daysWithout(pattern, zone) {
  const dateThere = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const runs = parser.CronExpressionParser.parse(pattern, { tz: zone, currentDate: new Date('2025-12-31T12:00:00Z') });
  const days = new Set();
  for (let run = runs.next().toDate(); run < new Date('2026-12-31T12:00:00Z'); run = runs.next().toDate())
    days.add(dateThere.format(run));
  const nth = (n) => new Date(Date.UTC(2026, 0, 2) + n * DAY_MS).toISOString().slice(0, 10);
  const all = Array.from({ length: 363 }, (_, n) => nth(n));
  return all.filter((day) => !days.has(day));
}

const cases = {
  'Europe/Berlin at 02:30': daysWithout('30 2 * * *', 'Europe/Berlin'),
  'Africa/Cairo at 00:05': daysWithout('5 0 * * *', 'Africa/Cairo'),
  'Asia/Beirut at 00:05': daysWithout('5 0 * * *', 'Asia/Beirut'),
  'America/Santiago at 00:05': daysWithout('5 0 * * *', 'America/Santiago'),
  'America/Havana at 00:05': daysWithout('5 0 * * *', 'America/Havana'),
  'Atlantic/Azores at 00:05': daysWithout('5 0 * * *', 'Atlantic/Azores'),
};
console.log(`cron-parser ${version}`);
console.log('guess: no day is left out anywhere');
for (const [job, days] of Object.entries(cases)) console.log(`seen:  ${job}: left out ${days.join(', ') || 'none'}`);
const expected = ['', '2026-04-24', '2026-03-29', '2026-09-06', '2026-03-08', '2026-03-29'];
if (Object.values(cases).map((days) => days.join()).join('|') !== expected.join('|')) {
  console.error('Changed: other days are left out of a daily job (or the zone rules for 2026 are others).');
  process.exit(1);
}
JS
node missing-days.mjs
