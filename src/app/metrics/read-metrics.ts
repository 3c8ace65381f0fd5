import { incidentFigures } from '../../domain/numbers/incident-figures.ts';
import { type CountedIncident, itemFigures } from '../../domain/numbers/metrics.ts';
import { lastHelped } from '../../domain/postmortem/review/effect-review.ts';
import { type Asker, lookOver, type SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import type { KeptFigures } from '../ports/figures.ts';
import type { ListedIncident } from '../ports/incidents.ts';
import { loadRecord } from '../postmortems/load-record.ts';

/** What counts, and how much does not. */
export interface MetricsRead {
  readonly counted: readonly CountedIncident[];
  /** The same of the time before. */
  readonly before: readonly CountedIncident[];
  /** Not resolved yet, so their clocks still run. */
  readonly open: number;
  readonly leftOut: Readonly<Record<'drills' | 'cancelled' | 'merged', number>>;
}

/** More incidents than anybody has since then; the newest count. */
const MOST_INCIDENTS = 20_000;

type Ports = Pick<App, 'figures' | 'entries' | 'actions' | 'people' | 'postmortems' | 'incidents' | 'clock'>;

/** From when on incidents count, and from when on those that they are compared with. */
interface Since {
  readonly team: string;
  readonly from: Date;
  readonly before: Date;
}

/**
 * The figures of the incidents that were declared since then and that this person may see: those that are resolved, and
 * no drills. Others are neither shown nor counted. Throws `StoreFault`.
 */
export async function readMetrics(app: Ports & SightPorts, asked: Asker & Since): Promise<MetricsRead> {
  const { team, before } = asked;
  const which = { limit: MOST_INCIDENTS, since: before, seenBy: asked };
  const [active, over, kept] = await Promise.all([
    app.incidents.list(team, { ...which, active: true }),
    app.incidents.list(team, { ...which, active: false }),
    app.figures.since(team, before),
  ]);
  const [open, closed] = await Promise.all([lookOver(app, active, asked), lookOver(app, over, asked)]);
  return measured(app, asked, { known: [...open.visible, ...closed.visible], kept });
}

/** The same of all incidents of a workspace, for its operator. Throws `StoreFault`. */
export async function readAllMetrics(app: Ports, asked: Since): Promise<MetricsRead> {
  const { team, before } = asked;
  const which = { limit: MOST_INCIDENTS, since: before };
  const [active, over, kept] = await Promise.all([
    app.incidents.list(team, { ...which, active: true }),
    app.incidents.list(team, { ...which, active: false }),
    app.figures.since(team, before),
  ]);
  return measured(app, asked, { known: [...active, ...over], kept });
}

async function measured(
  app: Ports,
  { team, from }: Since,
  what: {
    readonly known: readonly ListedIncident[];
    readonly kept: ReadonlyMap<string, KeptFigures>;
  },
): Promise<MetricsRead> {
  const real = what.known.filter(({ incident }) => !incident.drill);
  const inState = (state: string) => real.filter(({ incident }) => incident.phase.state === state);
  const resolved = inState('resolved');
  const figures = await figuresOf(app, team, { resolved, kept: what.kept });
  const counted = resolved.flatMap(({ incident }) => {
    const own = figures.get(incident.key);
    if (!own) return [];
    const { figures: values, items, helped } = own;
    return [{ ...ofIncident(incident), figures: values, items, helped }];
  });
  const recent = (some: readonly ListedIncident[]) =>
    some.filter(({ incident }) => incident.declaredAt >= from).length;
  return {
    counted: counted.filter(({ declaredAt }) => declaredAt >= from),
    before: counted.filter(({ declaredAt }) => declaredAt < from),
    open: recent(inState('active')),
    leftOut: {
      drills: recent(what.known) - recent(real),
      cancelled: recent(inState('cancelled')),
      merged: recent(inState('merged')),
    },
  };
}

function ofIncident({ key, declaredAt, severity, services = [] }: ListedIncident['incident']) {
  return { key, declaredAt, severity, services };
}

/** What is kept of an incident in another form, by an earlier version, is computed again. */
const FIGURES_FORM = 2;

/** How many incidents are read at once, and how many are begun together. */
const AT_ONCE = 8;
const TOGETHER = 500;

/** What is kept, where it still counts; the rest is computed, and kept for the next time. */
async function figuresOf(
  app: Ports,
  team: string,
  {
    resolved,
    kept,
  }: { readonly resolved: readonly ListedIncident[]; readonly kept: ReadonlyMap<string, KeptFigures> },
): Promise<ReadonlyMap<string, KeptFigures>> {
  const isCurrent = ({ incident: { id, key, version } }: ListedIncident) => {
    const own = kept.get(key);
    return own?.id === id && own.version === version && own.form === FIGURES_FORM;
  };
  const figures = new Map(kept);
  const missing = resolved.filter((one) => !isCurrent(one));
  for (let start = 0; start < missing.length; start += TOGETHER) {
    const some = missing.slice(start, start + TOGETHER);
    const begun = await app.figures.begin(
      team,
      some.map(({ incident: { key, declaredAt } }) => ({ key, declaredAt })),
    );
    const waiting = [...some];
    const work = async () => {
      for (let one = waiting.pop(); one; one = waiting.pop()) {
        const { key } = one.incident;
        const own = await computed(app, one);
        figures.delete(key);
        if (!own) continue;
        figures.set(key, own);
        const { announced, quiet } = begun.get(key) ?? { announced: 0, quiet: false };
        if (quiet && isSettled(one, app.clock())) await app.figures.keep(team, key, { ...own, announced });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
  return figures;
}

/** For so long after a resolution somebody may still log as into an open incident (channel-incident-cache.ts), in ms. */
const SETTLES_MS = 30_000;

function isSettled({ incident: { phase } }: ListedIncident, now: Date): boolean {
  return phase.state === 'resolved' && now.getTime() - phase.at.getTime() > SETTLES_MS;
}

/** `undefined` where it is no longer resolved. */
async function computed(app: Ports, { incident }: ListedIncident): Promise<KeptFigures | undefined> {
  const known = await app.incidents.byId(incident.team, incident.id);
  if (known?.incident.phase.state !== 'resolved') return undefined;
  const [record, { reviews }, items] = await Promise.all([
    loadRecord(app, known, undefined),
    app.postmortems.state(incident.team, incident.key),
    app.actions.ofIncident(incident.team, incident.key),
  ]);
  return {
    id: known.incident.id,
    version: known.incident.version,
    form: FIGURES_FORM,
    figures: incidentFigures(record),
    helped: lastHelped(reviews),
    items: items.map(({ item }) => itemFigures(item)),
  };
}
