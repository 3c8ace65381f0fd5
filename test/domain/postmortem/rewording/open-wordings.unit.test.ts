import { describe, expect, it } from '@jest/globals';
import type { Section } from '../../../../src/domain/postmortem/document/document.ts';
import { paragraph, text } from '../../../../src/domain/postmortem/document/nodes.ts';
import { openWordings } from '../../../../src/domain/postmortem/rewording/open-wordings.ts';

const PLAIN = [paragraph(text('It lasted 5 minutes.'))];
const SUMMARY: Section = {
  id: 'summary',
  level: 2,
  blocks: PLAIN,
  entries: [],
  author: { kind: 'scribe', templateVersion: '1' },
};
const WORDING = {
  section: 'summary',
  model: 'test-model',
  leftOut: 0,
  plain: PLAIN,
  worded: [paragraph(text('For 5 minutes it lasted.'))],
};
const at = new Date('2026-03-02T12:00:00Z');

const open = (section: Partial<Section>, verdicts = {}) =>
  openWordings({ sections: [{ ...SUMMARY, ...section }], wordings: [WORDING] }, verdicts);

describe('words of a model for a section', () => {
  it('can be taken while the section says what they were made from', () => {
    expect(open({})).toEqual([WORDING]);
    // A newer draft changed the figure.
    expect(open({ blocks: [paragraph(text('It lasted 9 minutes.'))] })).toEqual([]);
    expect(open({ id: 'impact' })).toEqual([]);
  });

  it('are void once a person wrote the section, or kept it plain', () => {
    expect(open({ author: { kind: 'person', who: 'UANA', at } })).toEqual([]);
    expect(open({}, { 'wording.summary': { kind: 'dropped', by: 'UANA', at } })).toEqual([]);
  });

  it('are none in documents from before Scribe offered any', () => {
    expect(openWordings({ sections: [SUMMARY] }, {})).toEqual([]);
  });
});
