import { describe, expect, it } from '@jest/globals';
import type { Postmortem } from '../../../../src/domain/postmortem/document/document.ts';
import { paragraph, text } from '../../../../src/domain/postmortem/document/nodes.ts';
import { plainText } from '../../../../src/domain/postmortem/document/walk.ts';
import { draftPostmortem } from '../../../../src/domain/postmortem/draft/draft-postmortem.ts';
import {
  applyChanges,
  compareDrafts,
  differences,
  withSection,
} from '../../../../src/domain/postmortem/draft/redraft.ts';
import type { IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import { standard } from '../../../../src/domain/postmortem/templates/standard.ts';
import { recordOf } from '../../../builders/incident-record.ts';

const draft = (rest: Partial<IncidentRecord> = {}) =>
  draftPostmortem(recordOf([['14:40', 'detection', 'alert']], rest), standard);
const edited = (document: Postmortem, id: string, words: string): Postmortem => {
  const section = document.sections.find((each) => each.id === id);
  if (!section) throw new Error(`no section ${id}`);
  const author = { kind: 'person', who: 'UANA', at: new Date('2026-03-02T16:00:00Z') } as const;
  return withSection(document, { ...section, blocks: [paragraph(text(words))], author });
};
const textOf = (document: Postmortem, id: string) =>
  plainText(document.sections.find((section) => section.id === id)?.blocks ?? []);

describe('drafting again', () => {
  const first = edited(draft(), 'wrong', 'Ana’s words');
  const second = draft({ well: ['calm'], wrong: ['the alert'], rootCause: 'a pool' });

  it('offers what it would change, and never what a person wrote', () => {
    const { changes, kept } = compareDrafts(first, second);
    expect(kept).toEqual(['wrong']);
    expect(changes.map(({ id }) => id)).toEqual(expect.arrayContaining(['well', 'root-cause.what-happened']));
    expect(changes.map(({ id }) => id)).not.toContain('wrong');
    expect(compareDrafts(first, draft()).changes).toEqual([]);
  });

  it('applies what was chosen and nothing else', () => {
    const applied = applyChanges(first, second, new Set(['well', 'wrong']));
    expect(textOf(applied, 'well')).toContain('calm');
    expect(textOf(applied, 'wrong')).toBe('Ana’s words');
    expect(textOf(applied, 'root-cause.what-happened')).toBe(textOf(first, 'root-cause.what-happened'));
    expect(applied.questions.map(({ id }) => id)).not.toContain('well');
  });

  it('keeps a section of a person that a new layout does not have', () => {
    const without = { ...second, sections: second.sections.filter(({ id }) => id !== 'wrong') };
    const applied = applyChanges(first, without, new Set(['well']));
    expect(textOf(applied, 'wrong')).toBe('Ana’s words');
    expect(compareDrafts(first, without).changes.map(({ id }) => id)).not.toContain('wrong');
  });

  it('is the same document again when everything is applied twice', () => {
    const all = new Set(second.sections.map(({ id }) => id));
    const once = applyChanges(first, second, all);
    expect(applyChanges(once, second, all)).toEqual(once);
  });

  it('compares two revisions whoever wrote them', () => {
    expect(differences(draft(), first).map(({ id, kind }) => [id, kind])).toEqual([['wrong', 'changed']]);
    expect(differences(first, first)).toEqual([]);
  });

  it('drops sources that nothing rests on any more, and counts questions anew', () => {
    const asking = draft();
    expect(asking.questions.map(({ id }) => id)).toContain('wrong');
    expect(first.questions.map(({ id }) => id)).not.toContain('wrong');
  });
});
