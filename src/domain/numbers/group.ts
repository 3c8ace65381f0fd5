import type { CalendarDate } from '../actions/calendar-date.ts';
import type { Service } from '../incident/details.ts';
import type { Severity } from '../incident/incident.ts';
import { type CountedIncident, type Metric, metricsOf } from './metrics.ts';

/** By what the figures can be told apart. */
export const GROUPINGS = ['severity', 'service', 'team'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What the incidents of a group have in common; `undefined` for those that have none. */
export type GroupName = Severity | string | undefined;

/** The figures of some of the incidents. */
export interface MetricGroup {
  readonly name: GroupName;
  readonly incidents: number;
  readonly metrics: readonly Metric[];
}

/**
 * The figures of each severity, service or team, in order; what has none comes last. An incident of two services, or of
 * two teams, counts for both.
 */
export function metricsBy(
  grouping: Grouping,
  incidents: readonly CountedIncident[],
  { services, today }: { readonly services: readonly Service[]; readonly today: CalendarDate },
): readonly MetricGroup[] {
  const groups = new Map<GroupName, CountedIncident[]>();
  for (const incident of incidents) {
    for (const name of namesOf(grouping, incident, services)) {
      const group = groups.get(name);
      if (group) group.push(incident);
      else groups.set(name, [incident]);
    }
  }
  return [...groups]
    .sort(([a], [b]) => inOrder(a, b))
    .map(([name, group]) => ({ name, incidents: group.length, metrics: metricsOf(group, today) }));
}

function namesOf(
  grouping: Grouping,
  incident: CountedIncident,
  services: readonly Service[],
): readonly GroupName[] {
  switch (grouping) {
    case 'severity':
      return [incident.severity];
    case 'service':
      return orNone(incident.services);
    case 'team':
      return orNone(teamsOf(incident, services));
    default:
      return grouping satisfies never;
  }
}

/** The teams that look after the services of an incident, each once. */
export function teamsOf(
  incident: Pick<CountedIncident, 'services'>,
  services: readonly Service[],
): readonly string[] {
  const teams = incident.services.flatMap((name) => services.find((one) => one.name === name)?.team ?? []);
  return [...new Set(teams)];
}

function orNone(names: readonly string[]): readonly GroupName[] {
  return names.length === 0 ? [undefined] : names;
}

function inOrder(a: GroupName, b: GroupName): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}
