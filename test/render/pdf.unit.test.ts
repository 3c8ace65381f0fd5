import { beforeAll, describe, expect, it } from '@jest/globals';
import { getMeta } from 'unpdf';
import type { Postmortem } from '../../src/domain/postmortem/document/document.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { emptyRecord, type IncidentRecord } from '../../src/domain/postmortem/record/record.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { renderPdf } from '../../src/render/pdf.ts';
import { picturesOf } from '../../src/render/pictures.ts';
import { recordOf } from '../builders/incident-record.ts';
import { seedRecord } from '../builders/seed-record.ts';
import { HOSTILE, recordSaying } from './hostile.ts';
import { openPdf, pagesOf } from './pdf/read-pdf.ts';

const draft = (record: IncidentRecord): Postmortem => draftPostmortem(record, standard);
const pdfOf = (record: IncidentRecord) => renderPdf(draft(record));

describe('a PDF of a seed incident', () => {
  let bytes: Uint8Array;
  let text: string;

  beforeAll(async () => {
    const record = seedRecord('comprehensive');
    bytes = await renderPdf(draft(record), picturesOf(record));
    text = (await pagesOf(bytes)).join(' ');
  });

  it('holds headings, rows, fields and machine text', () => {
    expect(text).toContain('Postmortem: Complete outage of payment processing (INC-2024-001)');
    expect(text).toContain('Executive Summary');
    expect(text).toContain('Deployment of v2.5.0 to production started — DevOps Team');
    expect(text).toContain('Affected Users: About 10,000 customers');
    expect(text).toContain('ERROR PaymentService: Connection timeout after 30s');
    expect(text).toMatch(/Reviewers: not recorded yet · question \d+/);
  });

  it('numbers its notes and its pages', async () => {
    expect(text).toMatch(/Sources 1\. 14:30 UTC, detection, On-call Engineer: “First alert/);
    const pages = await pagesOf(bytes);
    for (const [index, page] of pages.entries())
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
  });

  it('says in words what its pictures show', () => {
    expect(text).toContain('Key times: impact started 14:30, detected 14:30');
    expect(text).toContain('Error rate: normally 0.1%, during the incident 45%');
  });

  it('names title, language and the date of the record', async () => {
    const { info } = await getMeta(await openPdf(bytes));
    expect(info).toMatchObject({
      Title: 'Postmortem: Complete outage of payment processing (INC-2024-001)',
      Language: 'en',
      CreationDate: 'D:20240116000000Z',
    });
  });

  it('has bookmarks, and links that lead from statements to notes and from notes to rows', async () => {
    const pdf = await openPdf(bytes);
    const outline = await pdf.getOutline();
    expect(outline.map(({ title }: { title: string }) => title)).toEqual(
      expect.arrayContaining(['Executive Summary', 'Timeline', 'Action Items', 'Sources']),
    );
    const targets = await pdf.getDestinations();
    const first = await pdf.getPage(1);
    const leads = (await first.getAnnotations()).map(({ dest }: { dest?: string }) => dest);
    expect(leads).toContain('note-1');
    expect(Object.keys(targets)).toEqual(expect.arrayContaining(['note-1', 'row-1']));
  });

  it('is the same bytes twice, and small', async () => {
    const record = seedRecord('comprehensive');
    const again = await renderPdf(draft(record), picturesOf(record));
    expect(Buffer.compare(Buffer.from(bytes), Buffer.from(again))).toBe(0);
    expect(bytes.byteLength).toBeLessThan(600_000);
  });

  it('has no picture with transparency, whose place in the file would depend on how busy the machine is', () => {
    expect(Buffer.from(bytes).toString('latin1')).toContain('/Subtype /Image');
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('/SMask');
  });
});

describe('a PDF', () => {
  it('is rendered for an incident with an empty record, and no clock gets into it', async () => {
    const bytes = await pdfOf(emptyRecord('Checkout errors'));
    expect((await pagesOf(bytes)).join(' ')).toContain('Postmortem: Checkout errors');
    expect((await getMeta(await openPdf(bytes))).info['CreationDate']).toBeUndefined();
  });

  it('has the head of the timeline on every page of it, and no row of it twice', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, index) => ['10:00', 'note', `Row number ${index} ends`] as const,
    );
    const pages = await pagesOf(await pdfOf(recordOf(rows)));
    const long = pages.filter((page) => page.includes('ends Note'));
    expect(long.length).toBeGreaterThan(4);
    for (const page of long) expect(page).toContain('Time Event Type');
    for (let index = 0; index < 300; index += 1)
      expect(long.join(' ').split(`Row number ${index} ends Note`)).toHaveLength(2);
  });

  it('goes on with a row, a paragraph or a listing that no page can hold', async () => {
    const long = Array.from({ length: 4000 }, (_, index) => `w${index}`).join(' ');
    const record = recordOf([['10:00', 'note', long]], {
      rootCause: long.replaceAll('w', 'r'),
      evidence: [
        {
          kind: 'log',
          title: 'Log',
          text: `${'x'.repeat(9000)}\n${long.replaceAll(' ', '\n').replaceAll('w', 'l')}`,
        },
      ],
    });
    const text = (await pagesOf(await pdfOf(record))).join(' ');
    for (const word of ['w0', 'w1999', 'w3999', 'r0', 'r3999', 'l0', 'l3999']) expect(text).toContain(word);
  });

  it('sets Greek, Cyrillic, accents, marks and emoji', async () => {
    const words = 'Ελληνικά Кириллица Żółć é→✓≥½ 🚀';
    const text = (await pagesOf(await pdfOf(recordOf([['10:00', 'note', words]])))).join(' ');
    expect(text).toContain('Ελληνικά Кириллица Żółć é→✓≥½ 🚀');
  });

  it.each(HOSTILE)('takes %j as text', async (words) => {
    const bytes = await pdfOf(recordSaying(words));
    const pdf = await openPdf(bytes);
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const annotations = await (await pdf.getPage(number)).getAnnotations();
      for (const { subtype, url } of annotations as { subtype: string; url?: string }[]) {
        expect(subtype).toBe('Link');
        expect(url ?? 'https:').toMatch(/^(https?|mailto):/);
      }
    }
    const { info, metadata } = await (await openPdf(bytes)).getMetadata();
    expect(metadata?.get('dc:title')).toBe((info as { Title: string }).Title);
    const text = (await pagesOf(bytes)).join(' ');
    expect(text).toContain('Executive Summary');
    expect(text).toContain('Page 1 of');
    expect(text).not.toContain('\u0000');
  });
});
