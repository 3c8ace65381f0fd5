#!/usr/bin/env bash
# Guess: adding a delayed job under an id that is already waiting either replaces it, or fails, or gives back the job
# that is there.
# Seen: nothing changes in Redis, and queue.add returns a job with the new data and the new delay, whose state is
# "delayed". What runs an hour later is the old one.
# Why it matters: the id of a reminder is the id of its action item. "Remind me tomorrow instead" is answered with the
# new time, taken from the returned job, and the reminder comes at the old time with the old words.
# bullmq 6.7.0, Redis 7, seen 2026-11-30.
set -euo pipefail
command -v redis-server >/dev/null || { echo 'This needs redis-server on PATH.' >&2; exit 2; }
dir=$(mktemp -d)
redis-server --port 0 --unixsocket "$dir/redis.sock" --dir "$dir" --save '' >/dev/null &
redis=$!
trap 'kill "$redis"; rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund bullmq@6.7.0 ioredis@6.0.0

cat >move.mjs <<'JS'
import { createRequire } from 'node:module';
import { Queue } from 'bullmq';

const { version } = createRequire(import.meta.url)('bullmq/package.json');
const queue = new Queue('reminders', { connection: { path: './redis.sock' } });
const words = ({ data, delay }) => `"${data.text}" in ${delay / 60_000} min`;
await queue.add('remind', { text: 'Due today' }, { jobId: 'remind-A-1', delay: 60 * 60_000 });
const returned = await queue.add('remind', { text: 'Due tomorrow' }, { jobId: 'remind-A-1', delay: 5 * 60_000 });
const state = await returned.getState();
const kept = await queue.getJob('remind-A-1');
const seen = { returned: `${words(returned)}, ${state}`, kept: words(kept) };
await queue.close();

console.log(`bullmq ${version}`);
console.log('guess: what add returns is what is kept, or add fails');
console.log(`seen:  returned ${seen.returned}; kept ${seen.kept}`);
if (seen.returned !== '"Due tomorrow" in 5 min, delayed' || seen.kept !== '"Due today" in 60 min') {
  console.error('Changed: queue.add under a known id returns or keeps something else.');
  process.exit(1);
}
JS
node move.mjs
