import { beforeEach, describe, expect, it } from '@jest/globals';
import { CommandStage } from '../../builders/command-stage.ts';

describe('a declaration', () => {
  let stage: CommandStage;
  const type = async (text: string, user = 'UANA') =>
    JSON.stringify(
      (await stage.type(text, { id: `cmd.T1.${user}.${text.length}`, user, channel: 'C9', typedIn: 'C9' }))
        .answer,
    );

  beforeEach(() => {
    stage = new CommandStage();
  });

  async function ended(isPrivate: boolean) {
    const incident = await stage.declare({ title: 'Checkout latency in eu', isPrivate });
    const phase = { state: 'resolved' as const, at: new Date(0), by: 'UANA', summary: 'x' };
    await stage.app.incidents.save({
      ...{ incident: { ...incident, phase, version: incident.version + 1 }, events: [], effects: [] },
      at: new Date(0),
    });
    return incident.key;
  }

  it('names an earlier incident that may have to do with it, and why', async () => {
    const key = await ended(false);
    const said = await type('declare Checkout latency again');
    expect(said).toContain(`Earlier: ${key} · Checkout latency in eu`);
    expect(said).toContain('its title has “checkout”, “latency” too');
    expect(said).toContain(`Timeline of ${key}`);
    expect(await type('declare Search index is stale')).not.toContain('Earlier:');
  });

  it('does not name one that the person may not see', async () => {
    await ended(true);
    expect(await type('declare Checkout latency again', 'UBO')).not.toContain('Earlier:');
  });
});
