import type { KnownBlock, ModalView } from '@slack/types';
import { codeBlock } from '../../words/escape.ts';
import { pageOvertaken, SECTION, sectionOvertaken } from '../../words/sections.ts';
import { context, option, pieces, section } from '../blocks.ts';
import { INPUTS, MODALS } from '../ids.ts';
import { isJoint, joinText, splitText, type TextPart } from '../split-text.ts';
import { choiceInput, modal, textInput } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { chosen, typed, type ViewValues } from './view-state.ts';

/** Below the 3,000 characters of an input, so that each part has room to grow. */
const PART = 2_500;
/** A longer form is too much to edit at once, so a longer section is edited a page at a time. */
const MOST_PARTS = 20;

/** A section to edit: its name, its text, and the other text if somebody changed it meanwhile. */
export interface SectionShown {
  readonly heading: string;
  readonly markdown: string;
  readonly theirs?: { readonly by: string; readonly markdown: string };
}

/** The text in pages that a form can hold, each in parts that an input can hold. */
function pagesOf(markdown: string): readonly (readonly TextPart[])[] {
  const parts = splitText(markdown, PART);
  const count = Math.ceil(parts.length / MOST_PARTS);
  return Array.from({ length: count }, (_, page) => parts.slice(page * MOST_PARTS, (page + 1) * MOST_PARTS));
}

/** How many forms it takes to edit this text. */
export function pageCount(markdown: string): number {
  return pagesOf(markdown).length;
}

/** The text of one page, counted from 0. */
export function pageText(markdown: string, page: number): string {
  return joinText(pagesOf(markdown)[page] ?? []);
}

/** The whole text with one page replaced. */
export function withPage(markdown: string, page: number, text: string): string {
  const parts = pagesOf(markdown).flatMap((those, index): readonly TextPart[] => {
    const [first] = those;
    return index === page && first ? [{ joint: first.joint, text }] : those;
  });
  return joinText(parts);
}

/** Slack's limit of a choice's label is 75 characters. */
const LABEL = 60;

/** Which page of a long section is to be edited. */
export function choosePageModal({ heading, markdown }: SectionShown, refs: ModalRefs): ModalView {
  const pages = pagesOf(markdown);
  const options = pages.map((parts, index) => {
    const words = joinText(parts).replace(/\s+/g, ' ').slice(0, LABEL);
    return option(`${index + 1} of ${pages.length}: ${words}`, String(index));
  });
  return modal({
    callback: MODALS.sectionPage,
    title: heading,
    submit: SECTION.open,
    refs,
    blocks: [
      context(SECTION.long),
      choiceInput({ block: INPUTS.page, label: SECTION.page, example: SECTION.page, options, initial: '0' }),
    ],
  });
}

/** The page that was chosen; the first one where none was. */
export function readPage(values: ViewValues): number {
  return Number(chosen(values, INPUTS.page) ?? 0);
}

/** The section's text over as many inputs as it needs; nothing is cut. */
export function sectionModal({ heading, markdown, theirs }: SectionShown, refs: ModalRefs): ModalView {
  const parts = splitText(markdown, PART);
  return modal({
    callback: MODALS.section,
    title: heading,
    submit: SECTION.submit,
    refs,
    blocks: [
      ...(theirs ? theirBlocks(theirs, refs) : [context(SECTION.intro)]),
      ...parts.map(({ joint, text }, index) =>
        textInput({
          block: `${INPUTS.part}${index}-${joint}`,
          label: index === 0 ? SECTION.text : SECTION.more,
          example: SECTION.example,
          initial: text,
          multiline: true,
          optional: true,
        }),
      ),
      ...(parts.length > 1
        ? [
            textInput({
              block: `${INPUTS.part}${parts.length}-p`,
              label: SECTION.add,
              example: SECTION.example,
              multiline: true,
              optional: true,
            }),
          ]
        : []),
    ],
  });
}

const CODE_MOST = 2_900;
const THEIRS_BLOCKS = 30;

/** A page of a long section cannot replace a text that changed meanwhile; it stays in the form to be copied. */
function theirBlocks(
  theirs: NonNullable<SectionShown['theirs']>,
  { page }: Pick<ModalRefs, 'page'>,
): KnownBlock[] {
  if (page !== undefined) return [section(pageOvertaken(theirs.by))];
  return [
    section(sectionOvertaken(theirs.by)),
    ...pieces(theirs.markdown, CODE_MOST)
      .slice(0, THEIRS_BLOCKS)
      .map((piece) => section(codeBlock(piece))),
    context(SECTION.yours),
  ];
}

/** The text that the inputs hold together. */
export function readSectionModal(values: ViewValues): string {
  const parts = Object.keys(values).flatMap((block): (TextPart & { readonly index: number })[] => {
    const [, index, joint] = /^part-(\d+)-(\w)$/.exec(block) ?? [];
    return isJoint(joint) ? [{ index: Number(index), joint, text: typed(values, block) ?? '' }] : [];
  });
  return joinText(parts.sort((a, b) => a.index - b.index));
}
