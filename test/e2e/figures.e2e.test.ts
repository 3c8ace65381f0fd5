import { afterEach, describe, expect, it } from '@jest/globals';
import { type Stage, setStage, type Way } from '../scribe.ts';
import { declare, nothingWanted } from './trouble.ts';
import { typed } from './typed.ts';

describe.each<Way>(['http', 'socket'])('figures over incidents and lists of items, over %s', (way) => {
  let stage: Stage;
  afterEach(async () => {
    await stage.strike();
  });

  it('answers what the incidents say, as a table, a picture and a CSV for the person alone', async () => {
    stage = await setStage({ way });
    const { slack, service } = stage;
    const { channel } = await declare(slack, 'Checkout fails');
    const say = (text: string) => typed({ slack, channel }, text);
    await say('action add Add a memory alarm @bo due 2030-01-02 P1 detect');
    await say('action add Write the runbook improve');
    await say('resolve the pool was too small');
    await nothingWanted(service);

    const answer = await say('metrics');
    expect(answer).toContain('1 incident that you can see, declared in the last 90 days');
    expect(answer).toContain('Action items done: 0 of 2 · n 2');
    expect(answer).toContain('1 of 1 has no confirmed start of impact');
    const files = () => slack.calls.filter(({ method }) => method === 'files.completeUploadExternal');
    const before = files().length;
    expect(await say('metrics csv')).toMatch(/direct message\.$/);
    await slack.until(() => files().length > before, { what: 'the CSV file', timeoutMs: 20_000 });
    expect(await say('metrics by severity picture')).toMatch(/direct message\.$/);
    await slack.until(() => files().length > before + 1, { what: 'the picture', timeoutMs: 20_000 });

    const list = (words: string) => say(`action list ${words}`);
    expect(await list('no due')).toContain('No action items for “no due” in INC-');
    expect(await list('unowned')).toContain('1 action item for “unowned” in INC-');
    expect(await list('detect all')).toContain(
      '1 action item for “detect all” in incidents that you can see',
    );
    expect(await list('overdue')).toContain('No action items for “overdue” in INC-');
    expect(await list('unownd')).toContain('"unownd" is not a filter here. Meant "unowned"?');
    const incidents = await say('list resolved last month');
    expect(incidents).toContain('1 incident');
    const none = await say('list sev 1');
    expect(none).toContain('No incident that you can see is “sev 1”.');
  }, 90_000);
});
