import { afterEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '../../src/log.ts';
import { type Stage, setStage } from '../scribe.ts';
import { type FreshDatabase, freshDatabase, freshPrefix } from '../services.ts';
import { receipt } from './seen.ts';
import { declare } from './trouble.ts';

let stage: Stage | undefined;
let other: FreshDatabase | undefined;
afterEach(async () => {
  await stage?.strike();
  await other?.drop();
  [stage, other] = [undefined, undefined];
});

describe('a second Scribe of another database', () => {
  it('is named by doctor and by the log of a boot', async () => {
    stage = await setStage();
    other = freshDatabase('other');
    const { slack } = stage;
    const hook = `http://127.0.0.1:${stage.service.port}/slack/events`;
    await stage.start({ MONGODB_URI: other.uri }, { prefix: freshPrefix('other') });
    const { channel } = await declare(slack, 'Known to the other only');
    slack.requestUrl(hook);
    const said = receipt(await slack.as('bo').command('general', '/incident', 'doctor'));
    expect(said).toContain('*Other Scribes* · fault · #');
    expect(said).toContain(slack.channel(channel)?.name);
    expect(said).toContain('Stop the other Scribe, or give it an app of its own');

    const lines: string[] = [];
    const log = createLogger({ logLevel: 'warn' }, { write: (line) => void lines.push(line) });
    await stage.start({}, { log });
    await slack.until(() => lines.find((line) => line.includes('Other Scribes: #')), { what: 'the warning' });
  });
});

describe('an announcement channel that does not exist', () => {
  it('is named by doctor, and to whoever declares', async () => {
    stage = await setStage({ env: { SCRIBE_ANNOUNCE_CHANNEL: 'incidnets' } });
    const { slack } = stage;
    await declare(slack, 'Announced nowhere');
    const said = receipt(await slack.as('bo').command('general', '/incident', 'doctor'));
    expect(said).toContain('SCRIBE_ANNOUNCE_CHANNEL names #incidnets, and Scribe sees no such channel.');
    const told = await slack.until(
      () => slack.dms('bo').find(({ text }) => text.includes('a rule of `announce`) does not exist')),
      { what: 'the notice' },
    );
    expect(told.text).toContain('Whoever runs Scribe can name another');
  });
});
