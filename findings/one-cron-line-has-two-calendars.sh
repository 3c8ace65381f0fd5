#!/usr/bin/env bash
# Guess: a cron line without names, seconds or other extras means the same days to every library that takes it.
# Seen: where the day of the month is every second one and a weekday is given too (0 9 */2 * 1), cron-parser, croner and
# croniter run on every second day and on all Mondays as well; cronsim only on Mondays that are such days, since the
# field begins with a star. Written 1-31/2, which is the same days, all four agree.
# Why it matters: BullMQ plans with cron-parser, and Healthchecks, which watches that jobs ran, expects with cronsim.
# The reminder that was meant for every other Monday comes on 18 days of December, and its monitor waits for two.
# cron-parser 5.10.5, croner 11.0.0, croniter 7.0.0, cronsim 2.8, seen 2026-12-01.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund cron-parser@5.10.5 croner@11.0.0
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check croniter==7.0.0 cronsim==2.8

cat >days.mjs <<'JS'
import { Cron } from 'croner';
import parser from 'cron-parser';

const start = new Date('2026-11-30T12:00:00Z');
const inDecember = (runs) => runs.filter((run) => run.getUTCMonth() === 11).map((run) => run.getUTCDate());
for (const line of process.argv.slice(2)) {
  const walk = parser.CronExpressionParser.parse(line, { tz: 'UTC', currentDate: start });
  const runs = Array.from({ length: 31 }, () => walk.next().toDate());
  console.log(`${line} | cron-parser: ${inDecember(runs).join(' ')}`);
  console.log(`${line} | croner: ${inDecember(new Cron(line, { timezone: 'UTC' }).nextRuns(31, start)).join(' ')}`);
}
JS
cat >days.py <<'PY'
import sys
from datetime import datetime
from itertools import islice

from croniter import croniter
from cronsim import CronSim

START = datetime(2026, 11, 30, 12)


def in_december(runs):
    return " ".join(str(run.day) for run in islice(runs, 31) if (run.year, run.month) == (2026, 12))


for line in sys.argv[1:]:
    print(f"{line} | croniter: {in_december(croniter(line, START).all_next(datetime))}")
    print(f"{line} | cronsim: {in_december(CronSim(line, START))}")
PY
lines=('0 9 */2 * 1' '0 9 1-31/2 * 1')
{ node days.mjs "${lines[@]}"; venv/bin/python days.py "${lines[@]}"; } | sort >seen
echo 'cron-parser 5.10.5, croner 11.0.0, croniter 7.0.0, cronsim 2.8; days of December 2026'
echo 'guess: the same days from all four'
sed 's/^/seen:  /' seen
all='1 3 5 7 9 11 13 14 15 17 19 21 23 25 27 28 29 31'
cat >expected <<END
0 9 */2 * 1 | croner: $all
0 9 */2 * 1 | cron-parser: $all
0 9 */2 * 1 | croniter: $all
0 9 */2 * 1 | cronsim: 7 21
0 9 1-31/2 * 1 | croner: $all
0 9 1-31/2 * 1 | cron-parser: $all
0 9 1-31/2 * 1 | croniter: $all
0 9 1-31/2 * 1 | cronsim: $all
END
sort expected | cmp -s - seen || { echo 'Changed: the four read the lines differently.' >&2; exit 1; }
