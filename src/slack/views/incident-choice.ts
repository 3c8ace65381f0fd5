import type { InputBlock } from '@slack/types';
import { drillMark } from '../../domain/incident/drill-mark.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { plainLine } from '../words/escape.ts';
import { FROM_MESSAGE } from '../words/modals.ts';
import { LIMITS, option } from './blocks.ts';
import { INPUTS } from './ids.ts';
import { choiceInput } from './modals/inputs.ts';

/** Asks which incident a message is for; one alone is chosen already. */
export function incidentChoice(incidents: readonly Incident[]): InputBlock {
  const [only] = incidents.length === 1 ? incidents : [];
  return choiceInput({
    block: INPUTS.incident,
    label: FROM_MESSAGE.incident,
    example: FROM_MESSAGE.incidentExample,
    options: incidents
      .slice(0, LIMITS.options)
      .map((incident) =>
        option(`${incident.key} ${drillMark(incident)}${plainLine(incident.title)}`, incident.key),
      ),
    initial: only?.key,
  });
}
