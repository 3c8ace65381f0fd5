import { describe, expect, it } from '@jest/globals';
import type { Entry } from '../../../src/domain/timeline/entry.ts';
import type { Message } from '../../../src/slack/views/blocks.ts';
import { readEntryRef, readEntryTimeRef } from '../../../src/slack/views/button-values.ts';
import { readCommandRef } from '../../../src/slack/views/command-value.ts';
import { echoFits, echoView } from '../../../src/slack/views/echo.ts';
import { notConfirmedView, notSavedView } from '../../../src/slack/views/not-saved.ts';
import { editedView, receiptView, takenBackView } from '../../../src/slack/views/receipt.ts';
import { entryChosenView, timelineView } from '../../../src/slack/views/timeline.ts';
import { entryEditedMeanwhile } from '../../../src/slack/words/entries.ts';
import { actionOf } from '../../builders/action.ts';
import { entryOf } from '../../builders/entry.ts';
import { incidentAfter } from '../../builders/incident.ts';
import { buttonsOf, labels, withinLimits } from './within-limits.ts';

const reader = { zone: 'America/New_York', now: new Date('2026-11-20T19:10:00Z') };
const struck = { state: 'struck', by: 'UBO', at: new Date('2026-11-20T19:08:00Z') } as const;

/** What the menu beside a receipt offers. */
function menuIn({ blocks: [first] }: Message): readonly string[] {
  const menu = first?.type === 'section' ? first.accessory : undefined;
  return menu?.type === 'overflow' ? menu.options.map(({ value = '' }) => value) : [];
}

describe('a form that was opened before', () => {
  it('says whether the entry was changed or taken back', () => {
    expect(entryEditedMeanwhile(entryOf(), reader)).toMatch(/^Somebody edited this entry at the same time/);
    expect(entryEditedMeanwhile(entryOf({ standing: struck }), reader)).toMatch(/^This entry was taken back/);
  });
});

describe('receipt', () => {
  it('says what was logged, in both zones, in one line with its menu', () => {
    const receipt = withinLimits(receiptView(entryOf(), reader));
    expect(receipt.text).toBe('Logged 14:05 (19:05 UTC) · change · deploy of v2.4.5 finished');
    expect(receipt.blocks).toHaveLength(1);
    expect(receipt.blocks[0]?.block_id).toBe('entry cmd.T1.2');
    expect(menuIn(receipt)).toEqual(['edit', 'undo', 'cause', 'item', 'more']);
    expect(menuIn(withinLimits(editedView(entryOf({ type: 'recovery' }), reader)))).toEqual([
      'edit',
      'undo',
      'restored',
      'relapse',
      'more',
    ]);
  });

  it('is one line after Undo, with the way back', () => {
    const undone = withinLimits(takenBackView(entryOf({ standing: struck }), reader));
    expect(undone.blocks).toHaveLength(1);
    expect(labels(undone)).toEqual(['Put it back']);
  });

  it('shows stated seconds, and names another day', () => {
    const at = new Date('2026-11-19T23:50:30Z');
    expect(receiptView(entryOf({ occurredAt: at }), reader).text).toBe(
      'Logged yesterday 18:50:30 (Thu 23:50:30 UTC) · change · deploy of v2.4.5 finished',
    );
  });

  it('offers to take the first of two equal ones back', () => {
    const twin = entryOf({ id: 'cmd.T1.1' });
    const receipt = withinLimits(receiptView(entryOf(), reader, { twin }));
    expect(receipt.text).toContain('You logged the same words at 14:06 (19:06 UTC).');
    expect(labels(receipt)).toEqual(['Take the first one back']);
    expect(readEntryRef(buttonsOf(receipt)[0]?.value)).toEqual({ entry: 'cmd.T1.1' });
  });

  it.each([
    [
      { as: 'type', said: '#detecton', nearest: 'detection' },
      '#detecton is not a type, so this is a note and the text stays as you typed it. Did you mean #detection? Edit changes',
    ],
    [{ as: 'type', said: '#foo', nearest: undefined }, 'as you typed it. Edit changes type and text.'],
    [{ as: 'time-ahead', said: '+10m' }, '“+10m” was not read as its time: an entry says what has happened'],
  ] as const)('says what was not read: %j', (unread, words) => {
    const receipt = withinLimits(receiptView(entryOf(), reader, { unread }));
    expect(receipt.text).toContain(words);
    expect(labels(receipt)).toEqual([]);
    expect(menuIn(receipt)).toContain('edit');
  });

  it('offers the readings of a time that was not read', () => {
    const readings = [new Date('2026-11-20T07:45:00Z'), new Date('2026-11-19T19:45:00Z')];
    const unread = { as: 'time', said: 'quarter to 3', readings } as const;
    const receipt = withinLimits(receiptView(entryOf(), reader, { unread }));
    expect(receipt.text).toContain('“quarter to 3” may be a time: it stays in the text');
    expect(receipt.text).toContain('Was it 02:45 (07:45 UTC) or yesterday 14:45 (Thu 19:45 UTC)?');
    expect(labels(receipt)).toEqual(['Today 02:45', 'Yesterday 14:45']);
    expect(buttonsOf(receipt).map((it) => it.id)).toEqual(['entry-time-0', 'entry-time-1']);
    expect(readEntryTimeRef(buttonsOf(receipt)[1]?.value)).toEqual({
      entry: 'cmd.T1.2',
      version: entryOf().version,
      at: readings[1]?.getTime(),
    });
    const none = receiptView(entryOf(), reader, { unread: { ...unread, readings: [] } });
    expect(none.text).toContain('Edit changes the time; -10m and 14:05 are read.');
    expect(labels(none)).toEqual([]);
  });

  it('says the day first and offers the other reading; the present where that is far ahead', () => {
    const occurredAt = new Date('2026-11-19T19:15:00Z');
    const other = new Date('2026-11-20T19:15:00Z');
    const receipt = withinLimits(receiptView(entryOf({ occurredAt }), reader, { other }));
    expect(receipt.text).toMatch(/^Logged yesterday 14:15 \(Thu 19:15 UTC\) /);
    expect(receipt.text).toContain('Recorded for yesterday: 14:15 is still ahead today.');
    expect(labels(receipt)).toEqual(['Today 14:15']);
    const late = { occurredAt: new Date('2026-11-20T04:50:00Z'), loggedAt: reader.now };
    const far = receiptView(entryOf(late), reader, { other: new Date('2026-11-21T04:50:00Z') });
    expect(labels(far)).toEqual(['Now']);
    expect(readEntryTimeRef(buttonsOf(far)[0]?.value)?.at).toBe(reader.now.getTime());
  });

  it('reads no button that it did not write', () => {
    for (const value of [
      '{"entry":"e1"}',
      '{"entry":"e1","version":0,"at":"now"}',
      '{"entry":"e1","version":0,"at":9e15}',
      'x',
    ]) {
      expect(readEntryTimeRef(value)).toBeUndefined();
    }
  });

  it('keeps users from calling a channel, and shows right-to-left text and emoji as they are', () => {
    const text = 'down <!channel> & <script> 😀 שלום <@U123ABC>';
    expect(receiptView(entryOf({ text }), reader).text).toContain(
      'down @channel &amp; &lt;script&gt; 😀 שלום <@U123ABC>',
    );
  });

  it('shortens a long text and says so', () => {
    const receipt = withinLimits(receiptView(entryOf({ text: '&'.repeat(4_000) }), reader));
    expect(receipt.text).toContain('4000 characters; the record has all of them');
  });

  it('strikes what was taken back', () => {
    expect(withinLimits(takenBackView(entryOf({ standing: struck }), reader)).text).toBe(
      'Taken back: ~14:05 (19:05 UTC) · change · deploy of v2.4.5 finished~. The record keeps it, struck out; no draft uses it.',
    );
  });
});

describe('echo', () => {
  it('is one grey line in UTC for each entry', () => {
    const echo = withinLimits(echoView([entryOf(), entryOf({ text: 'x', standing: struck })]));
    expect(echo.text).toBe(
      '19:05 UTC · change · deploy of v2.4.5 finished — <@UANA>\n~19:05 UTC · change · x~ — <@UANA>, taken back by <@UBO>',
    );
    expect(echo.blocks.map((block) => block.type)).toEqual(['context']);
  });

  it('names the date of another day, and marks an edited entry', () => {
    const before = {
      text: 'a',
      type: 'note',
      occurredAt: new Date(),
      editedBy: 'UANA',
      editedAt: new Date(),
    } as const;
    const entry = entryOf({ occurredAt: new Date('2026-11-19T23:50:00Z'), versions: [before] });
    expect(echoView([entry]).text).toBe(
      '2026-11-19 23:50 UTC · change · deploy of v2.4.5 finished (edited) — <@UANA>',
    );
  });

  it('fills no screen with a long entry, says how long it is, and keeps its author', () => {
    const { text } = withinLimits(echoView([entryOf({ text: 'word '.repeat(600) })]));
    expect(text.length).toBeLessThanOrEqual(600);
    expect(text.length).toBeGreaterThan(500);
    expect(text).toMatch(/ w?o?r?d?… \(2999 characters; the record has all of them\) — <@UANA>$/);
  });

  it('tells how many fit, and still shows a whole batch', () => {
    const short = Array.from({ length: 60 }, () => entryOf({ text: 'x' }));
    const lengthy = Array.from({ length: 40 }, () => entryOf({ text: '<&>'.repeat(1_300) }));
    expect(echoFits(short)).toBe(50);
    expect(echoFits(lengthy)).toBeGreaterThanOrEqual(1);
    expect(echoFits(lengthy)).toBeLessThan(10);
    const echo = withinLimits(echoView(lengthy));
    expect(JSON.stringify(echo.blocks).match(/— <@UANA>/g)).toHaveLength(40);
  });
});

const LATEST = { skip: 0, size: 20 };
const pageOf = (entries: readonly Entry[], { skip, size } = LATEST) =>
  entries.slice(0, entries.length - skip).slice(-size);

describe('timeline', () => {
  const incident = incidentAfter();
  const many = Array.from({ length: 300 }, (_, index) =>
    entryOf({ id: `log.${index}`, text: `entry ${index} ${'y'.repeat(80)}` }),
  );
  const shown = (entries: readonly Entry[], { skip, size } = LATEST) =>
    timelineView(
      { incident, entries: pageOf(entries, { skip, size }), total: entries.length, skip, size },
      reader,
      '/incident',
    ).map(withinLimits);
  /** The text of each cell, row by row. */
  const rowsOf = ([best]: readonly Message[]) =>
    best?.blocks.flatMap((block) =>
      block.type === 'table'
        ? block.rows.map((row) =>
            row.map((cell) =>
              JSON.stringify(cell)
                .match(/"(?:text|user_id)":"[^"]*"/g)
                ?.map((it) => it.split('"')[3])
                .join(''),
            ),
          )
        : [],
    );
  const menuOf = ({ blocks }: Message) =>
    blocks
      .flatMap((block) => (block.type === 'actions' ? block.elements : []))
      .find((element) => element.type === 'static_select');

  it('is a table in one zone, which its heading names, and the same as text', () => {
    const forms = shown([entryOf()]);
    const head = 'INC-2026-0001 · Checkout errors after deploy · 1 entry · times in America/New_York (UTC−5)';
    expect(forms.map(({ text }) => text)).toEqual(
      Array(2).fill(`${head}\n14:05 · change · deploy of v2.4.5 finished — <@UANA>`),
    );
    expect(rowsOf(forms)).toEqual([
      ['Time', 'What happened', 'By'],
      ['14:05', 'change deploy of v2.4.5 finished', 'UANA'],
    ]);
    expect(forms[1]?.blocks.map(({ type }) => type)).toEqual(['section', 'actions']);
  });

  it('says since when the room knew of what was logged later, and nothing of what was logged at once', () => {
    const at = (occurredAt: string, loggedAt: string, id: string) =>
      entryOf({ id, occurredAt: new Date(occurredAt), loggedAt: new Date(loggedAt), source: 'slash' });
    const forms = shown([
      at('2026-11-19T23:00:00Z', '2026-11-20T05:10:00Z', 'a'),
      at('2026-11-20T05:01:00Z', '2026-11-20T05:05:59Z', 'b'),
      at('2026-11-20T05:02:00Z', '2026-11-20T05:07:00Z', 'c'),
    ]);
    const known = (lines: readonly string[] = []) =>
      lines.flatMap((line) => line.match(/known from [a-z0-9: ]+/)?.[0].trim() ?? []);
    expect(known(rowsOf(forms)?.map(([, what = '']) => what))).toEqual([
      'known from today 00:10',
      'known from 00:07',
    ]);
    expect(known(forms[1]?.text.split('\n'))).toEqual(['known from today 00:10', 'known from 00:07']);
  });

  it('has a row for each new day, and none for today alone', () => {
    const at = (iso: string, id: string) => entryOf({ id, occurredAt: new Date(iso) });
    const forms = shown([
      at('2026-11-18T15:00:00Z', 'a'),
      at('2026-11-20T04:00:00Z', 'b'),
      at('2026-11-20T04:59:00Z', 'c'),
      at('2026-11-20T05:01:00Z', 'd'),
    ]);
    expect(rowsOf(forms)?.map(([time, what = '']) => (time === ' ' ? what : time))).toEqual([
      'Time',
      'Wed 18 Nov',
      '10:00',
      'yesterday',
      '23:00',
      '23:59',
      'today',
      '00:01',
    ]);
    expect(forms[1]?.text.split('\n')).toContain('*yesterday*');
  });

  it('has pages, each with one menu of its entries, the newest first, and the buttons that turn them', () => {
    const [latest, asText] = shown(many);
    expect(latest?.text).toContain('entries 281–300 of 300');
    for (const form of [latest, asText]) {
      const options = form && menuOf(form)?.options;
      expect(options).toHaveLength(20);
      expect(options?.[0]).toMatchObject({
        value: 'log.299',
        text: { text: expect.stringContaining('14:05 entry 299') },
      });
    }
    expect(JSON.stringify(latest?.blocks)).toContain('Earlier entries');
    expect(JSON.stringify(latest?.blocks)).not.toContain('Later entries');
    const [first] = shown(many, { skip: 280, size: 45 });
    expect(first?.text).toContain('entries 1–20 of 300');
    expect(JSON.stringify(first?.blocks)).not.toContain('Earlier entries');
    expect(JSON.stringify(first?.blocks)).toContain('Later entries');
    const [page] = shown(many, { skip: 0, size: 45 });
    const [, from, to] = /entries (\d+)–(\d+) of 300/.exec(page?.text ?? '') ?? [];
    expect(Number(to) - Number(from) + 1).toBeGreaterThanOrEqual(40);
  });

  it('holds what fits where entries are long, each on a day of its own', () => {
    const long = Array.from({ length: 120 }, (_, index) =>
      entryOf({
        id: `log.${index}`,
        occurredAt: new Date(Date.UTC(2026, 0, 1 + index, 12)),
        text: `<@U0123456789> ${'&<>*'.repeat(300)} <https://a.example|here>`,
      }),
    );
    const forms = shown(long, { skip: 0, size: 45 });
    const [, from, to] = /entries (\d+)–(\d+) of 120/.exec(forms[0]?.text ?? '') ?? [];
    expect(to).toBe('120');
    expect(rowsOf(forms)).toHaveLength(1 + 2 * (121 - Number(from)));
    expect(forms[0]?.blocks.at(-1)?.type).toBe('actions');
    expect(forms[1]?.blocks.at(-1)?.type).toBe('actions');
  });

  it('strikes what was taken back, and names what an entry means', () => {
    const forms = shown([
      entryOf({ standing: struck }),
      entryOf({
        id: 'log.2',
        marks: [{ is: 'cause' }, { is: 'restored', part: 'eu' }],
        outcome: { was: 'partly' },
      }),
    ]);
    expect(forms[0]?.text).toContain(' · *cause, service back (eu), helped in part*');
    expect(rowsOf(forms)?.map(([, what]) => what)).toEqual([
      'What happened',
      'change deploy of v2.4.5 finished · taken back',
      'change deploy of v2.4.5 finished · cause, service back (eu), helped in part',
    ]);
    expect(JSON.stringify(forms[0]?.blocks)).toContain('"strike":true');
  });

  it('shows a chosen entry in one line with its menu, and offers to put back what was taken back', () => {
    const chosen = (entry: Entry) => JSON.stringify(withinLimits(entryChosenView(entry, reader)).blocks);
    expect(withinLimits(entryChosenView(entryOf(), reader)).blocks).toHaveLength(1);
    expect(chosen(entryOf())).toContain('"value":"undo"');
    expect(chosen(entryOf({ standing: struck }))).toContain('Put it back');
  });

  it('shows the items that were made of a chosen entry', () => {
    const view = withinLimits(entryChosenView(entryOf(), reader, [actionOf({ title: 'Add an alarm' })]));
    expect(view.text).toContain('Add an alarm');
    expect(JSON.stringify(view.blocks)).toContain('Add an alarm');
  });

  it('shows how to begin', () => {
    const [empty] = shown([]);
    expect(empty?.text).toContain('`/incident log 14:05 #change deploy of v2.4.5 finished`');
  });
});

describe('not saved', () => {
  it('gives the text back, with Try again under the same id', () => {
    const lost = { id: 'cmd.T1.9', text: 'log 14:05 #change a < b' };
    const view = withinLimits(notSavedView(lost));
    expect(view.text).toBe(
      'Not saved: the database does not answer. Your text, to send again:\n```\nlog 14:05 #change a &lt; b\n```',
    );
    expect(readCommandRef(buttonsOf(view)[0]?.value)).toEqual(lost);
    expect(notConfirmedView(lost).text).toMatch(/^Not confirmed: /);
  });

  it('gives all of a long text back, and leaves it out of the button', () => {
    const text = `log ${'a & b\n'.repeat(700)}`;
    const view = withinLimits(notSavedView({ id: 'cmd.T1.9', text, incident: 'INC-2026-0001' }));
    expect(readCommandRef(buttonsOf(view)[0]?.value)).toEqual({ id: 'cmd.T1.9', incident: 'INC-2026-0001' });
    const code = view.blocks.flatMap((block) =>
      block.type === 'section' && block.text?.text.startsWith('```') ? [block.text.text] : [],
    );
    const back = code.map((it) => it.slice(4, -4).replaceAll('&amp;', '&')).join('\n');
    expect(back.trim()).toBe(text.trim());
  });
});

describe('the head of a timeline', () => {
  const madrid = { zone: 'Europe/Madrid', now: new Date('2026-12-01T10:00:00Z') };
  const headOf = (...times: string[]) => {
    const entries = times.map((time) => entryOf({ occurredAt: new Date(time) }));
    const shown = { incident: incidentAfter(), entries, total: entries.length, skip: 0, size: 50 };
    return timelineView(shown, madrid, '/incident')[0]?.text.split('\n')[0] ?? '';
  };

  it('names the offset of the zone when it happened, and the zone alone where that changed', () => {
    expect(headOf('2026-07-02T09:00:00Z')).toMatch(/times in Europe\/Madrid \(UTC\+2\)$/);
    expect(headOf('2026-11-20T09:00:00Z')).toMatch(/times in Europe\/Madrid \(UTC\+1\)$/);
    expect(headOf('2026-10-24T22:00:00Z', '2026-10-25T09:00:00Z')).toMatch(/times in Europe\/Madrid$/);
  });
});
