import type { Notice } from '../../domain/effect.ts';
import { noticeText } from '../words/notices.ts';
import { actions, button, type Message, message, said, section } from './blocks.ts';
import { writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';

/** A note to one person; one about a refusal can be answered once what was missing is there. */
export function noticeView(
  notice: Notice,
  { team, now }: { readonly team: string; readonly now: Date },
): Message {
  const text = noticeText(notice, now);
  if (notice.code !== 'refused' || notice.key === undefined) return said(text);
  const value = writeValue({ incident: notice.key, effect: notice.what, team });
  return message(text, [
    section(text),
    actions([button({ id: ACTIONS.effectAgain, label: 'Try again', value })]),
  ]);
}
