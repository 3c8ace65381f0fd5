import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { UsageFault } from '../../src/cli/cli-fault.ts';
import type { BytesIo } from '../../src/cli/cli-io.ts';
import { draftCommand } from '../../src/cli/draft.ts';
import { factsCommand } from '../../src/cli/facts.ts';
import { BUILT_IN } from '../../src/domain/postmortem/templates/registry.ts';
import { named, templateFolder } from '../builders/template-files.ts';

function ioWith(content: string) {
  const printed: string[] = [];
  const warned: string[] = [];
  const written = new Map<string, string>();
  const io: BytesIo = {
    print: (text) => void printed.push(text),
    readFile: async (path) => {
      if (path !== 'i.json')
        throw Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), {
          code: 'ENOENT',
        });
      return content;
    },
    writeFile: async (path, text) => void written.set(path, text),
    warn: (sentence) => void warned.push(sentence),
    terminal: false,
    writeBytes: async (path, bytes) => {
      const text = Buffer.from(bytes).toString('utf8');
      if (path === undefined) printed.push(text);
      else written.set(path, text);
    },
  };
  return { io, printed, warned, written };
}

const FILE = JSON.stringify({
  title: 'Checkout errors',
  entries: [
    { id: 'e1', at: '2026-03-02T10:00:00Z', type: 'detection', text: 'Alarm' },
    { id: 'e2', at: '2026-03-02T10:30:00Z', type: 'resolution', text: 'Resolved' },
  ],
});

describe('scribe facts', () => {
  it('prints the contract: facts with ends and entries, and what is missing', async () => {
    const { io, printed } = ioWith(FILE);
    await factsCommand({ file: 'i.json' }, io);
    const shown = JSON.parse(printed.join(''));
    expect(shown.facts[0]).toEqual({
      name: 'duration',
      minutes: 30,
      from: '2026-03-02T10:00:00.000Z',
      to: '2026-03-02T10:30:00.000Z',
      entries: ['e1', 'e2'],
      since: 'detection',
      basis: 'computed',
    });
    expect(shown.missing).toContainEqual({
      name: 'impact-to-detection',
      why: 'nobody stated when the impact started',
    });
  });

  it('says in one sentence that a file cannot be read', async () => {
    const call = factsCommand({ file: 'other.json' }, ioWith(FILE).io);
    await expect(call).rejects.toMatchObject({
      name: 'Fault',
      exitCode: 1,
      message: 'other.json cannot be read: there is no such file.',
    });
  });
});

const SUGGESTIVE = JSON.stringify({
  title: 'Checkout errors',
  entries: [
    { id: 'e1', at: '2026-03-02T10:00:00Z', type: 'change', text: 'deploy 4.1' },
    { id: 'e2', at: '2026-03-02T10:02:00Z', type: 'detection', text: 'customers cannot check out' },
    { id: 'e3', at: '2026-03-02T10:05:00Z', type: 'mitigation', text: 'restarted the pods' },
    { id: 'e4', at: '2026-03-02T10:09:00Z', text: 'still seeing 500s' },
    { id: 'e5', at: '2026-03-02T10:12:00Z', type: 'investigation', text: 'root cause: pool of 10 in 4.1' },
    { id: 'e6', at: '2026-03-02T10:15:00Z', type: 'mitigation', text: 'rolled back' },
    { id: 'e7', at: '2026-03-02T10:20:00Z', type: 'recovery', text: 'error rate back to normal' },
    { id: 'e8', at: '2026-03-02T10:30:00Z', text: 'todo: cap retries' },
  ],
});

describe('what the words suggest', () => {
  it('is printed apart from facts and from what is missing', async () => {
    const { io, printed } = ioWith(SUGGESTIVE);
    await factsCommand({ file: 'i.json' }, io);
    const { suggested } = JSON.parse(printed.join(''));
    expect(suggested).toContainEqual({
      is: 'cause',
      entry: 'e5',
      from: 'words',
      confidence: expect.any(Number),
      because: ['e5'],
    });
    expect(suggested).toContainEqual({ outcome: 'no effect', entry: 'e3', from: 'words', because: ['e4'] });
    expect(suggested).toContainEqual(expect.objectContaining({ todo: 'cap retries', entry: 'e8' }));
    const plain = ioWith(FILE);
    await factsCommand({ file: 'i.json' }, plain.io);
    expect(JSON.parse(plain.printed.join('')).suggested).toEqual(expect.any(Array));
  });

  it('is taken as confirmed where somebody asks for it, and then no longer suggested', async () => {
    const { io, printed } = ioWith(SUGGESTIVE);
    await factsCommand({ file: 'i.json', confirmSuggestions: true }, io);
    const { suggested } = JSON.parse(printed.join(''));
    expect(suggested.filter(({ is, outcome }: Record<string, string>) => is === 'cause' || outcome)).toEqual(
      [],
    );
  });

  it.each(['standard', 'comprehensive', 'numbered', 'concise', 'narrative'])(
    'is said near the top of a document that rests on it: %s',
    async (template) => {
      const drafted = ioWith(SUGGESTIVE);
      await draftCommand({ file: 'i.json', template, confirmSuggestions: true }, drafted.io);
      const lines = drafted.printed.join('').split('\n');
      const at = lines.findIndex((line) => line.includes('nobody has confirmed it one by one'));
      expect(at).toBeGreaterThan(-1);
      expect(at).toBeLessThan(6);
      const plain = ioWith(SUGGESTIVE);
      await draftCommand({ file: 'i.json', template }, plain.io);
      expect(plain.printed.join('')).not.toContain('confirmed it one by one');
    },
  );
});

describe('scribe draft', () => {
  const { entries, ...rest } = JSON.parse(FILE);
  const late = { id: 'e3', at: '2026-03-02T10:20:00Z', type: 'response', text: 'Looking' };
  const ANSWERED = JSON.stringify({ ...rest, entries: [...entries, late] });

  it('prints Markdown of the standard template', async () => {
    const { io, printed } = ioWith(FILE);
    await draftCommand({ file: 'i.json' }, io);
    expect(printed.join('')).toMatch(/^# Postmortem: Checkout errors\n/);
  });

  it('has what the figures suggest, marked, by the thresholds and the layout of the configuration', async () => {
    const { io, printed } = ioWith(ANSWERED);
    await draftCommand({ file: 'i.json' }, io);
    expect(printed.join('')).toContain(
      'Candidate (nobody has confirmed it): 20 minutes between the detection and its acknowledgement',
    );
    const folder = await mkdtemp(join(tmpdir(), 'scribe-draft-'));
    const config = join(folder, 'scribe.yaml');
    await writeFile(
      config,
      'thresholds: { slowAcknowledgement: 60 }\ntemplates: { severity: { 2: concise } }\n',
    );
    const other = ioWith(JSON.stringify({ ...JSON.parse(ANSWERED), severity: 2 }));
    await draftCommand({ file: 'i.json' }, other.io, { SCRIBE_CONFIG: config });
    await rm(folder, { recursive: true });
    expect(other.printed.join('')).toContain('## Timeline (All times UTC)');
    expect(other.printed.join('')).not.toContain('Candidate (');
  });

  it('keeps them out of a report for readers outside, and lists them as data', async () => {
    const { io, printed } = ioWith(ANSWERED);
    await draftCommand({ file: 'i.json', template: 'narrative', format: 'json' }, io);
    const document = JSON.parse(printed.join(''));
    expect(document.remarks).toContainEqual({ id: 'slow-acknowledgement', kind: 'wrong', place: 'none' });
    expect(JSON.stringify(document.sections)).not.toContain('Candidate (');
  });

  it('writes to a file', async () => {
    const { io, printed, written } = ioWith(FILE);
    await draftCommand({ file: 'i.json', format: 'slack', out: 'draft.json' }, io);
    expect(printed).toEqual([]);
    expect(JSON.parse(written.get('draft.json') ?? '').blocks).toHaveLength(4);
  });

  it.each([
    ['html', '<!doctype html><html lang="en">'],
    ['pdf', '%PDF-1.7'],
    [
      'csv',
      '\uFEFFat,loggedAt,type,text,author,source,permalink,id\r\n2026-03-02T10:00:00.000Z,,detection,Alarm',
    ],
  ])('writes %s', async (format, begin) => {
    const { io, printed } = ioWith(FILE);
    await draftCommand({ file: 'i.json', format }, io);
    expect(printed.join('').slice(0, begin.length)).toBe(begin);
  });

  it('does not print a PDF on a terminal', async () => {
    const { io, printed, written } = ioWith(FILE);
    const terminal = { ...io, terminal: true };
    const call = draftCommand({ file: 'i.json', format: 'pdf' }, terminal);
    await expect(call).rejects.toMatchObject({
      exitCode: 2,
      message: 'A terminal cannot show a PDF; say where to write it, for example: --out postmortem.pdf',
    });
    expect(printed).toEqual([]);
    await draftCommand({ file: 'i.json', format: 'pdf', out: 'i.pdf' }, terminal);
    expect(written.get('i.pdf')).toMatch(/^%PDF/);
    await draftCommand({ file: 'i.json', format: 'html' }, terminal);
    expect(printed.join('')).toMatch(/^<!doctype html>/);
  });

  it('says which scripts a PDF has no letters for, and is silent where it has them', async () => {
    const saying = (text: string) =>
      JSON.stringify({
        title: '決済エラー',
        entries: [
          { at: '2026-03-02T10:00:00Z', type: 'detection', text: '決済APIが500を返している' },
          { at: '2026-03-02T10:06:00Z', text },
        ],
      });
    const korean = ioWith(saying('결제 실패율 41%'));
    await draftCommand({ file: 'i.json', format: 'pdf', out: 'i.pdf' }, korean.io);
    expect(korean.warned).toEqual([]);
    const tibetan = ioWith(saying('བོད་ཡིག and বাংলা'));
    await draftCommand({ file: 'i.json', format: 'pdf', out: 'i.pdf' }, tibetan.io);
    expect(tibetan.warned).toEqual([
      'The PDF has no letters for Tibetan, Bengali; HTML and Markdown have them.',
    ]);
    const html = ioWith(saying('བོད་ཡིག'));
    await draftCommand({ file: 'i.json', format: 'html' }, html.io);
    expect(html.warned).toEqual([]);
  });

  it('takes a template of the operator by its path, or by its name where SCRIBE_CONFIG says so', async () => {
    const folder = templateFolder();
    try {
      const template = folder.write('short.md', named('short', '# Outage: {{title}}\n\n{{duration}}'));
      const config = folder.write('scribe.yaml', 'templates: { files: [short.md] }');
      const { io, printed } = ioWith(FILE);
      await draftCommand({ file: 'i.json', template }, io);
      await draftCommand({ file: 'i.json', template: 'short' }, io, { SCRIBE_CONFIG: config });
      expect(printed[0]).toMatch(/^# Outage: Checkout errors\n\n30 minutes since detection/);
      expect(printed[1]).toBe(printed[0]);
      const unknown = draftCommand({ file: 'i.json', template: 'long' }, io, { SCRIBE_CONFIG: config });
      await expect(unknown).rejects.toThrow('narrative, short, or the path');
    } finally {
      folder.remove();
    }
  });

  it('takes no file that has the name of a built-in template', async () => {
    const folder = templateFolder();
    try {
      const template = folder.write('dup.md', named('standard', '# X'));
      const call = draftCommand({ file: 'i.json', template }, ioWith(FILE).io);
      await expect(call).rejects.toThrow(
        /dup\.md:2 gives the name "standard" to a template, .*our-standard$/,
      );
    } finally {
      folder.remove();
    }
  });

  it('says where a template is wrong, or that there is none', async () => {
    const call = draftCommand({ file: 'i.json', template: './none.md' }, ioWith(FILE).io);
    await expect(call).rejects.toThrow(
      /^--template names \.\/none\.md, which cannot be read: there is no such file\.$/,
    );
  });

  it.each([
    [
      { template: 'fancy' },
      `There is no template "fancy"; try one of ${[...BUILT_IN.keys()].join(', ')}, or the path of a file such as ./short.md.`,
    ],
    [{ format: 'docx' }, 'There is no format "docx"; try one of md, html, pdf, json, slack, csv.'],
    [{ format: 'toString' }, 'There is no format "toString"; try one of md, html, pdf, json, slack, csv.'],
  ])('refuses %j as wrong usage', async (wrong, message) => {
    const call = draftCommand({ file: 'i.json', ...wrong }, ioWith(FILE).io);
    await expect(call).rejects.toMatchObject({ name: 'UsageFault', exitCode: 2, message });
    await expect(call).rejects.toBeInstanceOf(UsageFault);
  });
});
