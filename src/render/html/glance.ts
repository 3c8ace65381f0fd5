import type { ElementContent } from 'hast';
import type { Chip, Glance, KeyFigure } from '../../domain/postmortem/document/glance.ts';
import { element, words } from './element.ts';

/** Labels for severity, state and duration, and the strip of key figures. */
export function glanceElements({ chips, figures }: Glance): ElementContent[] {
  return [
    ...(chips.length > 0
      ? [element('ul', { className: ['chips'], ariaLabel: 'At a glance' }, chips.map(chip))]
      : []),
    ...(figures.some(({ value }) => value !== undefined)
      ? [element('dl', { className: ['figures'] }, figures.map(keyFigure))]
      : []),
  ];
}

function chip({ tone, words: label }: Chip): ElementContent {
  return element('li', { className: ['chip', tone] }, [words(label)]);
}

function keyFigure({ label, value, detail }: KeyFigure): ElementContent {
  return element('div', {}, [
    element('dt', {}, [words(label)]),
    element('dd', { className: [value === undefined ? 'none' : 'value'] }, [words(value ?? '–')]),
    element(
      'dd',
      { className: ['detail'] },
      detail.map((line) => element('div', {}, [words(line)])),
    ),
  ]);
}
