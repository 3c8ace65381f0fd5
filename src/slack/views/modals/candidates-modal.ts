import type { KnownBlock, ModalView } from '@slack/types';
import type { ShownCandidate } from '../../../app/postmortems/judge-candidates.ts';
import type { ShownWording } from '../../../app/postmortems/take-wording.ts';
import { mrkdwn, oneLine, struck } from '../../words/escape.ts';
import {
  CANDIDATE_NAMES,
  evidenceLine,
  SUGGESTIONS,
  verdictLine,
  WORDINGS,
} from '../../words/suggestions.ts';
import type { Reader } from '../../words/times.ts';
import { actions, button, context, LIMITS, section } from '../blocks.ts';
import { ACTIONS, INPUTS, MODALS } from '../ids.ts';
import { wordingBlocks } from '../wording-blocks.ts';
import { modal, textInput } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';

/** Blocks of one remark. */
const BLOCKS_EACH = 3;

/** Everything that waits for a person's word, beside the questions. */
export interface SuggestionsShown {
  readonly candidates: readonly ShownCandidate[];
  /** Sections in a language model's words. */
  readonly wordings: readonly ShownWording[];
}

/** Every remark that the figures suggest and every section in other words, with one tap for each answer to it. */
export function candidatesModal(
  { candidates, wordings }: SuggestionsShown,
  reader: Reader,
  refs: ModalRefs,
): ModalView {
  const inOtherWords = wordings.flatMap((wording) => wordingBlocks(wording));
  const most = Math.floor((LIMITS.modalBlocks - 2 - inOtherWords.length) / BLOCKS_EACH);
  return modal({
    callback: MODALS.candidate,
    title: SUGGESTIONS.heading,
    refs,
    blocks: [
      ...(wordings.length > 0 ? [context(WORDINGS.intro)] : []),
      ...inOtherWords,
      context(candidates.length > 0 ? SUGGESTIONS.intro : SUGGESTIONS.none),
      ...candidates.slice(0, most).flatMap((candidate) => candidateBlocks(candidate, reader)),
    ],
  });
}

function candidateBlocks(candidate: ShownCandidate, reader: Reader): KnownBlock[] {
  const { id, kind, verdict, times } = candidate;
  const name = `*${CANDIDATE_NAMES[kind]}*`;
  const words = wordsOf(candidate);
  return [
    section(verdict?.kind === 'dropped' ? struck(`${name}: ${oneLine(words)}`) : `${name}: ${mrkdwn(words)}`),
    context(evidenceLine(times, reader), verdictLine(verdict)),
    actions(
      [
        ...(verdict === undefined || verdict.kind === 'dropped'
          ? [button({ id: ACTIONS.candidateAccept, label: SUGGESTIONS.accept, value: id })]
          : []),
        button({ id: ACTIONS.candidateEdit, label: SUGGESTIONS.edit, value: id }),
        ...(verdict?.kind === 'dropped'
          ? []
          : [button({ id: ACTIONS.candidateDrop, label: SUGGESTIONS.drop, value: id })]),
      ],
      `candidate ${id}`,
    ),
  ];
}

/** Rewording one remark. */
export function candidateModal(candidate: ShownCandidate, reader: Reader, refs: ModalRefs): ModalView {
  return modal({
    callback: MODALS.candidate,
    title: SUGGESTIONS.heading,
    submit: SUGGESTIONS.save,
    refs: { ...refs, candidate: candidate.id },
    blocks: [
      section(`*${CANDIDATE_NAMES[candidate.kind]}*: ${mrkdwn(candidate.text)}`),
      context(evidenceLine(candidate.times, reader)),
      textInput({
        block: INPUTS.text,
        label: SUGGESTIONS.text,
        example: SUGGESTIONS.example,
        initial: wordsOf(candidate),
        multiline: true,
      }),
    ],
  });
}

function wordsOf({ text, verdict }: ShownCandidate): string {
  return verdict?.kind === 'edited' ? verdict.text : text;
}
