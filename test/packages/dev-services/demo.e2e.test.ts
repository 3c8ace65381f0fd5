import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import {
  type DemoEnvironment,
  startDemoEnvironment,
} from '../../../packages/dev-services/demo/demo-environment.ts';
import { draftFile } from '../../../packages/dev-services/demo/draft-file.ts';
import { Narrator } from '../../../packages/dev-services/demo/narrator.ts';
import { type Played, playIncident } from '../../../packages/dev-services/demo/play-incident.ts';
import { playReminder } from '../../../packages/dev-services/demo/play-reminder.ts';
import { whatToTry } from '../../../packages/dev-services/demo/what-to-try.ts';

describe('the demo', () => {
  let demo: DemoEnvironment;
  let played: Played;
  const lines: string[] = [];

  beforeAll(async () => {
    demo = await startDemoEnvironment((line) => lines.push(line));
    const narrator = new Narrator(demo.slack, (line) => lines.push(line));
    played = await playIncident(demo.slack, narrator);
    await playReminder(demo.slack, narrator, played.action);
  }, 90_000);

  afterAll(async () => {
    await demo?.stop();
    const connection = await mongoose.createConnection(demo.mongodbUri).asPromise();
    await connection.dropDatabase();
    await connection.close();
  });

  it('tells what people typed, what Scribe said, and which servers it took', () => {
    const told = lines.join('\n');
    expect(told).toMatch(/^MongoDB: /);
    expect(told).toContain('Bo Larsen (New York): /incident declare Checkout errors after deploy --sev 2');
    expect(told).toMatch(/→ Logged \d\d:\d\d \(.*UTC\) · change · deploy of v2\.4\.5 finished/);
    expect(told).toContain('Severity: Sev-2 → Sev-1');
    expect(told).toMatch(/→ Due today: Add a memory alarm to checkout \(A-1, INC-\d{4}-0001, P1\)/);
    expect(told).not.toMatch(/<[@#]|&gt;/);
  });

  it('leaves a draft with every entry of the story', () => {
    const draft = draftFile(demo.slack);
    const text = draft.bytes.toString();
    expect(draft.name).toMatch(/\.md$/);
    expect(text).toContain('# Postmortem: Checkout errors after deploy');
    for (const said of ['deploy of v2.4.5 finished', 'first 5xx alarm', 'rollback to v2.4.4 finished']) {
      expect(text).toContain(said);
    }
  });

  it('shows every line within the hour of the incident', () => {
    const hours = demo.slack.messages(played.channel).map(({ ts }) => Number(ts) / 3_600);
    expect(Math.max(...hours) - Math.min(...hours)).toBeLessThanOrEqual(1);
  });

  it('says where the page is, who one can be, and what to try', () => {
    const said = whatToTry(demo.slack, played.channel).join('\n');
    expect(said).toContain(`${demo.slack.url}/#/`);
    for (const name of ['Ana Ruiz', 'Bo Larsen', 'Chi Nakamura', 'Dev Patel']) expect(said).toContain(name);
    expect(said).toContain('Ctrl-C stops everything.');
  });
});
