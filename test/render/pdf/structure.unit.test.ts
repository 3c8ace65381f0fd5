import { beforeAll, describe, expect, it } from '@jest/globals';
import { draftPostmortem } from '../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { comprehensive } from '../../../src/domain/postmortem/templates/comprehensive.ts';
import { renderPdf } from '../../../src/render/pdf.ts';
import { picturesOf } from '../../../src/render/pictures.ts';
import { seedRecord } from '../../builders/seed-record.ts';
import { openPdf, type StructureNode, structureOf } from './read-pdf.ts';

function* nodesOf(node: StructureNode): Generator<StructureNode> {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

const rolesIn = (node: StructureNode) => (node.children ?? []).flatMap(({ role }) => role ?? []);

describe('the structure of a PDF', () => {
  let bytes: Uint8Array;
  let nodes: StructureNode[];

  beforeAll(async () => {
    const record = seedRecord('comprehensive');
    bytes = await renderPdf(draftPostmortem(record, comprehensive), picturesOf(record));
    nodes = (await structureOf(bytes)).flatMap((page) => [...nodesOf(page)]);
  });

  const all = (role: string) => nodes.filter((node) => node.role === role);

  it('has headings that skip no level', () => {
    const levels = nodes.flatMap(({ role }) => /^H([1-6])$/.exec(role ?? '')?.[1] ?? []).map(Number);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.length).toBeGreaterThan(40);
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('has lists of items with their bullets, and tables of rows with heads and cells', () => {
    expect(all('L').length).toBeGreaterThan(20);
    for (const list of all('L')) for (const role of rolesIn(list)) expect(role).toBe('LI');
    // The structure is read page by page: an item that goes on over a page end has its bullet on the page before.
    for (const item of all('LI')) expect(['Lbl LBody', 'LBody']).toContain(rolesIn(item).join(' '));
    expect(all('Lbl').length).toBeGreaterThan(all('LBody').length * 0.9);
    expect(all('Table').length).toBeGreaterThan(8);
    for (const row of all('TR')) expect(['TH', 'TD']).toContain(rolesIn(row)[0]);
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/O \/Table\n\/Scope \/Column/);
  });

  it('says in words what each picture shows', () => {
    const words = all('Figure').map(({ alt }) => alt);
    expect(words).toHaveLength(3);
    expect(words).toContainEqual(expect.stringContaining('Timeline of the incident. '));
  });

  it('is announced by metadata that stand readable in the catalogue', async () => {
    const source = Buffer.from(bytes).toString('latin1');
    const number = /\/Type \/Catalog\n[\s\S]*?\/Metadata (\d+) 0 R/.exec(source)?.[1];
    const head = new RegExp(`\\n${number} 0 obj\\n<<\\n([\\s\\S]*?)>>\\nstream\\n`).exec(source)?.[1] ?? '';
    expect(head).toContain('/Type /Metadata\n/Subtype /XML');
    expect(head).not.toContain('/Filter');
    const { metadata } = await (await openPdf(bytes)).getMetadata();
    expect(metadata?.get('pdfuaid:part')).toBe('1');
    expect(metadata?.get('xmp:createdate')).toBe('2024-01-16T00:00:00Z');
  });

  it('has nothing that is neither content nor decoration', async () => {
    const pdf = await openPdf(bytes);
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const content = await (await pdf.getPage(number)).getTextContent({ includeMarkedContent: true });
      let depth = 0;
      for (const item of content.items) {
        const { type = '', str = '' } = item as { type?: string; str?: string };
        if (type.startsWith('beginMarkedContent')) depth += 1;
        else if (type === 'endMarkedContent') depth -= 1;
        else if (str.trim() !== '') expect(depth).toBeGreaterThan(0);
      }
      expect(depth).toBe(0);
    }
  });

  it('leads from a statement to its note and from there back', async () => {
    const pdf = await openPdf(bytes);
    const places = Object.keys(await pdf.getDestinations());
    expect(places).toEqual(expect.arrayContaining(['note-1', 'ref-1-1']));
    const leads: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const annotations = (await (await pdf.getPage(number)).getAnnotations()) as { dest?: string }[];
      for (const { dest } of annotations) if (dest !== undefined) leads.push(dest);
    }
    expect(leads).toEqual(expect.arrayContaining(['note-1', 'ref-1-1', 'ref-1-2']));
    for (const lead of leads) expect(places).toContain(lead);
  });
});
