import { describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { captureDeletion, captureMessage } from '../../../src/app/capture/capture-message.ts';
import { wantQuotes } from '../../../src/app/capture/transcripts.ts';
import { runEffect } from '../../../src/app/effects/run-effect.ts';
import { undoEntry } from '../../../src/app/entries/change-entry.ts';
import type { EffectRef } from '../../../src/app/ports/effects.ts';
import type { QuotesShown } from '../../../src/app/ports/quote-posts.ts';
import { readPolicy } from '../../../src/config/policy.ts';
import { secretScanner } from '../../../src/secret-rules/re2-scanner.ts';
import { quotesSaid } from '../../../src/slack/words/quotes.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { moment } from '../../contract/opened.ts';
import { anIncident } from '../../contract/samples.ts';

const VTT = `WEBVTT

00:00:04.000 --> 00:00:05.000
<v Jane Doe>The pool is empty.</v>

00:01:10.000 --> 00:01:12.000
<v Bob Li>Rolling back.</v>
`;
const FIRST = new Date('2026-11-20T14:05:00Z');
const PLACE = { team: 'T1', channel: 'C1', ts: '1763650000.000100' };

/** A file of these words is shared in the channel of an incident, and Scribe has done what it wants. */
async function stage(words: string, name = 'call.vtt', source = '') {
  const ports = memoryPorts();
  const queued: EffectRef[] = [];
  const shown: QuotesShown['now'][] = [];
  const posts: (string | undefined)[] = [];
  const app = {
    ...ports,
    quotePosts: {
      show: async ({ ts }: { ts: string | undefined }, { now }: QuotesShown) => {
        posts.push(ts);
        shown.push(now);
        return ts ?? '99.1';
      },
    },
    peopleFiles: {
      open: async () => ({
        ...{ name, mimetype: 'text/plain' },
        bytes: async function* () {
          yield Buffer.from(words);
        },
      }),
    },
    ...{ secretFinder: secretScanner(), fileSecretFinder: secretScanner() },
    peopleSource: { read: async () => ({ name: 'Ana', zone: 'UTC', deactivated: false }) },
    queue: { offer: (refs: readonly EffectRef[]) => queued.push(...refs), echoSoon: () => undefined },
    policy: { ...readPolicy(source, 'test'), announceChannel: undefined },
    journal: { info: () => undefined, warn: () => undefined },
    clock: () => moment(0),
  } as unknown as App;
  const incident = anIncident('T1', 1);
  await app.incidents.create({ incident, events: [], effects: [], at: moment(0) });
  await app.externalIds.remember({ holder: 'incidents', team: 'T1', id: incident.id }, 'channel', 'C1');
  const work = async () => {
    for (let ref = queued.shift(); ref; ref = queued.shift())
      if (ref.holder === 'messages') await runEffect(app, ref);
  };
  const file = { id: 'F1', name, mimetype: 'text/plain', permalink: 'https://example.test/F1' };
  const message = { ...PLACE, incident: incident.key };
  await captureMessage(app, { ...message, user: 'U1', text: '', threadTs: undefined, files: [file] });
  await work();
  return {
    app,
    ...{ shown, posts, message },
    async take(first = FIRST) {
      await wantQuotes(app, PLACE, { kind: 'take-quotes', file: 'F1', first, by: 'U2', at: moment(60) });
      await work();
    },
    async drop() {
      await wantQuotes(app, PLACE, { kind: 'drop-quotes', file: 'F1', by: 'U2', at: moment(90) });
      await work();
    },
    async remove() {
      await captureDeletion(app, message);
      await work();
    },
    entries: () => app.entries.ofIncident('T1', incident.key),
    async standing() {
      const all = await app.entries.ofIncident('T1', incident.key);
      return all
        .filter(({ standing }) => standing.state === 'standing')
        .map(
          ({ occurredAt, byline, text }) => `${occurredAt.toISOString().slice(11, 19)} ${byline}: ${text}`,
        );
    },
  };
}

const BOTH = ['14:05:00 Jane Doe: The pool is empty.', '14:06:06 Bob Li: Rolling back.'];

describe('a transcript that is shared in the channel', () => {
  it('is offered once, and never taken by itself', async () => {
    const { shown, posts, standing } = await stage(VTT);
    expect(shown).toEqual([
      {
        ...{ what: 'offered', lines: 2, speakers: 2 },
        first: { text: 'The pool is empty.', at: 4_000, byClock: false },
      },
    ]);
    expect(posts).toEqual([undefined]);
    expect(await standing()).toEqual([]);
  });

  it('is taken at the time that a person confirmed, each line once, with its speaker and its file', async () => {
    const { take, standing, entries, shown, posts } = await stage(VTT);
    await take();
    await take();
    expect(await standing()).toEqual(BOTH);
    expect((await entries())[0]).toMatchObject({
      ...{ author: 'U2', source: 'transcript', type: 'note', permalink: 'https://example.test/F1' },
      quoted: { file: 'F1', name: 'call.vtt', speaker: 'Jane Doe' },
    });
    expect(posts).toEqual([undefined, '99.1', '99.1']);
    expect(shown.at(-1)).toMatchObject({
      what: 'taken',
      lines: 2,
      by: 'Ana',
      to: new Date('2026-11-20T14:06:06Z'),
    });
  });

  it('is taken back as a whole, and taken again', async () => {
    const { take, drop, standing, shown } = await stage(VTT);
    await take();
    await drop();
    expect(await standing()).toEqual([]);
    expect(shown.at(-1)).toMatchObject({ what: 'offered', back: 'Ana' });
    await take();
    expect(await standing()).toEqual(BOTH);
  });

  it('moves with a time that is corrected, but for a quote to which a person gave another one', async () => {
    const { app, take, standing, entries } = await stage(VTT);
    await take();
    const [first] = await entries();
    if (!first) throw new Error('there is no quote');
    const after = { ...first, occurredAt: new Date('2026-11-20T14:04:00Z'), version: 1 };
    const before = { text: first.text, type: first.type, occurredAt: first.occurredAt };
    const versions = [{ ...before, editedBy: 'U3', editedAt: moment(70) }];
    await app.entries.save({ ...after, versions }, [], moment(70));
    await take(new Date('2026-11-20T15:05:00Z'));
    expect(await standing()).toEqual([
      '14:04:00 Jane Doe: The pool is empty.',
      '15:06:06 Bob Li: Rolling back.',
    ]);
  });

  it('stands without its speaker under the name of its file', async () => {
    const { take, standing } = await stage('1\n00:00:01,000 --> 00:00:02,000\nwe are back\n', 'call.srt');
    await take();
    expect(await standing()).toEqual(['14:05:00 call.srt: we are back']);
  });

  it('keeps no secret that was said', async () => {
    const { take, standing } = await stage(
      VTT.replace('Rolling back.', 'The key is AKIAQYLPMN5HHHFPZAM2, ok'),
    );
    await take();
    expect((await standing()).join()).not.toContain('AKIAQYLPMN5HHHFPZAM2');
  });

  it.each([
    ['redact', ['(message deleted)', '(message deleted)'], 'deleted'],
    ['remove', ['The pool is empty.', 'Rolling back.'], 'offered'],
  ])('goes with its message where deletions %s', async (deletion, words, what) => {
    const { take, remove, standing, entries, shown } = await stage(
      VTT,
      'call.vtt',
      `capture:\n  deletion: ${deletion}\n`,
    );
    await take();
    await remove();
    expect(await standing()).toEqual([]);
    expect((await entries()).map(({ text }) => text)).toEqual(words);
    expect(shown.at(-1)?.what).toBe(what);
  });

  it('stays with its message where deletions keep what was said', async () => {
    const { take, remove, standing } = await stage(VTT, 'call.vtt', 'capture:\n  deletion: keep\n');
    await take();
    await remove();
    expect(await standing()).toEqual(BOTH);
  });

  it('can be taken back one by one', async () => {
    const { app, take, entries, standing } = await stage(VTT);
    await take();
    const [first] = await entries();
    await undoEntry(app, { team: 'T1', id: first?.id ?? '', user: 'U2' });
    expect(await standing()).toEqual(BOTH.slice(1));
  });
});

describe('a file that is no transcript', () => {
  it('is answered with what to do where it is called one', async () => {
    const { shown } = await stage('Jane said hello.', 'call.vtt');
    expect(shown).toEqual([{ what: 'unread', unread: { why: 'no times' } }]);
    expect(shown.map((now) => quotesSaid({ name: 'call.vtt', now }))).toEqual([
      'Scribe finds no times in call.vtt. Save the transcript as WebVTT (.vtt) or SRT, and share it again.',
    ]);
  });

  it.each([
    ['notes.txt', 'Roll back at 14:05.\n'],
    ['deploy.log', '[Jane] 14:05:32\nhello'],
    ['call.vtt.png', VTT],
  ])('is left alone: %s', async (name, words) => {
    expect((await stage(words, name)).shown).toEqual([]);
  });
});
