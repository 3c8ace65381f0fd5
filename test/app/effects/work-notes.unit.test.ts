import { describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { runEffect } from '../../../src/app/effects/run-effect.ts';
import { SlackFault } from '../../../src/app/ports/slack-fault.ts';
import { readPolicy } from '../../../src/config/policy.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { wantedEffects } from '../../../src/domain/incident/wanted-effects.ts';
import { declaration, incidentAfter } from '../../builders/incident.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { moment } from '../../contract/opened.ts';
import { anIncident, wanted } from '../../contract/samples.ts';

const TEAM = 'T1';

async function stage(more: Partial<Incident> = {}) {
  const ports = memoryPorts();
  const begun: string[] = [];
  let refused: string | undefined;
  const incident = anIncident(TEAM, 1, more);
  const app = {
    ...ports,
    canvases: {
      begin: async (_place: unknown, { markdown }: { markdown: string }) => {
        if (refused)
          throw new SlackFault({ kind: 'refused', error: refused, needed: undefined, method: 'm' });
        return `F${begun.push(markdown)}`;
      },
    },
    queue: { offer: () => undefined, echoSoon: () => undefined },
    journal: { info: () => undefined, warn: () => undefined },
    policy: { ...readPolicy('', 'test'), workNotes: '# {title} {key} {nothing}' },
    clock: () => moment(0),
  } as unknown as App;
  const effects = [0, 1].map((number) => wanted(`work-notes-${number}`, { kind: 'work-notes' }));
  await ports.incidents.create({ incident, events: [], effects, at: moment(0) });
  const holder = { holder: 'incidents', team: TEAM, id: incident.id } as const;
  await ports.externalIds.remember(holder, 'channel', 'C1');
  return {
    begun,
    refuse: (error: string) => {
      refused = error;
    },
    run: (number: number) => runEffect(app, { ...holder, key: `work-notes-${number}` }),
    marks: async () => Object.keys((await ports.incidents.byId(TEAM, incident.id))?.externalIds ?? {}),
  };
}

describe('work notes', () => {
  it('begin once, with what is known of the incident, and leave other braces alone', async () => {
    const { begun, run } = await stage();
    await run(0);
    await run(1);
    expect(begun).toEqual(['# Checkout errors after deploy INC-2026-0001 {nothing}']);
  });

  it('are given up, and told of once, where the workspace has no canvases', async () => {
    const { refuse, run, marks } = await stage();
    refuse('canvas_disabled_user_team');
    await run(0);
    await run(1);
    expect((await marks()).filter((name) => name.startsWith('told-'))).toEqual([
      'told-work-notes-canvas_disabled_user_team',
    ]);
  });

  it('are for channels that Scribe makes', async () => {
    const { begun, run } = await stage({ place: { kind: 'here', channel: 'C1', is: 'public' } });
    await run(0);
    expect(begun).toEqual([]);
  });

  it('are wanted at the declaration, where a team has a template', () => {
    const what = declaration();
    const event = { kind: 'declared', id: what.id, by: what.by, at: what.at, what } as const;
    const kinds = (workNotes?: string) =>
      wantedEffects(incidentAfter(), [event], { workNotes }).map(({ effect }) => effect.kind);
    expect(kinds('# Notes')).toContain('work-notes');
    expect(kinds()).not.toContain('work-notes');
  });
});
