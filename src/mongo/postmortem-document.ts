import type { Model } from 'mongoose';

import type { PostmortemChange, PostmortemRef } from '../app/ports/postmortems.ts';
import {
  newPostmortem,
  type PostmortemState,
  type StatedFields,
} from '../domain/postmortem/review/postmortem-state.ts';
import { documentId } from './document-id.ts';
import { fromStoredMap, toStoredMap } from './map-key.ts';
import { pack, unpack } from './packed-json.ts';
import { pendingEffectsOfChange } from './pending-effects.ts';
import type { PostmortemDocument } from './postmortem-model.ts';
import { isDuplicate } from './translate-error.ts';

/** Creates the document of a postmortem where there is none. */
export async function ensurePostmortem(
  postmortems: Model<PostmortemDocument>,
  { team, incident }: PostmortemRef,
): Promise<void> {
  const _id = documentId(team, incident);
  try {
    await postmortems.updateOne({ _id }, { $setOnInsert: { team, incident } }, { upsert: true });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}

/**
 * One write: the state, what is wanted, and perhaps what becomes of the latest revision (`force`), if it is the one that is meant
 * (`when`).
 */
export async function writePostmortem(
  postmortems: Model<PostmortemDocument>,
  { state, remindAt, effects, at }: PostmortemChange,
  revision?: { readonly when: object; readonly force: object },
): Promise<'saved' | 'conflict'> {
  const { team, incident, version, workflow, answers, verdicts, stated, history, due, told, reviews } = state;
  const pendingEffects = pendingEffectsOfChange(effects, at);
  const before = version === 1 ? { version: { $exists: false } } : { version: version - 1 };
  const { matchedCount } = await postmortems.updateOne(
    { _id: documentId(team, incident), ...before, ...revision?.when },
    {
      $set: {
        version,
        workflow,
        answers,
        verdicts: toStoredMap(verdicts),
        ...(Object.keys(stated).length > 0 ? { stated: await pack(stated) } : {}),
        ...(history ? { history } : {}),
        ...(due ? { due } : {}),
        ...(told ? { told } : {}),
        ...(reviews ? { reviews } : {}),
        ...(remindAt ? { remindAt } : {}),
        ...revision?.force,
        ...pendingEffects.set,
      },
      ...(remindAt ? {} : { $unset: { remindAt: 1 } }),
      ...(effects.length > 0 ? { $min: pendingEffects.min } : {}),
    },
  );
  return matchedCount === 1 ? 'saved' : 'conflict';
}

/** The state of a stored postmortem. */
export async function fromPostmortemDocument(document: PostmortemDocument): Promise<PostmortemState> {
  const { team, incident, version = 0, workflow, answers, verdicts, stated, history, due } = document;
  const { told, reviews } = document;
  const blank = newPostmortem(team, incident);
  return {
    ...blank,
    version,
    workflow: workflow ?? blank.workflow,
    answers: answers ?? blank.answers,
    verdicts: verdicts ? fromStoredMap(verdicts) : blank.verdicts,
    stated: stated ? ((await unpack(stated)) as StatedFields) : blank.stated,
    ...(history ? { history } : {}),
    ...(told ? { told } : {}),
    ...(reviews ? { reviews } : {}),
    due,
  };
}
