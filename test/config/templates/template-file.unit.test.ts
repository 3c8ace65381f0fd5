import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { ConfigFault } from '../../../src/config/config-fault.ts';
import { readTemplateFile } from '../../../src/config/templates/template-file.ts';
import { withTemplateFiles } from '../../../src/config/templates/template-files.ts';
import { coverage } from '../../../src/domain/postmortem/document/coverage.ts';
import type { Postmortem } from '../../../src/domain/postmortem/document/document.ts';
import { survey } from '../../../src/domain/postmortem/document/walk.ts';
import { draftPostmortem } from '../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { emptyRecord } from '../../../src/domain/postmortem/record/record.ts';
import { BUILT_IN } from '../../../src/domain/postmortem/templates/registry.ts';
import { renderMarkdown } from '../../../src/render/markdown.ts';
import { recordOf } from '../../builders/incident-record.ts';
import { named, templateFolder } from '../../builders/template-files.ts';

const folder = templateFolder();
afterAll(() => folder.remove());

const RECORD = recordOf(
  [
    ['14:30', 'change', 'deploy of v2'],
    ['14:47', 'detection', 'alert'],
    ['14:50', 'response', 'looking'],
    ['15:00', 'resolution', 'over'],
  ],
  { title: 'Checkout | errors', well: ['The runbook was right'] },
);

function drafted(text: string): Postmortem {
  return draftPostmortem(RECORD, readTemplateFile(folder.write('a.md', named('a', text))).template);
}

/** The document without its last paragraph and its notes. */
function markdownOf(document: Postmortem): string {
  const [words = ''] = renderMarkdown(document).split('\n*Drafted from');
  return words.trimEnd();
}

/** What stands in the sections alone, without the lists of open questions. */
function sectionsOf(text: string): string {
  return markdownOf({ ...drafted(text), questions: [] });
}

/** The number and the section of an open question, as the document has them. */
function askedIn({ questions, sections }: Postmortem, id: string) {
  return {
    number: questions.find((question) => question.id === id)?.number,
    sections: sections.flatMap((section) =>
      survey(section.blocks).questions.some((question) => question.id === id) ? [section.id] : [],
    ),
  };
}

function faultOf(text: string): string {
  const file = folder.write('a.md', text);
  try {
    readTemplateFile(file);
  } catch (error) {
    if (error instanceof ConfigFault) return error.message.replaceAll(`${folder.path('')}/`, '');
    throw error;
  }
  throw new Error('The file was taken');
}

describe('the file of a template', () => {
  it('keeps its text, tables, lists and checklists, and fills its slots wherever they are', () => {
    const text = [
      '# Outage: {{title}}',
      '',
      'Lasted *{{fact.detection-to-resolved}}*, see [the page](https://example.com "now").',
      '',
      '| What | Value |',
      '| :- | -: |',
      '| Detected | {{milestone.detected}} |',
      '| Form | B-12 |',
      '',
      '- [x] Read by support',
      '- [ ] Told to {{teams}}',
      '',
      '## Further',
      '',
      '> A rule **of ours**.',
      '',
      '{{went-well}}',
    ].join('\n');
    expect(sectionsOf(text)).toBe(
      [
        '# Outage: Checkout | errors',
        '',
        'Lasted *13 minutes, 14:47 to 15:00[^14:47][^15:00]*, see [the page](https://example.com "now").',
        '',
        '| What | Value |',
        '| - | - |',
        '| Detected | 14:47 UTC[^14:47] |',
        '| Form | B-12 |',
        '',
        '- [x] Read by support',
        '- [ ] Told to *not recorded*',
        '',
        '## Further',
        '',
        '> A rule **of ours**.',
        '',
        '- The runbook was right',
      ].join('\n'),
    );
  });

  it('states nothing by its fixed text', () => {
    const document = drafted('# A\n\nWords.\n\n- one\n\n| a |\n| - |\n| b |\n\n> quoted\n\n{{severity}}\n');
    expect(coverage(document)).toMatchObject({ statements: 0, share: 1 });
    const asked = document.sections.flatMap(({ blocks }) => survey(blocks).questions);
    expect(asked.map(({ id }) => id)).toEqual(['severity']);
  });

  it('takes code for what it is, and braces that are meant', () => {
    const text =
      '# A\n\n`{{title}}` \\{{title}} `{{` and `}}`\n\n```yaml {{a}}\nx: {{nothing}} {% if %}\n```';
    expect(sectionsOf(text)).toBe(
      '# A\n\n`{{title}}` {{title}} `{{` and `}}`\n\n```yaml {{a}}\nx: {{nothing}} {% if %}\n```',
    );
  });

  it('leaves comments out, breaks lines, spells links out, and shows other markup as text', () => {
    const text =
      '# A\n\n<!-- {{not a slot}} -->\n\none<!-- two --> three<br>four\n\n<details>\n\n[here][1] <b>x</b>\n\n[1]: https://example.com\n';
    expect(sectionsOf(text)).toBe(
      '# A\n\none three\\\nfour\n\n\\<details>\n\n[here](https://example.com) \\<b>x\\</b>',
    );
  });

  it('takes line ends and a byte order mark of any system', () => {
    const file = folder.write('crlf.md', '\uFEFF---\r\nname: crlf\r\n---\r\n# A\r\n\r\n{{timeline}}\r\n');
    const { template } = readTemplateFile(file);
    expect(template.name).toBe('crlf');
    expect(draftPostmortem(RECORD, template).sections[0]?.blocks.map(({ type }) => type)).toContain('table');
  });

  it('is the document’s title by its first heading of the first level, by the given one, or by the incident', () => {
    const titleOf = (text: string) => {
      const { title, sections } = draftPostmortem(
        RECORD,
        readTemplateFile(folder.write('a.md', text)).template,
      );
      return [title, sections[0]?.id];
    };
    expect(titleOf(named('a', 'Words.\n\n# Outage\n'))).toEqual(['Outage', 'preface']);
    expect(titleOf('---\nname: a\ntitle: "{{key}}: {{title}}"\n---\n## B')).toEqual([
      '(open): Checkout | errors',
      'header',
    ]);
    expect(titleOf(named('a', '## B'))).toEqual(['Postmortem: Checkout | errors', 'header']);
  });

  it('asks below a heading for what is open in it', () => {
    const document = drafted('# A\n\n## Level {{severity}} of `x`\n\nWords.');
    const { number, sections } = askedIn(document, 'severity');
    expect(sections).toEqual(['level-severity-of-x']);
    const markdown = markdownOf(document);
    expect(markdown).toContain(
      `## Level (open) of \`x\`\n\n*not recorded yet · question ${number}*\n\nWords.`,
    );
    expect(markdown.split(`- **${number}** · How severe was it?`)).toHaveLength(2);
  });

  it('leaves a short line in the middle of its text, and asks in full once, in the list', () => {
    const document = drafted('# A\n\n- [ ] Told to {{teams}} by mail');
    const { number, sections } = askedIn(document, 'teams');
    expect(sections).toEqual(['header']);
    const [before, after] = markdownOf(document).split('Which teams took part?');
    expect(before).toContain(`- [ ] Told to *not recorded yet · question ${number}* by mail\n`);
    expect(before?.endsWith(`\n- **${number}** · `)).toBe(true);
    expect(after).not.toContain('teams');
  });

  it('has the gaps of the record in its box although it has no place for them', () => {
    const document = drafted('# A\n\nWords.');
    const { number, sections } = askedIn(document, 'impact-start');
    expect(sections).toEqual([]);
    const [above, box] = markdownOf(document).split('> **5 answers would complete this draft**');
    expect(above).toBe('# A\n\nWords.\n\n');
    expect(box).toContain(`> - **${number}** · When did the impact start?`);
  });
});

describe('the ids of sections', () => {
  const idsOf = (text: string) => drafted(text).sections.map(({ id }) => id);

  it('are made of the headings above, and stay apart', () => {
    const text =
      '# Title\n\n## Impact\n\n### Users & more\n\n## Impact\n\n### Users & more\n\n# Second\n\n#### Deep\n\n## Влияние {{title}}\n\n## ***\n\n##### Inside\n';
    expect(idsOf(text)).toEqual([
      'header',
      'impact',
      'impact.users-more',
      'impact-2',
      'impact-2.users-more',
      'second',
      'second.deep',
      'second.влияние-title',
      'second.section',
    ]);
  });

  it('fit into an option of a menu in Slack, however long the headings are', () => {
    const long = 'Long words in a heading '.repeat(20);
    const ids = idsOf(`# A\n\n## ${long}\n\n### ${long}\n\n#### ${long}\n\n#### ${long}\n`);
    expect(new Set(ids).size).toBe(5);
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(150);
  });
});

describe('another file', () => {
  it('is put in, from the folder of the file that says so, and its headings are sections', () => {
    folder.write('parts/more.md', '---\nname: other\n---\n## More\n\n{{include ./deep/last.md}}\n');
    folder.write('parts/deep/last.md', 'Of {{title}}.\n');
    expect(sectionsOf('# A\n\n{{include parts/more.md}}\n\n{{include parts/deep/last.md}}')).toBe(
      '# A\n\n## More\n\nOf Checkout | errors.\n\nOf Checkout | errors.',
    );
  });

  it('changes the version, and so does the text itself', () => {
    const versionOf = (text: string, part: string) => {
      folder.write('part.md', part);
      return readTemplateFile(folder.write('v.md', named('v', text))).template.version;
    };
    const first = versionOf('# A\n\n{{include part.md}}', 'one');
    expect(versionOf('# A\n\n{{include part.md}}', 'one')).toBe(first);
    expect(versionOf('# A\n\n{{include part.md}}', 'two')).not.toBe(first);
    expect(versionOf('# B\n\n{{include part.md}}', 'one')).not.toBe(first);
    expect(first).toMatch(/^[0-9a-f]{12}$/);
  });

  it('that comes back to itself is refused, and so is one that cannot be read', () => {
    folder.write('b.md', 'x\n\n{{include parts/c.md}}');
    folder.write('parts/c.md', 'y\n\n\n{{include ../b.md}}');
    expect(faultOf(named('a', '# A\n\n{{include b.md}}'))).toBe(
      'parts/c.md:4 includes ../b.md again, in which it stands itself (a.md > b.md > parts/c.md > b.md); take one of these includes out.',
    );
    expect(faultOf(named('a', '# A\n\n{{include a.md}}'))).toBe(
      'a.md:6 includes a.md again, in which it stands itself (a.md > a.md); take one of these includes out.',
    );
    expect(faultOf(named('a', '# A\n\n{{include none.md}}'))).toBe(
      'a.md:6 includes none.md, which cannot be read: there is no such file.',
    );
    for (const outside of ['../c.md', '../../../etc/passwd', 'parts/../../x.md']) {
      expect(faultOf(named('a', `# A\n\n{{include ${outside}}}`))).toMatch(
        /^a\.md:6 includes \S+, which is outside of the template's folder; move it there, for example to shared\/\w+(?:\.md)?\.$/,
      );
    }
    expect(faultOf(named('a', '# A\n\n{{include parts}}'))).toBe(
      'a.md:6 includes parts, which cannot be read: it is a folder.',
    );
    folder.write('wrong.md', 'fine\n\n{{nothing}}');
    expect(faultOf(named('a', '# A\n\n{{include wrong.md}}'))).toMatch(/^wrong\.md:3 has an unknown slot/);
  });
});

describe('a mistake in a template is one sentence with file and line', () => {
  it.each([
    [
      named('a', '# A\n\nx {{timelin}}'),
      'a.md:6 has an unknown slot {{timelin}}; did you mean {{timeline}}?',
    ],
    [
      named('a', '# A\n\none\ntwo {{ Detected }}'),
      'a.md:7 has an unknown slot {{ Detected }}; did you mean {{milestone.detected}}?',
    ],
    [
      named('a', '# A\n\n{{standard/impact.users}}'),
      'a.md:6 has an unknown slot {{standard/impact.users}}; did you mean {{standard/impact.user}}?',
    ],
    [
      named('a', '# A\n\n{{weather}}'),
      'a.md:6 has an unknown slot {{weather}}; docs/own-template.md lists all of them, for example {{title}} and {{timeline}}.',
    ],
    [
      named('a', '# A\n\n{{#each actions}}'),
      'a.md:6 has {{#each actions}}, but slots neither loop nor branch; a slot such as {{actions}} or {{timeline}} brings every row by itself.',
    ],
    [
      named('a', '# A\n\n{{if severity}}'),
      'a.md:6 has {{if severity}}, but slots neither loop nor branch; a slot such as {{actions}} or {{timeline}} brings every row by itself.',
    ],
    [
      named('a', '# A\n\n- x\n- {% for a in actions %}'),
      'a.md:7 has {% for a in actions %}, but slots neither loop nor branch; a slot such as {{actions}} or {{timeline}} brings every row by itself.',
    ],
    [
      named('a', '# A\n\nLasted {{duration'),
      'a.md:6 has {{ without }} behind it in the same line; a slot looks like {{title}}, and \\{{ stands for the braces themselves.',
    ],
    [
      named('a', '# A\n\nSee {{timeline}} here'),
      'a.md:6 has {{timeline}} within other text, a list, a table, a quote or a heading; it brings whole blocks, so it must stand alone between empty lines.',
    ],
    [
      named('a', '# A\n\n- {{actions}}'),
      'a.md:6 has {{actions}} within other text, a list, a table, a quote or a heading; it brings whole blocks, so it must stand alone between empty lines.',
    ],
    [
      named('a', '# A\n\n## {{summary}}'),
      'a.md:6 has {{summary}} within other text, a list, a table, a quote or a heading; it brings whole blocks, so it must stand alone between empty lines.',
    ],
    [
      named('a', '# A\n\nand {{include b.md}}'),
      'a.md:6 has {{include b.md}} within other text; an included file must stand alone between empty lines.',
    ],
    [
      named('a', '# A\n\n[x](https://example.com/{{key}})'),
      'a.md:6 has {{key}} in an address, in the text of a picture or in HTML, which can only be fixed; put it into the text beside.',
    ],
    [
      named('a', '# A\n\n[x]\n\n[x]: https://example.com/{{key}}'),
      'a.md:8 has {{key}} in an address, in the text of a picture or in HTML, which can only be fixed; put it into the text beside.',
    ],
    [
      named('a', '# A\n\n<div>\n{{title}}\n</div>'),
      'a.md:7 has {{title}} in an address, in the text of a picture or in HTML, which can only be fixed; put it into the text beside.',
    ],
    [
      named('a', '# A\n\nx[^1]\n\n[^1]: note'),
      'a.md:6 has a footnote, but notes are kept for what statements rest on; put its words into brackets.',
    ],
    [
      named('a', 'No heading.'),
      'a.md:1 has no heading; a document has at least one, for example "## Summary".',
    ],
    ['# A\n', 'a.md:1 must begin with the template\'s name, as three lines: "---", "name: short", "---".'],
    ['---\nname: Short Form\n---\n# A', 'a.md:2 name must be a name in lower case, for example short.'],
    ['---\n\n---\n# A', 'a.md:1 name must be a name in lower case, for example short.'],
    ['---\nname: a\nnames: b\n---\n# A', 'a.md:3 has an unknown key "names"; did you mean "name"?'],
    ['---\nname: [a\n---\n# A', /^a\.md:\d has an? |^a\.md:\d is not YAML: /],
    [
      '---\nname: a\ntitle: B\n---\n\n# A',
      'a.md:3 gives a title, and so does the heading in a.md:6; keep one of them.',
    ],
    ['---\nname: a\ntitle: B {{nothing}}\n---\n## A', /^a\.md:3 has an unknown slot \{\{nothing\}\}; /],
  ])('%j', (text, sentence) => {
    const said = faultOf(text);
    expect(said).not.toContain('\n');
    if (typeof sentence === 'string') expect(said).toBe(sentence);
    else expect(said).toMatch(sentence);
  });

  it('also for a name that is taken, and a file that is not there', () => {
    const path = (name: string, text: string) => ({
      path: folder.write(name, text),
      named: 'scribe.yaml:3 files',
    });
    const first = path('one.md', named('short', '# A'));
    const second = path('two.md', '---\n# ours\nname: short\n---\n# A');
    const plain = (run: () => unknown) => {
      try {
        run();
      } catch (error) {
        return String(error).replaceAll(`${folder.path('')}/`, '');
      }
      return 'taken';
    };
    expect(plain(() => withTemplateFiles(BUILT_IN, [first, second]))).toBe(
      'ConfigFault: two.md:3 names the template "short", as one.md:2 is named already; give it a name of its own.',
    );
    expect(plain(() => withTemplateFiles(BUILT_IN, [path('std.md', named('standard', '# A'))]))).toBe(
      'ConfigFault: std.md:2 names the template "standard", as one that comes with Scribe is named already; give it a name of its own.',
    );
    expect(
      plain(() =>
        withTemplateFiles(BUILT_IN, [{ path: folder.path('gone.md'), named: 'scribe.yaml:3 files.0' }]),
      ),
    ).toBe('ConfigFault: scribe.yaml:3 files.0 names gone.md, which cannot be read: there is no such file.');
    expect([...withTemplateFiles(BUILT_IN, [first]).keys()].at(-1)).toBe('short');
  });
});

describe('any text', () => {
  const parse = (text: string) =>
    fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children;
  const plain = (node: Nodes): unknown => {
    const { position: _position, data: _data, ...rest } = node;
    return 'children' in rest ? { ...rest, children: rest.children.map(plain) } : rest;
  };
  const marks = fc.constantFrom(
    '*',
    '_',
    '`',
    '~~',
    '|',
    '- ',
    '1. ',
    '> ',
    '[x](http://e.x)',
    '\\',
    '{',
    '}',
    '%',
  );
  const line = fc
    .array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), marks), { maxLength: 6 })
    .map((parts) => parts.join(''));
  const unslotted = (text: string) =>
    !/\{\{|\{%/.test(text) &&
    !/[\uFDD0\uFDD1\r\0]/.test(text) &&
    parse(text).every(
      (block) =>
        block.type !== 'heading' &&
        !/"type":"(html|definition|footnote\w+|\w+Reference)"/.test(JSON.stringify(block)),
    );

  it('without slots comes through unharmed', () => {
    fc.assert(
      fc.property(
        fc
          .array(line, { maxLength: 6 })
          .map((lines) => lines.join('\n'))
          .filter(unslotted),
        (text) => {
          const { sections } = drafted(`# A\n\n${text}\n`);
          expect(sections.map(({ id }) => id)).toEqual(['header']);
          expect(sections[0]?.blocks.map(plain)).toEqual(parse(`# A\n\n${text}\n`).slice(1).map(plain));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of a record stays text, whatever slots it names', () => {
    const braces = fc.constantFrom(
      '{{title}}',
      '{{timeline}}',
      '{{include a.md}}',
      '{% for %}',
      '\uFDD00\uFDD1',
      '{{',
    );
    const typed = fc.array(fc.oneof(braces, fc.string({ maxLength: 5 })), { minLength: 1, maxLength: 4 });
    const file = folder.write(
      'h.md',
      named('h', '# {{title}}\n\n{{title}} {{impact.users}}\n\n{{went-well}}\n\n{{root-cause}}'),
    );
    const { template } = readTemplateFile(file);
    fc.assert(
      fc.property(typed, (parts) => {
        const words = `x${parts.join('')}x`;
        const record = { ...emptyRecord(words), well: [words], rootCause: words, impact: { users: words } };
        const document = draftPostmortem(record, template);
        expect(document.sections).toHaveLength(1);
        expect(JSON.stringify(document)).not.toContain('"slot"');
        for (const brace of ['{{title}}', '{{timeline}}', '{% for %}'].filter((each) =>
          words.includes(each),
        )) {
          expect(JSON.stringify(document).split(JSON.stringify(brace).slice(1, -1)).length).toBeGreaterThan(
            4,
          );
        }
      }),
      { numRuns: 100 },
    );
  });
});
