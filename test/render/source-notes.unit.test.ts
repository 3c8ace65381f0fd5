import { describe, expect, it } from '@jest/globals';
import type { Postmortem } from '../../src/domain/postmortem/document/document.ts';
import { plainText } from '../../src/domain/postmortem/document/walk.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { SourceNotes } from '../../src/render/source-notes.ts';
import { at, recordOf } from '../builders/incident-record.ts';

const DOCUMENT: Postmortem = draftPostmortem(
  recordOf([
    ['10:00', 'detection', 'Alarm'],
    ['10:05', 'response', 'On it', { loggedAt: at('2026-03-03T08:00:00Z') }],
    ['2026-03-03T09:00:00Z', 'resolution', 'Over'],
  ]),
  standard,
);

describe('the times of notes', () => {
  it('have their day where it is not the day of the line above', () => {
    const notes = new SourceNotes(DOCUMENT);
    for (const id of ['e3', 'e1', 'e2']) notes.references({ type: 'cite', entries: [id], fields: [] });
    const words = notes.definitions().map((note) => plainText([note]).split(',')[0]);
    expect(words).toEqual(['2026-03-03 09:00 UTC', '2026-03-02 10:00 UTC', '10:05 UTC']);
    expect(plainText(notes.definitions())).toContain('(logged 2026-03-03 08:00)');
  });
});
