import { MILESTONES, type MilestoneName } from '../../../timeline/milestone-name.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import { cite, type Phrase, text } from '../../document/nodes.ts';
import { inline } from '../../document/prose.ts';
import type { FieldName } from '../../questions/questions.ts';
import type { Impact } from '../../record/record.ts';
import { holder, momentOr, status } from '../comprehensive/incident-summary.ts';
import { dateOf, durationOf, peopleOr, severityOf } from '../sections/header.ts';
import { amount, serviceNames, ticketWords } from '../sections/impact.ts';
import { keyOr, open, typedOr } from '../sections/statements.ts';
import { factSlots } from './fact-slots.ts';

/** A value within a line, with its evidence; or the question for it. */
export type ValueSlot = (analysis: Analysis) => Phrase[];

function title({ record }: Analysis): Phrase[] {
  const named = inline(record, record.title);
  return [
    ...(named.length > 0 ? named : [text('Untitled incident')]),
    ...(record.drill ? [text(' – drill')] : []),
    cite(fromField('title')),
  ];
}

/** The parts of the impact as the incident file names them. */
const IMPACT = {
  users: ({ users }) => users,
  regions: ({ regions }) => regions?.join(', '),
  functionality: ({ functionality }) => functionality,
  failedRequests: ({ failedRequests }) => amount(failedRequests),
  revenue: ({ revenue }) => revenue,
  sloBudget: ({ sloBudget }) => sloBudget,
  tickets: ({ tickets }) => (tickets === undefined ? undefined : ticketWords(tickets)),
  data: ({ data }) => data,
  reputation: ({ reputation }) => reputation,
  sla: ({ sla }) => sla,
  compliance: ({ compliance }) => compliance,
} as const satisfies Record<string, (impact: Impact) => string | undefined>;

function impactSlots(): [string, ValueSlot][] {
  return (Object.keys(IMPACT) as (keyof typeof IMPACT)[]).map((part) => {
    const field = `impact.${part}` as const;
    return [field, (analysis) => typedOr(analysis, field, IMPACT[part](analysis.record.impact))];
  });
}

const ASKED: Readonly<Record<MilestoneName, FieldName>> = {
  impactStarted: 'impact-start',
  detected: 'detection',
  acknowledged: 'acknowledgement',
  declared: 'declaration',
  causeIdentified: 'cause-identified',
  mitigationStarted: 'mitigation-start',
  mitigated: 'mitigation',
  resolved: 'resolution',
};

function milestoneSlots(): [string, ValueSlot][] {
  return MILESTONES.map((name) => [`milestone.${name}`, (analysis) => momentOr(analysis, name, ASKED[name])]);
}

/** Every value that an operator's template can name. */
export const VALUE_SLOTS: ReadonlyMap<string, ValueSlot> = new Map<string, ValueSlot>([
  ['title', title],
  ['key', (analysis) => keyOr(analysis)],
  ['severity', severityOf],
  ['status', status],
  ['date', dateOf],
  ['duration', durationOf],
  ['commander', (analysis) => holder(analysis, 'commander')],
  ['scribe', (analysis) => holder(analysis, 'scribe')],
  ['authors', (analysis) => peopleOr(analysis, 'authors')],
  ['reviewers', (analysis) => peopleOr(analysis, 'reviewers')],
  ['services', (analysis) => serviceNames(analysis) ?? open('impact.services')],
  ['teams', (analysis) => typedOr(analysis, 'teams', analysis.record.teams.join(', '))],
  ...impactSlots(),
  ...milestoneSlots(),
  ...factSlots(),
]);
