import type { ModalView } from '@slack/types';
import type { QuotesShown } from '../../app/ports/quote-posts.ts';
import { flat } from '../words/escape.ts';
import { firstLineHint, QUOTES, quotesSaid } from '../words/quotes.ts';
import { actions, button, type Message, message, said, section } from './blocks.ts';
import { type QuotesRef, writeValue } from './button-values.ts';
import { ACTIONS, INPUTS, MODALS } from './ids.ts';
import { modal, momentInput } from './modals/inputs.ts';
import { moment, type ViewValues } from './modals/view-state.ts';
import { truncate } from './truncate.ts';

/** Longer words and names are shown cut, in characters: a button holds 2,000 in all. */
const SHOWN = 150;

/** What is said under a transcript, with what can be done about it. */
export function quotesView(shown: QuotesShown): Message {
  const text = quotesSaid(shown);
  const { incident, channel, ts, file, name, now } = shown;
  if (now.what === 'unread' || now.what === 'deleted') return said(text);
  const first = now.what === 'offered' ? now.first : { text: '', at: 0, byClock: false };
  const value = writeValue({
    ...{ incident, channel, message: ts, file, name: truncate(name, SHOWN) },
    ...{ said: truncate(flat(first.text), SHOWN), at: first.at, clock: first.byClock },
  });
  const what =
    now.what === 'offered'
      ? button({ id: ACTIONS.quotesTake, label: QUOTES.take, value })
      : button({ id: ACTIONS.quotesDrop, label: QUOTES.takeBack, value });
  return message(text, [section(text), actions([what])]);
}

/** Asks when the first line was said; `offered` is what the file says of that. */
export function quotesModal(ref: QuotesRef, offered: Date | undefined): ModalView {
  const { incident, channel, message: ts, file } = ref;
  return modal({
    callback: MODALS.quotes,
    title: QUOTES.heading,
    submit: QUOTES.submit,
    refs: { incident, channel, message: ts, file },
    blocks: [
      momentInput({
        block: INPUTS.time,
        label: QUOTES.first,
        hint: firstLineHint(ref),
        initial: offered,
      }),
    ],
  });
}

/** When the first line was said; `undefined` where that was left empty. */
export function readQuotesModal(values: ViewValues): Date | undefined {
  return moment(values, INPUTS.time);
}
