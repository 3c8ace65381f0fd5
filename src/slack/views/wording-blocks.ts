import type { KnownBlock } from '@slack/types';
import type { ShownWording } from '../../app/postmortems/take-wording.ts';
import { plainText } from '../../domain/postmortem/document/walk.ts';
import { mrkdwn } from '../words/escape.ts';
import { WORDINGS, wordingHead } from '../words/suggestions.ts';
import { actions, button, sections } from './blocks.ts';
import { ACTIONS } from './ids.ts';

/** The words beside the plain text, and one tap for either. */
export function wordingBlocks({ section: id, heading, model, plain, worded }: ShownWording): KnownBlock[] {
  return [
    ...sections(`${wordingHead(heading, model)}\n${mrkdwn(plainText(worded))}`),
    ...sections(`*${WORDINGS.plain}*\n${mrkdwn(plainText(plain))}`),
    actions(
      [
        button({ id: ACTIONS.wordingTake, label: WORDINGS.take, value: id, style: 'primary' }),
        button({ id: ACTIONS.wordingPlain, label: WORDINGS.keep, value: id }),
      ],
      `wording ${id}`,
    ),
  ];
}
