#!/usr/bin/env bash
# Guess: on a client whose connection failed, inserting one document or several at once fails with the same error, a
# MongoTopologyClosedError, from which a caller knows that nothing was sent.
# Seen: insertOne does. insertMany and bulkWrite wrap it: a MongoBulkWriteError, which is a MongoServerError without a
# code, a label, a write error or a cause, as if a server had answered.
# Why it matters: "certainly not saved" and "nobody knows" are different answers to a person. Whoever batches inserts
# for speed loses the difference, and whoever looks only at writeErrors takes every document for inserted.
# mongodb 7.8.0, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund mongodb@7.8.0

cat >away.mjs <<'JS'
import { createRequire } from 'node:module';
import { MongoClient, MongoServerError } from 'mongodb';

const { version } = createRequire(import.meta.url)('mongodb/package.json');

/** What an insert fails with on a client of its own; nothing listens on port 1. */
async function failure(insert) {
  const client = new MongoClient('mongodb://127.0.0.1:1', { serverSelectionTimeoutMS: 300 });
  try {
    await client.connect().catch(() => undefined);
    await insert(client.db('x').collection('y'));
    return 'nothing';
  } catch (error) {
    const said = error instanceof MongoServerError ? 'a server answered' : 'no server';
    const more = [error.code, error.cause?.name, ...(error.errorLabels ?? []), ...(error.writeErrors ?? [])];
    return `${error.name} (${said}; ${more.filter(Boolean).join(', ') || 'nothing more'})`;
  } finally {
    await client.close();
  }
}

const one = await failure((it) => it.insertOne({ text: 'a' }));
const many = await failure((it) => it.insertMany([{ text: 'a' }, { text: 'b' }]));
const bulk = await failure((it) => it.bulkWrite([{ insertOne: { document: { text: 'a' } } }]));

console.log(`mongodb ${version}`);
console.log('guess: all fail with a MongoTopologyClosedError');
console.log(`seen:  insertOne ${one}; insertMany ${many}; bulkWrite ${bulk}`);
const wrapped = 'MongoBulkWriteError (a server answered; nothing more)';
if (!one.startsWith('MongoTopologyClosedError (no server') || many !== wrapped || bulk !== wrapped) {
  console.error('Changed: several inserts at once fail with another error while no server is reached.');
  process.exit(1);
}
JS
node away.mjs
