import { describe, expect, it } from '@jest/globals';
import { type ReadCall, readImportSource } from '../../src/cli/read-import-source.ts';
import { readMessages } from '../../src/cli/slack-export/messages.ts';
import { type Files, memoryFolder, zipOf } from '../builders/memory-folder.ts';

const USERS = [{ id: 'U0LENA001', name: 'lena', profile: { display_name: 'Lena', real_name: 'Lena Ott' } }];
const DAY = '2026-03-02.json';

/** A message of Lena's, so many seconds after 10:00. */
function message(seconds: number, text: string, rest: object = {}): object {
  return { type: 'message', user: 'U0LENA001', ts: `${1_772_445_600 + seconds}.000100`, text, ...rest };
}

/** An export with one channel. */
const exportOf = (messages: unknown, rest: Files = {}): Files => ({
  '/x/users.json': USERS,
  [`/x/inc-pay/${DAY}`]: messages,
  ...rest,
});

async function read(files: Files, call: Partial<ReadCall> = {}) {
  return readImportSource({ file: '/x/inc-pay', ...call }, memoryFolder(files));
}

const said = async (files: Files, call: Partial<ReadCall> = {}) =>
  (await read(files, call)).record.entries.map(({ author, text }) => `${author}: ${text}`);

it('replies in replies are all read, however deep', () => {
  let thread = message(9_000, 'reply 9000');
  for (let second = 8_999; second >= 0; second--)
    thread = message(second, `reply ${second}`, { replies: [thread] });
  const { messages } = readMessages([[thread]]);
  expect(messages).toHaveLength(9_001);
  expect(messages.at(-1)?.words).toBe('reply 9000');
});

describe('the channel of a Slack export', () => {
  it('has the name of its folder, and entries at the time of their messages', async () => {
    const { record } = await read(exportOf([message(60, 'later'), message(0, 'first')]));
    expect(record.title).toBe('inc-pay');
    expect(record.entries).toEqual([
      {
        id: '1772445600.000100',
        at: new Date('2026-03-02T10:00:00.000Z'),
        type: 'note',
        text: 'first',
        author: 'Lena',
      },
      {
        id: '1772445660.000100',
        at: new Date('2026-03-02T10:01:00.000Z'),
        type: 'note',
        text: 'later',
        author: 'Lena',
      },
    ]);
  });

  it('has what alerts say outside their text', async () => {
    const alert = message(0, '', {
      user: undefined,
      subtype: 'bot_message',
      bot_id: 'B0ALARM01',
      username: 'Lighthouse',
      attachments: [{ fallback: 'x', title: 'FIRING: payments', text: '31% of payments fail' }],
    });
    expect(await said(exportOf([alert]))).toEqual([
      expect.stringMatching(/^Lighthouse: .*FIRING: payments[\s\S]*31% of payments fail/),
    ]);
  });

  it('has what people read of files without opening them', async () => {
    const files = [
      { id: 'F0HEAP0001', name: 'heap.txt', mode: 'snippet', preview: 'exit 137', lines_more: 2 },
    ];
    const mail = [
      { id: 'F0MAIL0001', name: 'Orders', title: 'Orders', mode: 'email', plain_text: 'none since 11:02' },
    ];
    expect(
      await said(exportOf([message(0, 'like this', { files }), message(9, '', { files: mail })])),
    ).toEqual([
      'Lena: like this\n```\nexit 137\n```\n… 2 more lines (heap.txt)',
      'Lena: Orders\nnone since 11:02',
    ]);
  });

  it('takes a null for a field that is not there', async () => {
    const nulls = {
      files: null,
      reactions: null,
      subtype: null,
      username: null,
      attachments: null,
      blocks: null,
    };
    expect(
      await said(
        exportOf([message(0, 'first', nulls), message(1, 'next', { user_profile: null, thread_ts: null })]),
      ),
    ).toEqual(['Lena: first', 'Lena: next']);
  });

  it.each([
    [[null, 7, {}, { id: null, name: 'x' }, { id: 'U0X', name: null, profile: null }, ...USERS], 'Lena'],
    [
      [{ id: 'U0LENA001', name: 'lena', deleted: true, profile: { display_name: null, real_name: '' } }],
      'lena',
    ],
    [[{ id: 'U0LENA001', real_name: 'Lena Ott', profile: { display_name: '' } }], 'Lena Ott'],
    [`\uFEFF${JSON.stringify(USERS)}`, 'Lena'],
    [{ members: [] }, 'U0LENA001'],
    ['[{"id": "U0LE', 'U0LENA001'],
  ])('does not hang on odd names: %j', async (users, author) => {
    const files = exportOf([message(0, 'first')], { '/x/users.json': users });
    expect(await said(files)).toEqual([`${author}: first`]);
  });

  it.each(['/x/org_users.json', '/org_users.json'])(
    'takes names from %s of an organisation',
    async (place) => {
      const everybody = [
        { id: 'U0LENA001', profile: { real_name: 'Lena Ott' } },
        { id: 'W0KIM0001', name: 'kim' },
      ];
      const messages = [message(0, 'first'), message(1, 'second', { user: 'W0KIM0001' })];
      const file = '/teams/x/inc-pay';
      const days = { [place.replace('/x/', '/teams/x/')]: everybody, [`${file}/${DAY}`]: messages };
      expect(await said(days, { file })).toEqual(['Lena Ott: first', 'kim: second']);
      expect(await said({ ...days, '/teams/x/users.json': USERS }, { file })).toEqual([
        'Lena: first',
        'kim: second',
      ]);
      const odd = await read({ ...days, [place.replace('/x/', '/teams/x/')]: 'no' }, { file });
      expect(odd.leftOut).toEqual(['the names in org_users.json, which cannot be read']);
    },
  );

  it('says when it could not read the names', async () => {
    const files = exportOf([message(0, 'first')], { '/x/users.json': 'no' });
    expect((await read(files)).leftOut).toEqual(['the names in users.json, which cannot be read']);
  });

  it('names people and apps that are in no list by what the messages say', async () => {
    const guest = {
      user: 'U0GUEST01',
      user_profile: { real_name: 'Noa Berg', display_name: 'Noa', name: 'noa' },
    };
    const app = { user: 'U0ROLLBOT', bot_id: 'B0ROLL001', bot_profile: { id: 'B0ROLL001', name: 'Rollout' } };
    expect(
      await said(
        exportOf(
          [
            message(0, 'seen here too, asks <@U0GUEST01> of <@U0ROLLBOT>', guest),
            message(1, 'Release 7 is out', app),
            message(2, 'Release 8 is out', { ...app, username: 'Rollout (eu)' }),
            message(3, 'Release 9 is out', { user: undefined, bot_id: 'B0ROLL001' }),
            message(4, 'in <#C0PAY0001> and <#C0OPS0001|ops>, <@U0NOBODY1|bea> &amp; <@U0NOBODY2>', {}),
          ],
          { '/x/channels.json': [{ id: 'C0PAY0001', name: 'payments' }] },
        ),
      ),
    ).toEqual([
      'Noa: seen here too, asks @Noa of @Rollout',
      'Rollout: Release 7 is out',
      'Rollout (eu): Release 8 is out',
      'Rollout: Release 9 is out',
      'Lena: in #payments and #ops, @bea & <@U0NOBODY2>',
    ]);
  });

  it('counts what it leaves out by the reason', async () => {
    const { leftOut, record } = await read(
      exportOf([
        message(0, 'joined', { subtype: 'channel_join' }),
        message(1, 'left', { subtype: 'channel_leave' }),
        message(2, 'set the topic', { subtype: 'channel_topic' }),
        message(3, 'This message was deleted.', { subtype: 'tombstone' }),
        message(4, ' '),
        message(5, '', { files: null }),
        message(6, 'a huddle began', { subtype: 'huddle_thread' }),
        null,
        'x',
        { type: 'message', text: 'no time' },
        message(7, 'a word'),
      ]),
    );
    expect(record.entries.map(({ text }) => text)).toEqual(['a word']);
    expect(leftOut).toEqual([
      '2 joins and leaves',
      '1 change of the channel, such as its topic',
      '1 deleted message',
      '1 message of another kind',
      '2 messages without words',
      '3 unreadable messages',
    ]);
  });

  it('is refused, and makes no incident, where nothing can be taken', async () => {
    await expect(read(exportOf([message(0, 'joined', { subtype: 'channel_join' })]))).rejects.toThrow(
      '/x/inc-pay holds no message that can be an entry (1 join); nothing was imported.',
    );
    await expect(read(exportOf([]))).rejects.toThrow(
      '/x/inc-pay holds no message that can be an entry; nothing was imported.',
    );
  });

  it('is what people pinned, where they pinned something; the others are counted', async () => {
    const pin = { reactions: [null, { name: 'pushpin', users: ['U0LENA001'], count: 1 }] };
    const { record, leftOut } = await read(
      exportOf([message(0, 'chat'), message(1, 'fact', pin), message(2, 'chat')]),
    );
    expect(record.entries.map(({ text }) => text)).toEqual(['fact']);
    expect(leftOut).toEqual(['2 messages without a pin']);
  });

  it.each(['slackdump_thread_replies', 'replies'])(
    'has the replies that stand in `%s` of their parent, once',
    async (field) => {
      const reply = message(2, 'a reply', { thread_ts: '1772445600.000100' });
      const parent = message(0, 'parent', {
        [field]: [reply, { user: 'U0LENA001', ts: '1772445602.000100' }],
      });
      const { record, leftOut } = await read(exportOf([parent, message(1, 'between'), reply]));
      expect(record.entries.map(({ text }) => text)).toEqual(['parent', 'between', 'a reply']);
      expect(leftOut).toEqual([]);
    },
  );

  it('is refused with the file that is no day of it', async () => {
    await expect(read(exportOf('[{"type": '))).rejects.toThrow(`/x/inc-pay/${DAY} is not JSON;`);
    await expect(read(exportOf({ a: 1 }))).rejects.toThrow(`/x/inc-pay/${DAY} is not a list of messages`);
  });

  it('is read with a byte order mark', async () => {
    expect(await said(exportOf(`\uFEFF${JSON.stringify([message(0, 'first')])}`))).toEqual(['Lena: first']);
  });
});

describe('who may see a channel of a Slack export', () => {
  const privacy = async (lists: Files) => (await read(exportOf([message(0, 'x')], lists))).record.private;
  const pay = [{ id: 'C0PAY0001', name: 'inc-pay' }];

  it.each<[Files, boolean | undefined]>([
    [{}, undefined],
    [{ '/x/channels.json': pay }, false],
    [{ '/x/channels.json': [null, { id: 'C0OTHER01', name: 'other' }] }, undefined],
    [{ '/x/groups.json': pay }, true],
    [{ '/x/mpims.json': pay }, true],
    [{ '/x/dms.json': [{ id: 'inc-pay', members: [] }] }, true],
    [{ '/x/channels.json': pay, '/x/groups.json': pay }, true],
    [{ '/x/channels.json': [{ ...pay[0], is_private: true }] }, true],
    [{ '/x/channels.json': pay, '/x/groups.json': 'broken' }, undefined],
  ])('follows from %j', async (lists, expected) => {
    expect(await privacy(lists)).toBe(expected);
  });
});

describe('a whole Slack export', () => {
  const two = {
    ...exportOf([message(0, 'pay')]),
    [`/x/inc-web/${DAY}`]: [message(0, 'web')],
    '/x/general/readme.txt': 'x',
  };

  it('is refused with the channels that it holds, and how to name one', async () => {
    await expect(read(exportOf([message(0, 'x')]), { file: '/x' })).rejects.toThrow(
      '/x holds the channel inc-pay; name one, for example: scribe import /x/inc-pay',
    );
    await expect(read(two, { file: '/x' })).rejects.toThrow(
      '/x holds the channels inc-pay, inc-web; name one, for example: scribe import /x/inc-pay',
    );
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`/x/c${at + 10}/${DAY}`, []]));
    await expect(read(many, { file: '/x' })).rejects.toThrow(/c10, .*, c19 and 2 more; name one/);
  });

  it('is read by the name of a channel', async () => {
    expect(await said(two, { file: '/x', channel: '#inc-web' })).toEqual(['Lena: web']);
    await expect(read(two, { file: '/x', channel: 'inc-wep' })).rejects.toThrow(
      '/x holds no channel "inc-wep"; it holds the channels inc-pay, inc-web.',
    );
  });

  it('is refused where it holds no day, with what it holds', async () => {
    await expect(read({ '/x/a.txt': 'x' }, { file: '/x' })).rejects.toThrow(
      /^\/x holds no day of a Slack export;/,
    );
    await expect(read({ '/x/C0PAY0001.json': {} }, { file: '/x' })).rejects.toThrow(
      '/x holds one file for each conversation; name one, for example: scribe import /x/C0PAY0001.json',
    );
  });
});

describe('a packed Slack export', () => {
  const packed = (files: Files) => ({ '/e.zip': zipOf(files) });
  const zip = { file: '/e.zip' };
  const one = {
    'users.json': USERS,
    'groups.json': [{ id: 'C0PAY0001', name: 'inc-pay' }],
    [`inc-pay/${DAY}`]: [message(0, 'pay')],
  };

  it('is read as Slack gives it, with names and privacy', async () => {
    const { record, conversation } = await read(packed(one), zip);
    expect(record).toMatchObject({
      title: 'inc-pay',
      private: true,
      entries: [{ author: 'Lena', text: 'pay' }],
    });
    expect(conversation?.channel).toBe('C0PAY0001');
  });

  it('is read from within a folder, and without what macOS adds', async () => {
    const inner = {
      ...Object.fromEntries(Object.entries(one).map(([path, content]) => [`e/${path}`, content])),
      [`__MACOSX/e/inc-pay/${DAY}`]: 'x',
    };
    expect(await said(packed(inner), zip)).toEqual(['Lena: pay']);
  });

  it('of an organisation has everybody above its workspaces', async () => {
    const everybody = [{ id: 'U0LENA001', profile: { real_name: 'Lena Ott' } }];
    const whole = { 'org_users.json': everybody, [`teams/x/inc-pay/${DAY}`]: [message(0, 'pay')] };
    expect(await said(packed(whole), zip)).toEqual(['Lena Ott: pay']);
  });

  it('is read of the days of one channel alone, which has its name', async () => {
    const { record } = await read(packed({ [DAY]: [message(0, 'pay')] }), zip);
    expect(record.title).toBe('e');
  });

  it('is refused with its channels, and how to name one', async () => {
    const two = packed({ ...one, [`inc-web/${DAY}`]: [message(0, 'web')] });
    await expect(read(two, zip)).rejects.toThrow(
      '/e.zip holds the channels inc-pay, inc-web; name one, for example: scribe import /e.zip --channel inc-pay',
    );
    expect(await said(two, { ...zip, channel: 'inc-web' })).toEqual(['Lena: web']);
  });

  it('reads no path outside it, and names it without control characters', async () => {
    const files = { [`../../evil/${DAY}`]: [message(0, 'x')], [`a\u001b[31m/${DAY}`]: [] };
    await expect(read(packed(files), zip)).rejects.toThrow('holds the channels evil, a\uFFFD[31m; name one');
  });

  it('is refused where a day would fill the memory, before it is unpacked', async () => {
    const bytes = zipOf({ [`inc-pay/${DAY}`]: [message(0, 'pay')] });
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // The uncompressed size in the central directory (APPNOTE.TXT 4.3.12).
    view.writeUInt32LE(0x7fffffff, view.indexOf('PK\u0001\u0002', 0, 'latin1') + 24);
    await expect(read({ '/e.zip': bytes }, zip)).rejects.toThrow(/^\/e\.zip is too large when unpacked/);
  });

  it('is refused where it is broken', async () => {
    const bytes = zipOf(one);
    await expect(read({ '/e.zip': bytes.slice(0, bytes.length - 30) }, zip)).rejects.toThrow(
      /^\/e\.zip cannot be unpacked;/,
    );
  });
});

describe('a dump of one conversation', () => {
  const dump = {
    channel_id: 'C0PAY0001',
    name: 'inc-pay',
    messages: [message(0, 'pay', { slackdump_thread_replies: [message(1, 'reply')] })],
  };

  it('is read, with the names beside it', async () => {
    const files = { '/d/C0PAY0001.json': dump, '/d/users.json': USERS };
    const { record, conversation } = await read(files, { file: '/d/C0PAY0001.json' });
    expect(record).toMatchObject({
      title: 'inc-pay',
      entries: [{ text: 'pay', author: 'Lena' }, { text: 'reply' }],
    });
    expect(conversation?.channel).toBe('C0PAY0001');
  });

  it('may be a list of messages', async () => {
    expect(await said({ '/d/history.json': [message(0, 'pay')] }, { file: '/d/history.json' })).toEqual([
      'U0LENA001: pay',
    ]);
  });

  it('is no day of an export', async () => {
    await expect(read(exportOf([message(0, 'x')]), { file: `/x/inc-pay/${DAY}` })).rejects.toThrow(
      `/x/inc-pay/${DAY} is one day of a Slack export; name its folder: scribe import /x/inc-pay`,
    );
  });
});

describe('a file of another kind', () => {
  it.each([
    ['/a.xlsx', '/a.xlsx is a spreadsheet; save it as "CSV UTF-8" and import that.'],
    ['/a.tar.gz', '/a.tar.gz is packed; unpack it and name the folder of one channel in it.'],
    ['/none.json', '/none.json cannot be read: there is no such file.'],
  ])('is refused with what to do: %s', async (file, why) => {
    await expect(read({ '/a.xlsx': 'x', '/a.tar.gz': 'x' }, { file })).rejects.toThrow(why);
  });
});
