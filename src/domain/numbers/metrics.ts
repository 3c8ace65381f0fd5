import type { ActionItem } from '../actions/action-item.ts';
import type { CalendarDate } from '../actions/calendar-date.ts';
import { firstDue, slipOf } from '../actions/slip.ts';
import type { Severity } from '../incident/incident.ts';
import type { Helped } from '../postmortem/review/effect-review.ts';
import { type Distribution, distributionOf, type Middle } from './distribution.ts';
import { FIGURES, type FigureName, type IncidentFigures, type Lack } from './incident-figures.ts';

/** What `metrics` tells: the figures of incidents, whether what followed helped, and three of their action items. */
export const METRICS = [...FIGURES, 'helped', 'closure', 'slip', 'saved'] as const;
export type MetricName = (typeof METRICS)[number];

/** How a figure is counted. */
export type MetricUnit = 'minutes' | 'share' | 'days';

export const UNITS = {
  detect: 'minutes',
  acknowledge: 'minutes',
  mitigate: 'minutes',
  resolve: 'minutes',
  impact: 'minutes',
  'impact-sum': 'minutes',
  cadence: 'minutes',
  backdated: 'share',
  recurrence: 'share',
  helped: 'share',
  closure: 'share',
  slip: 'days',
  saved: 'share',
} as const satisfies Record<MetricName, MetricUnit>;

/** Of what the middle is the share: of what is so or not. The rest have a median, and so has a share of each incident. */
const SHARES: ReadonlySet<MetricName> = new Set(['recurrence', 'helped', 'closure', 'saved']);

/** What is kept of an action item for the figures. */
export interface ItemFigures {
  readonly state: ActionItem['status']['state'];
  /** The first due date that it ever had. */
  readonly first?: CalendarDate;
  readonly due?: CalendarDate;
  /** When it was done. */
  readonly doneAt?: Date;
  /** Somebody said that it prevented something. */
  readonly saved?: true;
}

/** An incident that counts, with its figures and those of its items. */
export interface CountedIncident {
  readonly key: string;
  readonly declaredAt: Date;
  readonly severity: Severity | undefined;
  readonly services: readonly string[];
  readonly figures: IncidentFigures;
  /** The last answer to whether what followed from its postmortem helped. */
  readonly helped?: Helped | undefined;
  readonly items: readonly ItemFigures[];
}

/** One figure over many incidents. */
export interface Metric {
  readonly name: MetricName;
  readonly distribution: Distribution | undefined;
  /** How many incidents (or items) could have counted. */
  readonly of: number;
  /** How many of them did not, by reason, the most frequent first. */
  readonly lacks: readonly { readonly why: MetricLack; readonly count: number }[];
}

/**
 * Items that are not being done, or never had a date, have no slip; those that are not being done are not to be closed. What is
 * not done yet has prevented nothing so far, and where nobody said whether it helped, nobody knows.
 */
export type MetricLack = Lack | 'not doing' | 'no date' | 'not done' | 'not answered';

/** What is kept of an item. */
export function itemFigures(item: Pick<ActionItem, 'status' | 'due' | 'moves' | 'saves'>): ItemFigures {
  const { status, due, saves = [] } = item;
  const first = firstDue(item);
  return {
    state: status.state,
    ...(first === undefined ? {} : { first }),
    ...(due === undefined ? {} : { due }),
    ...(status.state === 'done' ? { doneAt: status.at } : {}),
    ...(saves.length > 0 ? { saved: true } : {}),
  };
}

/** Every figure of these incidents, in the order of `METRICS`. `today` decides how late an open item is. */
export function metricsOf(incidents: readonly CountedIncident[], today: CalendarDate): readonly Metric[] {
  const items = incidents.flatMap((incident) => incident.items);
  return [
    ...FIGURES.map((name) => ofIncidents(name, incidents)),
    metric('helped', incidents.map(helpedOf)),
    metric('closure', items.map(closureOf)),
    metric(
      'slip',
      items.map((item) => slipIn(item, today)),
    ),
    metric('saved', items.map(savedOf)),
  ];
}

function ofIncidents(name: FigureName, incidents: readonly CountedIncident[]): Metric {
  return metric(
    name,
    incidents.map(({ figures }) => figures.values[name] ?? figures.lacks[name] ?? 'too little'),
  );
}

/** Each case is its value, or why it has none. */
function metric(name: MetricName, cases: readonly (number | MetricLack)[]): Metric {
  const middle: Middle = SHARES.has(name) ? 'share' : 'median';
  const values = cases.filter((one) => typeof one === 'number');
  const counts = new Map<MetricLack, number>();
  for (const one of cases) if (typeof one !== 'number') counts.set(one, (counts.get(one) ?? 0) + 1);
  const lacks = [...counts].map(([why, count]) => ({ why, count })).sort((a, b) => b.count - a.count);
  return { name, distribution: distributionOf(values, middle), of: cases.length, lacks };
}

/** 1 where it is done, 0 where it is still to be done. */
function closureOf({ state }: ItemFigures): number | MetricLack {
  if (state === 'not doing') return 'not doing';
  return state === 'done' ? 1 : 0;
}

/** 1 where somebody said yes; that it helped in part is no yes. */
function helpedOf({ helped }: CountedIncident): number | MetricLack {
  if (helped === undefined) return 'not answered';
  return helped === 'yes' ? 1 : 0;
}

/** 1 where it prevented something, 0 where it is done and nobody said so. */
function savedOf({ state, saved }: ItemFigures): number | MetricLack {
  if (saved) return 1;
  if (state === 'not doing') return 'not doing';
  return state === 'done' ? 0 : 'not done';
}

function slipIn(item: ItemFigures, today: CalendarDate): number | MetricLack {
  if (item.state === 'not doing') return 'not doing';
  return slipOf(asDated(item), today)?.days ?? 'no date';
}

/** As much of an item as its slip depends on. */
function asDated({ state, first, due, doneAt }: ItemFigures): Parameters<typeof slipOf>[0] {
  const by = '';
  const status: ActionItem['status'] =
    state === 'done' && doneAt ? { state, by, at: doneAt } : { state: 'open' };
  const moved = first !== undefined && due !== undefined && first !== due;
  const moves = moved ? [{ from: first, to: due, why: '', by, at: NEVER }] : [];
  return { due, status, moves };
}

/** The moment of a move does not matter to the slip. */
const NEVER = new Date(0);
