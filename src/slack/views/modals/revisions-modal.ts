import type { ModalView } from '@slack/types';
import type { RevisionInfo } from '../../../app/ports/stored-draft.ts';
import { person } from '../../words/escape.ts';
import { CHANGES, REVISIONS } from '../../words/sections.ts';
import { type Reader, when } from '../../words/times.ts';
import { button, confirmation, context, option, section } from '../blocks.ts';
import { ACTIONS, MODALS } from '../ids.ts';
import { changeBlock, type ShownChange } from './changes-modal.ts';
import { choiceInput, modal } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { chosen, type ViewValues } from './view-state.ts';

const LISTED = 25;
const INPUT_NAMES = { from: 'revision-from', to: 'revision-to' } as const;

/** Every revision, newest first, to be compared or restored. */
export function revisionsModal(
  revisions: readonly RevisionInfo[],
  reader: Reader,
  refs: ModalRefs,
): ModalView {
  const shown = revisions.slice(0, LISTED);
  const [latest, before] = shown;
  const options = shown.map((revision) => option(plainLine(revision, reader), revision.id));
  return modal({
    callback: MODALS.revisions,
    title: REVISIONS.heading,
    ...(before && { submit: REVISIONS.compare }),
    refs,
    blocks: [
      ...shown.map((revision, index) =>
        section(line(revision, reader), index === 0 ? undefined : restore(revision.id)),
      ),
      ...(latest && before
        ? [
            choiceInput({ ...choice('from'), options, initial: before.id }),
            choiceInput({ ...choice('to'), options, initial: latest.id }),
          ]
        : [context(REVISIONS.one)]),
    ],
  });
}

function choice(which: 'from' | 'to') {
  return { block: INPUT_NAMES[which], label: REVISIONS[which], example: REVISIONS.choose };
}

function restore(id: string) {
  const confirm = confirmation({
    title: REVISIONS.confirmTitle,
    text: REVISIONS.confirmText,
    yes: REVISIONS.yes,
    no: REVISIONS.no,
  });
  return button({ id: ACTIONS.revisionRestore, label: REVISIONS.restore, value: id, confirm });
}

function line({ what, by, at, template }: RevisionInfo, reader: Reader): string {
  return `${when(at, reader)} · ${what} · ${by === 'scribe' ? 'Scribe' : person(by)} · ${template}`;
}

/** Options show plain text: Slack does not replace ids by names there. */
function plainLine({ what, at, hash }: RevisionInfo, reader: Reader): string {
  return `${when(at, reader)}, ${what} (${hash.slice(0, 6)})`;
}

export function readRevisionsModal(values: ViewValues): {
  readonly from: string | undefined;
  readonly to: string | undefined;
} {
  return { from: chosen(values, INPUT_NAMES.from), to: chosen(values, INPUT_NAMES.to) };
}

const SHOWN_CHANGES = 90;

/** The differences between two revisions. */
export function comparisonModal(changes: readonly ShownChange[], refs: ModalRefs): ModalView {
  return modal({
    callback: MODALS.revisions,
    title: REVISIONS.heading,
    refs,
    blocks:
      changes.length === 0
        ? [context(CHANGES.none)]
        : changes.slice(0, SHOWN_CHANGES).map((change) => changeBlock(change)),
  });
}
