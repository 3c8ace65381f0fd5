#!/usr/bin/env bash
# Guess: a TZDate is a Date, so toISOString and JSON give UTC with a Z, whatever zone it is shown in.
# Seen: they give the wall clock with the offset. As text, 10:00 UTC shown in New York sorts before 09:59 UTC shown in
# Tokyo, and zod's iso.datetime(), which reads what a Date writes, refuses it.
# Why it matters: timelines are sorted, compared and hashed as ISO text, and jobs carry moments as JSON. One TZDate
# among Dates puts an entry at the wrong place without an error.
# @date-fns/tz 1.5.0 and zod 4.6.7, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund @date-fns/tz@1.5.0 zod@4.6.7

cat >as-text.mjs <<'JS'
import { TZDate } from '@date-fns/tz';
import { z } from 'zod';

const earlier = new TZDate('2026-03-02T09:59:00Z', 'Asia/Tokyo');
const later = new TZDate('2026-03-02T10:00:00Z', 'America/New_York');
const { text } = JSON.parse(JSON.stringify({ text: later }));
const sorted = [earlier.toISOString(), later.toISOString()].sort();
const taken = z.iso.datetime().safeParse(text).success;

console.log('@date-fns/tz 1.5.0, zod 4.6.7');
console.log('guess: 2026-03-02T10:00:00.000Z, after the earlier one, taken by zod');
console.log(`seen:  ${text}; sorted as text: ${sorted.join(', ')}; zod ${taken ? 'takes' : 'refuses'} it`);
if (!(earlier < later) || text !== '2026-03-02T05:00:00.000-05:00' || sorted[0] !== later.toISOString() || taken) {
  console.error('Changed: a TZDate is written as text differently, or zod reads it.');
  process.exit(1);
}
JS
node as-text.mjs
