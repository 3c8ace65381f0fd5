import { describe, expect, it } from '@jest/globals';
import { declareIncident } from '../../../src/app/incidents/declare-incident.ts';
import { runCommand } from '../../../src/slack/listeners/run-command.ts';
import { ACTIONS } from '../../../src/slack/views/ids.ts';
import { type Staged, staged } from '../../builders/old-buttons.ts';

/** The first incident of each of two workspaces, under the same key, both cancelled; the answers' way back. */
async function cancelled(on: Staged) {
  const { declared } = await declareIncident(on.app, {
    ...{ id: 'cmd.T2.0', by: 'UANA', at: on.app.clock(), team: 'T2', title: 'Mails late', severity: 2 },
    ...{ drill: false, private: false, place: { kind: 'own' }, startedAt: undefined },
    ...{ responseUrl: undefined, anew: true, typedIn: undefined },
  }).then((result) => ({ declared: result.kind === 'declared' ? result.incident : undefined }));
  if (declared?.key !== on.key) throw new Error('the keys differ');
  const buttons: unknown[] = [];
  for (const team of ['T1', 'T2']) {
    const request = on.stage.request('cancel a load test', { team, incident: on.key, id: `cmd.${team}.c` });
    const { answer } = await runCommand(on.context, request);
    const said = JSON.stringify(answer.kind === 'say' ? answer.message.blocks : []);
    const value = /"action_id":"retry".*?"value":"((?:[^"\\]|\\.)*)"/.exec(said)?.[1] ?? '';
    buttons.push(JSON.parse(JSON.parse(`"${value}"`)));
  }
  const states = async () => {
    const known = await Promise.all(['T1', 'T2'].map((team) => on.app.incidents.byKey(team, on.key)));
    return known.map((one) => one?.incident.phase.state);
  };
  return { buttons, states };
}

describe('Take it back after a cancellation', () => {
  it.each(['as it is', 'of an earlier version'])('reopens in each workspace: %s', async (which) => {
    const on = await staged('active');
    Object.assign(on.context, { clientFor: async () => ({ token: 'xoxb-2' }) });
    const { buttons, states } = await cancelled(on);
    expect(await states()).toEqual(['cancelled', 'cancelled']);
    for (const [index, button] of buttons.entries()) {
      const old = which === 'as it is' ? {} : { id: `${on.key}.uncancel.2` };
      const value = { ...(button as object), ...old, team: index === 0 ? 'T1' : 'T2' };
      await on.bolt.click(ACTIONS.retry, JSON.stringify(value));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await states()).not.toContain('cancelled');
  });
});
