import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import type { FormQuestion, SlotOption, SlotSpec } from '../../../app/questions/question-form.ts';
import { wholeText } from '../../../domain/postmortem/questions/questions.ts';
import { literal } from '../../words/escape.ts';
import { MILESTONE_NAMES } from '../../words/names.ts';
import { exampleFor, labelFor, QUESTIONS } from '../../words/questions.ts';
import { severityChoices } from '../../words/team-words.ts';
import { answerBlock } from '../answer-block.ts';
import { actions, button, option, section } from '../blocks.ts';
import { ACTIONS } from '../ids.ts';
import {
  choiceInput,
  dayInput,
  momentInput,
  numberInput,
  peopleInput,
  personInput,
  textInput,
  tickInput,
} from './inputs.ts';

/** A question with its inputs, the first one labelled with it, and the one-click answer below, if there is one. */
export function questionBlocks({ question, name, slots, none }: FormQuestion): KnownBlock[] {
  const { number } = question;
  const asked = `${number === undefined ? '' : `${number} · `}${wholeText(question)}`;
  const corrects = slots.some(({ milestone, initial }) => milestone ?? initial);
  const inputs = slots.map((slot, index) => {
    const isFirstOfOwn = index === 1 && slots[0]?.slot === 'taken';
    const own = isFirstOfOwn ? QUESTIONS.otherwise : slotLabel(slot, labelFor(name, slot.slot));
    const label = index === 0 && !corrects ? asked : own;
    return inputFor(slot, { question: question.id, label, example: exampleFor(name, slot.slot) });
  });
  return [
    ...(corrects ? [section(`*${literal(asked)}*`)] : []),
    ...(inputs.length === 0 ? [section(`*${literal(asked)}*`)] : []),
    ...inputs,
    ...(none === undefined
      ? []
      : [
          actions(
            [button({ id: ACTIONS.questionNone, label: none, value: question.id })],
            `none ${question.id}`.slice(0, 255),
          ),
        ]),
  ];
}

function slotLabel({ milestone }: SlotSpec, label: string): string {
  return milestone === undefined ? label : MILESTONE_NAMES[milestone];
}

function optionOf({ text, value, source }: SlotOption): PlainTextOption {
  return option(text, value, source);
}

interface InputWords {
  readonly question: string;
  readonly label: string;
  readonly example: string;
}

function inputFor(
  { slot, as, initial, options = [] }: SlotSpec,
  { question, label, example }: InputWords,
): InputBlock {
  const shown = initial === undefined ? {} : { shown: initial };
  const block = answerBlock({ question, slot, ...shown }) ?? '';
  const spec = { block, label, example, optional: true };
  switch (slot) {
    case 'text':
      if (as === 'number') return numberInput(spec);
      return textInput({ ...spec, multiline: as === 'lines' });
    case 'time':
    case 'first':
    case 'second':
      return momentInput({ ...spec, hint: QUESTIONS.timeHint, initial });
    case 'person':
      return personInput(spec);
    case 'people':
      return peopleInput(spec);
    case 'day':
      return dayInput({ ...spec, initial: undefined });
    case 'severity':
      return choiceInput({
        ...spec,
        options: severityChoices().map(({ severity, label }) => option(label, `${severity}`)),
      });
    case 'choice':
      return choiceInput({ ...spec, options: options.map(optionOf) });
    case 'taken':
      return tickInput({ ...spec, options: options.map(optionOf), initial: [] });
    default:
      return slot satisfies never;
  }
}
