import type { Model } from 'mongoose';

import type { PostmortemRef } from '../app/ports/postmortems.ts';
import type { RevisionInfo, StoredDraft } from '../app/ports/stored-draft.ts';
import type { Postmortem } from '../domain/postmortem/document/document.ts';
import { documentId, domainId } from './document-id.ts';
import { pack, unpack } from './packed-json.ts';
import type { DraftDocument } from './postmortem-model.ts';
import { isDuplicate } from './translate-error.ts';

/** Inserts a revision, with its text packed; `false` when it was there already. */
export async function insertDraft(
  drafts: Model<DraftDocument>,
  { team, incident }: PostmortemRef,
  { id, document, ...info }: StoredDraft,
): Promise<boolean> {
  const { template, asOf, hash, by, at, what } = info;
  const body = await pack(document);
  try {
    await drafts.create([
      { _id: documentId(team, id), team, incident, template, asOf, hash, by, at, what, body },
    ]);
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return false;
  }
}

/** The revision of a stored document. */
async function fromDraftDocument(document: DraftDocument): Promise<StoredDraft> {
  return { ...draftInfo(document), document: (await unpack(document.body)) as Postmortem };
}

/** A stored revision without its text. */
export function draftInfo(document: Omit<DraftDocument, 'body'>): RevisionInfo {
  const { _id, team, template, asOf, hash, by, at, what } = document;
  return { id: domainId(team, _id), template, asOf, hash, by, at, what };
}

/** One revision of this incident's postmortem. */
export async function findDraft(
  drafts: Model<DraftDocument>,
  { team, incident, id }: { readonly team: string; readonly incident: string; readonly id: string },
): Promise<StoredDraft | undefined> {
  const document = await drafts.findOne({ _id: documentId(team, id), incident }).lean<DraftDocument>();
  return document ? fromDraftDocument(document) : undefined;
}
