import type { KnownBlock, ModalView } from '@slack/types';
import { codeBlock } from '../words/escape.ts';
import { SECTION, sectionOvertaken } from '../words/sections.ts';
import { context, pieces, section } from './blocks.ts';
import { INPUTS, MODALS } from './ids.ts';
import { modal, textInput } from './inputs.ts';
import type { ModalRefs } from './metadata.ts';
import { typed, type ViewValues } from './state.ts';
import { isJoint, joinText, splitText, type TextPart } from './text-parts.ts';

/** Below the 3,000 characters of an input, so that each part has room to grow. */
const PART = 2_500;
/** A form of more parts than this is no form any more. */
const MOST_PARTS = 20;
/** How long a section may be that a form can hold. */
export const SECTION_MOST = PART * MOST_PARTS;

/** A section to be edited: its name, its Markdown, and, where somebody else changed it meanwhile, theirs. */
export interface SectionShown {
  readonly heading: string;
  readonly markdown: string;
  readonly theirs?: { readonly by: string; readonly markdown: string };
}

/** Whether a form can hold this text; parting may need a part more. */
export function fitsSectionModal(markdown: string): boolean {
  return splitText(markdown, PART).length <= MOST_PARTS;
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
      ...(theirs ? theirBlocks(theirs) : [context(SECTION.intro)]),
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

function theirBlocks(theirs: NonNullable<SectionShown['theirs']>): KnownBlock[] {
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
