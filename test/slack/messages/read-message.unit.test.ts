import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textParts } from '../../../src/domain/timeline/slack-codes.ts';
import { isStatement, readSlackMessage } from '../../../src/slack/messages/read-message.ts';

const words = (message: unknown) => readSlackMessage(message).text;
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const plain = (text: string) => ({ type: 'plain_text', text });
const rich = (...elements: unknown[]) => ({ type: 'rich_text', elements });
const paragraph = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });
const said = (text: string, style?: Record<string, boolean>) => ({
  type: 'text',
  text,
  ...(style && { style }),
});

describe('an alert that is all in its attachments', () => {
  const alert = {
    type: 'message',
    subtype: 'bot_message',
    bot_id: 'B0LOOKOUT1',
    username: 'Lookout',
    text: '',
    attachments: [
      {
        id: 1,
        fallback: 'FIRING: queue of orders 9000',
        title: 'FIRING: queue of orders',
        title_link: 'https://lookout.example.com/a/3',
        text: '9000 orders wait since 11:02',
        fields: [
          { title: 'service', value: 'orders', short: true },
          { title: 'zone', value: 'eu &amp; us', short: true },
        ],
        footer: 'lookout 2.1',
      },
    ],
  };

  it('is read with title, text and fields, by the name that it stands under', () => {
    expect(words(alert)).toBe(
      '<https://lookout.example.com/a/3|FIRING: queue of orders> — 9000 orders wait since 11:02 — service: orders · zone: eu & us\nlookout 2.1',
    );
    expect(readSlackMessage(alert).source).toMatchObject({ id: 'B0LOOKOUT1', byline: 'Lookout' });
  });

  it.each([
    [
      'pretext and author',
      { pretext: 'Attention', author_name: 'Probe 4', text: 'no answer' },
      'Attention — Probe 4 — no answer',
    ],
    ['the fallback where there is nothing else', { fallback: 'CPU at 97%', color: 'danger' }, 'CPU at 97%'],
    [
      'blocks inside',
      { fallback: '[no preview available]', blocks: [{ type: 'section', text: mrkdwn('*disk* at 91%') }] },
      'disk at 91%',
    ],
    ['a picture and nothing else', { image_url: 'https://lookout.example.com/1.png' }, 'a picture'],
    ['code', { text: '```\nexit 137\n```' }, '```\nexit 137\n```'],
    [
      'a title that leads nowhere on the web, and one that is its address',
      { title: 'disk', title_link: 'slack://open', text: 'https://a.example' },
      'disk — https://a.example',
    ],
    [
      'a title that is its address',
      { title: 'a.example/1', title_link: 'https://a.example/1' },
      'https://a.example/1',
    ],
    [
      'a file of an app',
      { is_file_attachment: true, filename: 'heap.txt', mimetype: 'text/plain' },
      'heap.txt',
    ],
    [
      'fields of several lines, each said once',
      {
        fields: [
          { title: 'pods', value: '*web-1* crashed\nweb-2 waits\n```\nexit 137\n```' },
          { title: 'zone', value: 'eu' },
          { title: 'zone', value: 'eu' },
          { value: 'seen at 11:02\nby the probe' },
        ],
      },
      'pods:\nweb-1 crashed\nweb-2 waits\n```\nexit 137\n```\nzone: eu\nseen at 11:02\nby the probe',
    ],
  ])('%s', (_, attachment, shown) => {
    expect(words({ text: '', attachments: [attachment] })).toBe(shown);
  });

  it('says once what the message and the title say, wherever the title leads', () => {
    const title = 'FIRING: queue of orders';
    const attachments = [
      { title, title_link: 'https://lookout.example.com/a/3', fallback: title, pretext: title },
    ];
    expect(words({ text: `*${title}*`, attachments })).toBe(title);
    expect(words({ text: `<https://lookout.example.com/a/3|*${title}*>`, attachments })).toBe(
      `<https://lookout.example.com/a/3|${title}>`,
    );
  });

  it('says once what stands in both the message and the attachment, and keeps alerts apart', () => {
    const attachments = [
      { title: 'db-1', text: 'above the threshold of 90%' },
      { title: 'db-2', text: 'above the threshold of 90%' },
      { title: 'db-2', text: 'above the threshold of 90%' },
    ];
    expect(words({ text: 'two alerts', attachments })).toBe(
      'two alerts\ndb-1 — above the threshold of 90%\ndb-2 — above the threshold of 90%',
    );
    expect(
      words({ text: 'CPU of search-3 is at 97%', attachments: [{ text: 'CPU of search-3 is at 97%' }] }),
    ).toBe('CPU of search-3 is at 97%');
  });
});

describe('blocks', () => {
  it('are read instead of the text that repeats them, without what one presses', () => {
    expect(
      words({
        text: 'Deploy of cart 7.2 failed',
        blocks: [
          { type: 'header', text: plain('Deploy failed') },
          {
            type: 'section',
            text: mrkdwn('cart 7.2 &lt;canary&gt;'),
            fields: [mrkdwn('*Stage:*\ncanary'), plain('step 3')],
          },
          { type: 'image', alt_text: 'error rate', title: plain('The last hour') },
          { type: 'context', elements: [{ type: 'image', alt_text: 'icon' }, mrkdwn('by *ci*')] },
          { type: 'divider' },
          { type: 'actions', elements: [{ type: 'button', text: plain('Roll back') }] },
          {
            type: 'section',
            text: plain('*as is*'),
            accessory: { type: 'static_select', placeholder: plain('Pick') },
          },
        ],
      }),
    ).toBe(
      'Deploy failed\ncart 7.2 <canary>\nStage: canary\nstep 3\nThe last hour — error rate\nby ci\n*as is*',
    );
  });

  it('keep the lines of a field that has several, and put a name before one', () => {
    const fields = [
      mrkdwn('*Stage*\ncanary'),
      mrkdwn('*Pods:*\nweb-1\nweb-2'),
      mrkdwn('web-3\nweb-4'),
      plain('Zone:\neu'),
    ];
    expect(words({ blocks: [{ type: 'section', fields }] })).toBe(
      'Stage canary\nPods:\nweb-1\nweb-2\nweb-3\nweb-4\nZone: eu',
    );
  });

  it('keep links and people what they are, however they look', () => {
    const url = 'https://wiki.example.com/run';
    const link = (style: object) => ({ type: 'link', url, text: 'the runbook', style });
    const elements = [
      link({ bold: true }),
      said(' '),
      link({ italic: true, strike: true }),
      said(' '),
      said('see ', { code: true }),
      link({ code: true }),
      said(' by ', { code: true }),
      { type: 'user', user_id: 'U0REN0001', style: { code: true } },
    ];
    const shown = `<${url}|the runbook>`;
    expect(words({ blocks: [rich(paragraph(...elements))] })).toBe(
      `${shown} ~${shown}~ \`see \`${shown}\` by \`<@U0REN0001>`,
    );
  });

  it('give way to the text where they say nothing', () => {
    const blocks = [
      { type: 'actions', elements: [{ type: 'button', text: plain('Open') }] },
      { type: 'divider' },
    ];
    expect(words({ text: 'rolled back', blocks })).toBe('rolled back');
  });

  it('of rich text are read with everything in them', () => {
    const message = {
      text: 'see <@U0REN0001|ren> <#C0OPS0001|ops> <!subteam^S0DBA0001|@dba>',
      blocks: [
        rich(
          paragraph(
            said('bold', { bold: true }),
            said(' & <plain> '),
            said('gone', { strike: true }),
            said(' '),
            said('kubectl', { code: true }),
            said(' get', { code: true, bold: true }),
          ),
          paragraph(
            { type: 'user', user_id: 'U0REN0001' },
            said(' '),
            { type: 'user', user_id: 'U0TIM0001' },
            said(' '),
            { type: 'channel', channel_id: 'C0OPS0001' },
            said(' '),
            { type: 'usergroup', usergroup_id: 'S0DBA0001' },
            said(' '),
            { type: 'broadcast', range: 'here' },
            said(' '),
            { type: 'emoji', name: 'fire', unicode: '1f525' },
          ),
          paragraph(
            { type: 'link', url: 'https://wiki.example.com/run', text: 'the runbook' },
            said(' '),
            { type: 'link', url: 'https://wiki.example.com/' },
            said(' '),
            { type: 'date', timestamp: 1772445600, format: '{date_short}', fallback: 'Mar 2' },
            said(' '),
            { type: 'date', timestamp: 1772445600, format: '{date_short}' },
            said(' '),
            { type: 'color', value: '#C0392B' },
          ),
          {
            type: 'rich_text_list',
            style: 'ordered',
            offset: 1,
            elements: [paragraph(said('drain')), paragraph(said('restart'))],
          },
          { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [paragraph(said('wait'))] },
          { type: 'rich_text_quote', elements: [said('it was\nfine')] },
          { type: 'rich_text_preformatted', elements: [said('WARN <a>\nERROR')] },
        ),
      ],
    };
    expect(words(message)).toBe(
      [
        'bold & <plain> ~gone~ `kubectl get`',
        '<@U0REN0001|ren> <@U0TIM0001> <#C0OPS0001|ops> @dba @here :fire:',
        '<https://wiki.example.com/run|the runbook> https://wiki.example.com/ Mar 2 2026-03-02 10:00 UTC #C0392B',
        '2. drain',
        '3. restart',
        '  • wait',
        '> it was',
        '> fine',
        '```',
        'WARN <a>',
        'ERROR',
        '```',
      ].join('\n'),
    );
  });

  it.each([
    [
      'table',
      {
        rows: [
          [
            { type: 'raw_text', text: 'pod' },
            { type: 'raw_text', text: 'restarts' },
          ],
          [rich(paragraph(said('web-1'))), { type: 'raw_number', value: 4 }],
        ],
      },
      'pod | restarts\nweb-1 | 4',
    ],
    [
      'data_table',
      {
        caption: 'Pods',
        rows: [
          [
            { type: 'raw_text', text: 'web-1' },
            { type: 'raw_number', value: 4, text: 'four' },
          ],
        ],
      },
      'Pods\nweb-1 | four',
    ],
    [
      'markdown',
      { text: '## Now\n**cart** is _down_, see [the board](https://b.example.com)\n\n- a\n- b' },
      'Now\ncart is down, see <https://b.example.com|the board>\n• a\n• b',
    ],
    [
      'video',
      { title: plain('Replay'), description: plain('of the crash'), alt_text: 'x' },
      'Replay\nof the crash',
    ],
    [
      'card',
      {
        title: mrkdwn('cart'),
        subtitle: mrkdwn('7.2'),
        body: mrkdwn('down'),
        actions: [{ type: 'button', text: plain('Go') }],
      },
      'cart\n7.2\ndown',
    ],
    [
      'container',
      { title: plain('Cart'), child_blocks: [{ type: 'section', text: plain('down') }] },
      'Cart\ndown',
    ],
    [
      'plan',
      {
        title: 'Restore',
        tasks: [{ type: 'task_card', title: 'Copy', details: rich(paragraph(said('from eu'))) }],
      },
      'Restore\nCopy\nfrom eu',
    ],
    ['call', { call: { v1: { name: 'War room' } } }, 'War room'],
    ['one_of_tomorrow', { text: { type: 'text_of_tomorrow', text: 'still read' } }, 'still read'],
  ])('of the kind %s', (type, block, shown) => {
    expect(words({ text: 'not this', blocks: [{ type, ...block }] })).toBe(shown);
  });

  const markdown = (text: string) => words({ blocks: [{ type: 'markdown', text }] });

  it('of Markdown keep every word, however deep it stands', () => {
    expect(markdown(`${'> '.repeat(60)}the disk is full`)).toContain('the disk is full');
    const nested = Array.from({ length: 50 }, (_, at) => `${'  '.repeat(at)}- step ${at}.`);
    const shown = markdown(nested.join('\n'));
    expect(nested.filter((_, at) => !shown.includes(`step ${at}.`))).toEqual([]);
  });

  it.each([
    ['long', `**Now**: ${'the disk of db-2 is full. '.repeat(500)}`],
    ['a long list', '- **a**\n'.repeat(400)],
  ])('of Markdown stay as they were written where they are %s', (_, text) => {
    expect(markdown(text)).toBe(text.trim());
    expect(markdown(text.slice(0, text.length / 4))).not.toContain('**');
  });

  it('of an unknown element in rich text give their text', () => {
    const unknown = [
      { type: 'hologram', text: 'seen' },
      { type: 'void' },
      { type: 'nest', elements: [said(' too')] },
    ];
    expect(words({ blocks: [rich(paragraph(...unknown))] })).toBe('seen too');
  });
});

describe('codes of Slack', () => {
  it.each([
    ['<!here> <!channel> <!everyone|@everyone>', '@here @channel @everyone'],
    ['<!subteam^S0DBA0001|@dba> paged, <!subteam^S0DBA0001|dba>', '@dba paged, @dba'],
    [
      '<!date^1772445600^{date_short} {time}|Mar 2, 10:00> <!date^1772445600^{date}>',
      'Mar 2, 10:00 2026-03-02 10:00 UTC',
    ],
    [
      '<tel:+4930123|+49 30 123> <mailto:ops@a.example|ops@a.example> <tel:112>',
      '+49 30 123 ops@a.example 112',
    ],
    ['<slack://user?team=T1&amp;id=U1|their profile>', 'their profile'],
    [
      '<https://a.example/?x=1&amp;y=2> <http://www.a.example|www.a.example>',
      'https://a.example/?x=1&y=2 http://www.a.example',
    ],
    ['<https://a.example|the board>', '<https://a.example|the board>'],
    ['_see_ <https://a.example|*the* _board_>', 'see <https://a.example|the board>'],
    ['<https://a.example|a &gt; b>', 'a > b (https://a.example)'],
    [
      '<@U0TIM0001> <@U0REN0001|ren> <#C0OPS0001|ops> <#C0DEV0001|>',
      '<@U0TIM0001> <@U0REN0001|ren> <#C0OPS0001|ops> <#C0DEV0001>',
    ],
    ['1 &lt; 2 &amp;amp; &lt;!here&gt;', '1 < 2 &amp; <!here>'],
    [
      '*FIRING* _at last_ `*code*` a*b*c rm *.log,*.txt snake_case_name',
      'FIRING at last `*code*` a*b*c rm *.log,*.txt snake_case_name',
    ],
    ['~struck~ ```*kept*```', '~struck~ ```*kept*```'],
    ['Map <key> and 1 <2> 3', 'Map <key> and 1 <2> 3'],
  ])('%s', (text, shown) => {
    expect(words({ text })).toBe(shown);
  });
});

describe('what only looks like a code', () => {
  const typed =
    '<@U0TIM0001>, <#C0OPS0001|ops>, <!subteam^S0DBA0001> and <https://a.example|https://b.example>';
  const shown =
    '‹@U0TIM0001›, ‹#C0OPS0001|ops›, ‹!subteam^S0DBA0001› and ‹https://a.example|https://b.example›';
  const escaped = typed.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const block = (type: string, rest: object) => ({ blocks: [{ type, ...rest }] });

  it.each<[string, object]>([
    ['text', { text: escaped }],
    ['a section', block('section', { text: mrkdwn(escaped) })],
    ['plain text', block('header', { text: plain(typed) })],
    ['rich text', { blocks: [rich(paragraph(said(typed)))] }],
    ['a cell', block('table', { rows: [[{ type: 'raw_text', text: typed }]] })],
    ['the words for a picture', block('image', { alt_text: typed })],
    ['Markdown', block('markdown', { text: escaped })],
    ['the title of an attachment', { attachments: [{ title: escaped }] }],
  ])('stays words in %s', (_, message) => {
    const { text } = readSlackMessage(message);
    expect(text).toBe(shown);
    expect(textParts(text)).toEqual([{ kind: 'words', text: shown }]);
  });

  it('stays words around real codes, and in the names of files', () => {
    expect(words({ text: '&lt;<https://a.example>|https://b.example&gt;' })).toBe(
      '‹https://a.example|https://b.example›',
    );
    expect(words({ text: '&lt;<@U0TIM0001>&gt; and &lt;https://a.example|b &lt;@U0TIM0001&gt; c&gt;' })).toBe(
      '<<@U0TIM0001>> and ‹https://a.example|b ‹@U0TIM0001› c›',
    );
    expect(words({ text: '\u0002@U0TIM0001\u0003' })).toBe('@U0TIM0001');
    expect(readSlackMessage({ files: [{ id: 'F1', name: '<@U0TIM0001>.txt' }] }).files[0]?.name).toBe(
      '‹@U0TIM0001›.txt',
    );
  });

  it('is told from a code in Markdown by how it was typed', () => {
    expect(words(block('markdown', { text: '**now** <@U0TIM0001>' }))).toBe('now <@U0TIM0001>');
    expect(words(block('markdown', { text: '\\<@U0REN0001>' }))).toBe('‹@U0REN0001›');
  });

  it('takes no long time, however deep it stands', () => {
    const deep = `${'&lt;https://a.example|'.repeat(400)}${'&gt;'.repeat(400)}`;
    expect(textParts(words({ text: deep })).map(({ kind }) => kind)).toEqual(['words']);
  });
});

describe('quoted messages and previews', () => {
  const quoted = {
    is_msg_unfurl: true,
    author_name: 'Ren',
    author_id: 'U0REN0001',
    channel_id: 'C0OPS0001',
    channel_name: 'ops',
    from_url: 'https://acme.example.com/archives/C0OPS0001/p1772445600000100?thread_ts=1',
    footer: 'Posted in #ops',
    text: 'disk of db-2 is full',
    message_blocks: [{ message: { blocks: [rich(paragraph(said('disk of db-2 is full')))] } }],
  };
  const link = '<https://acme.example.com/archives/C0OPS0001/p1772445600000100>';
  const full = 'Ren in <#C0OPS0001|ops>: disk of db-2 is full';

  it.each([
    ['shared with words', { text: 'look', attachments: [{ ...quoted, is_share: true }] }, `look\n${full}`],
    ['shared without words', { text: '', attachments: [{ ...quoted, is_share: true }] }, full],
    ['forwarded', { text: 'look', attachments: [{ ...quoted, from_url: undefined }] }, `look\n${full}`],
    ['by its address alone', { text: link, attachments: [quoted] }, `${link.slice(1, -1)}\n${full}`],
    [
      'by its address in a sentence, which is a preview',
      { text: `as in ${link}`, attachments: [quoted] },
      `as in ${link.slice(1, -1)}`,
    ],
  ])('a message %s', (_, message, shown) => {
    expect(words(message)).toBe(shown);
  });

  it('leaves out previews of links, unless there is nothing else to see', () => {
    const preview = {
      from_url: 'https://a.example/42',
      service_name: 'Board',
      title: 'Ticket 42',
      text: 'Cart is down',
    };
    expect(words({ text: 'see <https://a.example/42>', attachments: [preview] })).toBe(
      'see https://a.example/42',
    );
    expect(
      words({ text: 'see', attachments: [{ ...preview, from_url: undefined, is_app_unfurl: true }] }),
    ).toBe('see');
    expect(words({ text: '', attachments: [preview] })).toBe('Ticket 42 — Cart is down');
  });

  it('reads the files of a shared message', () => {
    const message = { text: '', attachments: [{ is_share: true, files: [{ id: 'F1', name: 'graph.png' }] }] };
    expect(readSlackMessage(message)).toMatchObject({ text: '', files: [{ id: 'F1', name: 'graph.png' }] });
  });
});

describe('what people read of a file without opening it', () => {
  const file = (fields: object) => ({ id: 'F1', name: 'untitled', ...fields });
  it.each<[string, object, string]>([
    [
      'a snippet',
      file({ mode: 'snippet', preview: 'def a():\n  return <b> & ```c```', lines: 2, lines_more: 0 }),
      "```\ndef a():\n  return <b> & '''c'''\n```",
    ],
    [
      'a longer snippet',
      file({ mode: 'snippet', preview: 'WARN\nERROR', lines: 15, lines_more: 13 }),
      '```\nWARN\nERROR\n```\n… 13 more lines',
    ],
    [
      'a snippet that Slack cut within a line',
      file({ mode: 'snippet', preview: '{"a":', lines_more: 0, preview_is_truncated: true }),
      '```\n{"a":\n```\n…',
    ],
    [
      'a snippet with highlighted code alone',
      file({
        mode: 'snippet',
        preview: null,
        preview_highlight:
          '<div class="CodeMirror">\n<div><pre>if <span class="cm-def">a</span> &lt; b:</pre></div>\n</div>',
      }),
      '```\nif a < b:\n```',
    ],
    [
      'a post',
      file({
        mode: 'space',
        preview: '<document><h1>Restore</h1><p>Copy <b>from eu</b> &amp; wait</p><li>drain</li></document>',
      }),
      'Restore\nCopy from eu & wait\ndrain',
    ],
    [
      'an e-mail',
      file({
        mode: 'email',
        filetype: 'email',
        subject: 'Orders fail',
        from: [{ address: 'ana@a.example', name: 'Ana Ortiz', original: 'Ana Ortiz <ana@a.example>' }],
        plain_text: 'since 11:02\r\nsee <https://a.example/1>',
        preview: '<div>since 11:02</div>',
      }),
      'Orders fail, from Ana Ortiz\nsince 11:02\nsee ‹https://a.example/1›',
    ],
    [
      'an e-mail of which Slack sends little',
      file({ mode: 'email', title: 'Orders fail', from: [{ address: 'ana@a.example', name: '' }] }),
      'Orders fail, from ana@a.example',
    ],
    [
      'a recording',
      file({
        subtype: 'slack_audio',
        mode: 'hosted',
        transcription: { status: 'complete', preview: { content: 'the cache is cold', has_more: true } },
      }),
      'the cache is cold …',
    ],
    ['a recording that is still read', file({ transcription: { status: 'processing' } }), ''],
    ['a picture', file({ mode: 'hosted', mimetype: 'image/png', preview: '' }), ''],
    ['a deleted snippet', file({ mode: 'tombstone', preview: null }), ''],
  ])('%s', (_, value, shown) => {
    expect(words({ text: '', files: [value] })).toBe(shown);
  });

  it('stands below the words, once, in a shared message too', () => {
    const files = [file({ mode: 'snippet', preview: 'exit 137' })];
    expect(words({ text: 'like this:', files })).toBe('like this:\n```\nexit 137\n```');
    expect(
      words({ text: '', attachments: [{ is_share: true, author_name: 'Ren', text: 'so', files }] }),
    ).toBe('Ren: so\n```\nexit 137\n```');
    const said = { transcription: { preview: { content: 'the cache of cart is cold' } } };
    expect(words({ text: 'The cache of cart is cold', files: [file(said)] })).toBe(
      'The cache of cart is cold',
    );
  });

  it('is no more than people read', () => {
    const read = words({
      files: [file({ mode: 'email', title: 'x', plain_text: 'disk full '.repeat(4_000) })],
    });
    expect(read).toMatch(/^x\ndisk full .* …$/);
    expect(read.length).toBeLessThan(10_100);
  });

  it('is read of the one file of an old export', () => {
    const old = { text: '', file: file({ mode: 'snippet', preview: 'exit 137', name: 'a.txt' }) };
    expect(readSlackMessage(old)).toMatchObject({ text: '```\nexit 137\n```', files: [{ name: 'a.txt' }] });
  });
});

describe('files and sources', () => {
  it.each([
    [{ id: 'F1', name: 'heap.txt', title: 'Heap' }, 'heap.txt'],
    [{ id: 'F1', name: null, title: 'Heap' }, 'Heap'],
    [{ id: 'F1', mode: 'file_access', file_access: 'check_file_info' }, 'a file from another workspace'],
    [{ id: 'F1', mode: 'hidden_by_limit' }, "a file hidden by the plan's limit"],
    [{ id: 'F1', mode: 'tombstone' }, 'a deleted file'],
    [{ id: 'F1' }, 'a file'],
  ])('%j is named', (file, name) => {
    expect(readSlackMessage({ files: [file, null, { name: 'no id' }] }).files).toMatchObject([
      { id: 'F1', name, mimetype: 'application/octet-stream', permalink: undefined },
    ]);
  });

  it.each([
    [{ mode: 'snippet', preview: 'WARN\nERROR', lines_more: 13 }, '```\nWARN\nERROR\n```\n… 13 more lines'],
    [{ mode: 'snippet', preview: null }, ''],
    [{ mode: 'email', subject: 'Orders fail', preview_plain_text: 'none since' }, 'Orders fail\nnone since'],
    [{ mode: 'file_access', file_access: 'check_file_info' }, ''],
    [{ mode: 'snippet', preview: 'WARN', lines_more: 0 }, undefined],
    [{ mode: 'email', subject: 'Orders fail', plain_text: 'none since 11:02' }, undefined],
    [{ mode: 'hosted', file_access: 'visible' }, undefined],
    [{ mode: 'tombstone' }, undefined],
    [{ mode: 'hidden_by_limit', file_access: 'check_file_info' }, undefined],
  ])('say of %j where the message has its beginning alone', (file, begin) => {
    const { text, files } = readSlackMessage({ text: 'look', files: [{ id: 'F1', ...file }] });
    expect(files[0]?.begin).toBe(begin);
    expect(text).toContain(begin ?? 'look');
  });

  it('keeps who said it: a person, an app with or without a user, a name for one message', () => {
    const source = (message: unknown) => readSlackMessage(message).source;
    expect(
      source({ user: 'U1', user_profile: { display_name: '', real_name: 'Kim Lee', name: 'kim' } }),
    ).toEqual({
      id: 'U1',
      bot: undefined,
      appId: undefined,
      byline: undefined,
      app: undefined,
      person: { display: undefined, real: 'Kim Lee', handle: 'kim' },
    });
    expect(source({ user: 'U2', bot_id: 'B2', bot_profile: { id: 'B2', name: 'Deploys' } })).toMatchObject({
      id: 'U2',
      bot: 'B2',
      app: 'Deploys',
    });
    expect(source({ bot_id: 'B3', username: 'Customer form' })).toMatchObject({
      id: 'B3',
      byline: 'Customer form',
    });
    expect(source({})).toMatchObject({ id: '', bot: undefined });
  });

  it('tells statements from joins and topics', () => {
    expect(
      [undefined, 'bot_message', 'me_message', 'file_share'].map((subtype) => isStatement({ subtype })),
    ).toEqual([true, true, true, true]);
    expect(isStatement({ subtype: 'channel_join' })).toBe(false);
  });
});

describe('whatever comes', () => {
  it('takes null for a field that is not there', () => {
    const bare = { ts: '1.2', text: 'first 500s' };
    const nulls = {
      ...{
        user: null,
        bot_id: null,
        subtype: null,
        username: null,
        thread_ts: null,
        edited: null,
        files: null,
      },
      ...{
        blocks: null,
        attachments: [null, { text: null, fields: null, blocks: null }],
        user_profile: null,
      },
    };
    expect(readSlackMessage({ ...nulls, ...bare })).toEqual(readSlackMessage(bare));
  });

  const anything = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.oneof(
        fc.string(),
        fc.integer(),
        fc.constant(null),
        fc.boolean(),
        fc.constantFrom('<@U1>', '<!here|', '*a*'),
      ),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.record(
        {
          type: fc.constantFrom(
            'rich_text',
            'section',
            'context',
            'table',
            'image',
            'text',
            'link',
            'markdown',
            'x',
          ),
          text: tie('value'),
          elements: tie('value'),
          fields: tie('value'),
          rows: tie('value'),
          blocks: tie('value'),
          attachments: tie('value'),
          message_blocks: tie('value'),
          files: tie('value'),
          title: tie('value'),
          is_share: tie('value'),
        },
        { requiredKeys: [] },
      ),
    ),
  }));

  it('never throws, and never writes what is no text', () => {
    fc.assert(
      fc.property(anything.value, (value) => {
        const { text, files, source } = readSlackMessage(value);
        const kept = JSON.stringify({ text, files, source });
        expect(kept).not.toMatch(/undefined|\[object|NaN/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes lists within lists, however deep', () => {
    let nested: unknown = 'too deep';
    for (let depth = 0; depth < 20_000; depth++) nested = [nested];
    expect(words({ text: 'seen', blocks: [{ type: 'unheard_of', fields: nested }] })).toBe('seen');
    expect(words({ blocks: [{ type: 'unheard_of', fields: [['a', 'b'], ['c']] }] })).toBe('a b\nc');
  });

  it('reads plain words as they are, whether they come as text or as blocks', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9&<>äß]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (list) => {
        const typed = list.join(' ');
        const escaped = typed.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
        const blocks = [rich(paragraph(said(typed)))];
        expect(words({ text: escaped })).toBe(words({ text: escaped, blocks }));
      }),
    );
  });

  it('is not slowed down by what looks like markup', () => {
    const started = performance.now();
    for (const sign of ['*a ', '_', '<', '`', '<!date^', '~', '&lt;']) words({ text: sign.repeat(13_000) });
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
