import type { ModalView } from '@slack/types';
import type { ActionItem, ItemHolder } from '../../../domain/actions/action-item.ts';
import { literal } from '../../words/escape.ts';
import { GIVE, gaveIt } from '../../words/modals.ts';
import { LIMITS, option, section } from '../blocks.ts';
import { type HoldersAsked, holderOptions, readHolderOption } from '../holder-options.ts';
import { INPUTS, MODALS } from '../ids.ts';
import { truncate } from '../truncate.ts';
import { choiceInput, modal, personInput, textInput } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { chosen, person, typed, type ViewValues } from './view-state.ts';

/** Behind `Not me`: back to whoever gave it, to a role or a team, or to another person, with a note. */
export function giveItemModal(
  item: ActionItem,
  asked: HoldersAsked & { readonly giver: { readonly user: string; readonly name: string } | undefined },
  refs: ModalRefs,
): ModalView {
  const back = asked.giver
    ? [option(truncate(gaveIt(asked.giver.name), LIMITS.option), `${USER}${asked.giver.user}`)]
    : [];
  const options = [...back, ...holderOptions(asked)];
  return modal({
    callback: MODALS.giveItem,
    title: GIVE.heading,
    submit: GIVE.submit,
    refs: { ...refs, action: item.number },
    blocks: [
      section(`${item.key} · ${literal(item.title)}`),
      choiceInput({
        block: INPUTS.holder,
        label: GIVE.to,
        example: GIVE.toExample,
        options,
        initial: options[0]?.value,
        optional: true,
      }),
      personInput({ block: INPUTS.owner, label: GIVE.person, example: GIVE.personExample, optional: true }),
      textInput({ block: INPUTS.why, label: GIVE.note, example: GIVE.noteExample, max: 500, optional: true }),
    ],
  });
}

const USER = 'user ';

/** Who gets it, where somebody was chosen: a person who was named goes before the choice. */
export function readGiveItemModal(values: ViewValues): {
  readonly to: { readonly user: string } | { readonly holder: ItemHolder } | undefined;
  readonly why: string | undefined;
} {
  const choice = chosen(values, INPUTS.holder);
  const user =
    person(values, INPUTS.owner) ?? (choice?.startsWith(USER) ? choice.slice(USER.length) : undefined);
  const holder = readHolderOption(choice);
  const to = user !== undefined ? { user } : holder ? { holder } : undefined;
  return { to, why: typed(values, INPUTS.why) };
}
