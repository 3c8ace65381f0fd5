import type { Section } from '../../domain/postmortem/document/document.ts';
import type { Block } from '../../domain/postmortem/document/nodes.ts';
import { survey } from '../../domain/postmortem/document/walk.ts';
import { withSection } from '../../domain/postmortem/draft/redraft.ts';
import type { App } from '../app.ts';
import type { StoredDraft } from '../ports/stored-draft.ts';
import { changePostmortem } from './change-postmortem.ts';
import { type Revised, type Reviser, revised } from './revise-postmortem.ts';

/** One section in a person's own words. `base` is the revision that the person read. */
export interface SectionEdit extends Reviser {
  readonly section: string;
  readonly base: string;
  /** The new blocks, made from the section in its current form. */
  readonly write: (section: Section, document: StoredDraft) => readonly Block[] | Promise<readonly Block[]>;
}

export type Edited =
  | Revised
  /** Somebody else wrote in this section meanwhile: the latest revision, and the section as it is there. */
  | { readonly kind: 'overtaken'; readonly latest: StoredDraft; readonly section: Section };

/** Writes one section, unless somebody else wrote in it since it was read. Throws `StoreFault`. */
export async function editSection(
  app: Pick<App, 'postmortems' | 'revisions' | 'people' | 'queue' | 'clock'>,
  edit: SectionEdit,
): Promise<Edited> {
  const [person] = await app.people.many(edit.team, [edit.by]);
  const named = person ? { name: person.name } : {};
  const base = await app.revisions.byId(edit.team, edit.incident, edit.base);
  const read = base?.document.sections.find(({ id }) => id === edit.section);
  return changePostmortem<Edited>(app, edit, async (now) => {
    const { latest } = now;
    const section = latest?.document.sections.find(({ id }) => id === edit.section);
    if (!latest || !section || !read) return { result: { kind: 'gone' } };
    if (!sameBlocks(section, read)) return { result: { kind: 'overtaken', latest, section } };
    const blocks = await edit.write(section, latest);
    if (JSON.stringify(blocks) === JSON.stringify(section.blocks)) return { result: { kind: 'unchanged' } };
    const author = { kind: 'person', who: edit.by, ...named, at: app.clock() } as const;
    const document = withSection(latest.document, {
      ...section,
      blocks,
      entries: survey(blocks).entries,
      author,
    });
    return revised(app, edit, { now: { ...now, latest }, document, what: 'edited' });
  });
}

/** Whether both say the same; a section without blocks is empty in both. */
function sameBlocks(a: Section, b: Section): boolean {
  return JSON.stringify(a.blocks) === JSON.stringify(b.blocks);
}
