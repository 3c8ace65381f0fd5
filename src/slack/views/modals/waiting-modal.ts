import type { ModalView } from '@slack/types';
import { SAVING } from '../../words/modals.ts';
import { LIMITS, type Message, plain, section } from '../blocks.ts';
import { codeSections } from '../code-sections.ts';
import type { ViewValues } from './view-state.ts';

/** What a form says while it takes longer than Slack waits, with all that was typed in it. */
export function waitingModal(form: Pick<ModalView, 'title'>, values: ViewValues): ModalView {
  return told(form, SAVING.waiting, values);
}

/** The same form when it is known what came of it; `wrong` are the words under its inputs, which nothing was taken for. */
export function outcomeModal(
  form: Pick<ModalView, 'title'>,
  values: ViewValues,
  outcome: { readonly message: Message | undefined } | { readonly wrong: readonly string[] },
): ModalView {
  if ('wrong' in outcome) return told(form, wrongWords(outcome.wrong), values);
  const { message } = outcome;
  return frame(form, message ? message.blocks : [section(SAVING.saved)]);
}

/** What was typed in a form that is closed by now, and why it was not taken. */
export function wrongMessage(wrong: readonly string[], values: ViewValues): Message {
  const words = wrongWords(wrong);
  return { text: words, blocks: [section(words), ...textsOf(values)].slice(0, LIMITS.messageBlocks) };
}

function wrongWords(wrong: readonly string[]): string {
  return [...new Set(wrong)].join('\n');
}

function told(form: Pick<ModalView, 'title'>, words: string, values: ViewValues): ModalView {
  const texts = textsOf(values);
  return frame(form, [section(words), ...(texts.length > 0 ? [section(SAVING.typed), ...texts] : [])]);
}

function textsOf(values: ViewValues) {
  return Object.values(values)
    .flatMap((block) => Object.values(block))
    .flatMap(({ value }) => (value ? codeSections(value) : []));
}

function frame({ title }: Pick<ModalView, 'title'>, blocks: ModalView['blocks']): ModalView {
  return {
    type: 'modal',
    title,
    close: plain(SAVING.close, LIMITS.modalTitle),
    blocks: blocks.slice(0, LIMITS.modalBlocks),
  };
}
