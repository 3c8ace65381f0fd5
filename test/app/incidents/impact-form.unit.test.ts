import { describe, expect, it } from '@jest/globals';
import { impactForm, saveImpact } from '../../../src/app/incidents/impact-form.ts';
import { AnswerStage } from '../../builders/answer-stage.ts';

const ANA = 'UANA';
const BO = 'UBO';

async function stage() {
  const { app, known } = await AnswerStage.of({
    stated: {
      impact: { tickets: 31, regions: ['eu', 'us'], services: [{ name: 'checkout', state: 'down' }] },
    },
  });
  const open = () => impactForm(app, known);
  const save = (by: string, version: number | undefined, texts: Readonly<Record<string, string>>) =>
    saveImpact(app, known, { by, version, texts });
  return { open, save };
}

describe('the form of the impact', () => {
  it('opens with everything that is known, as it would be typed', async () => {
    const { open } = await stage();
    expect((await open()).texts).toEqual({
      'impact.tickets': '31',
      'impact.regions': 'eu, us',
      'impact.services': 'checkout: down',
    });
  });

  it('keeps what each of two people wrote who had it open at once', async () => {
    const { open, save } = await stage();
    const { texts, version } = await open();
    expect(await save(BO, version, { ...texts, 'impact.users': '12%' })).toEqual({ kind: 'saved', count: 1 });
    // Ana's form still shows no users.
    expect(await save(ANA, version, { ...texts, 'impact.users': '', 'impact.sla': 'missed' })).toEqual({
      kind: 'saved',
      count: 1,
    });
    expect((await open()).texts).toMatchObject({
      'impact.users': '12%',
      'impact.sla': 'missed',
      'impact.tickets': '31',
    });
  });

  it('knows what it showed where answers were given before it was opened', async () => {
    const { open, save } = await stage();
    await save(BO, (await open()).version, { 'impact.users': '12%' });
    const { texts, version } = await open();
    expect(texts).toMatchObject({ 'impact.users': '12%' });
    await save(BO, version, { ...texts, 'impact.users': '20%' });
    // Ana's form still shows 12%.
    expect(await save(ANA, version, { ...texts, 'impact.sla': 'missed' })).toEqual({
      kind: 'saved',
      count: 1,
    });
    expect((await open()).texts).toMatchObject({ 'impact.users': '20%', 'impact.sla': 'missed' });
  });

  it('keeps both at the very same moment', async () => {
    const { open, save } = await stage();
    const { version } = await open();
    await Promise.all([
      save(BO, version, { 'impact.users': '12%' }),
      save(ANA, version, { 'impact.revenue': '4,000 EUR' }),
    ]);
    expect((await open()).texts).toMatchObject({ 'impact.users': '12%', 'impact.revenue': '4,000 EUR' });
  });

  it('gives a part back that both changed, and takes it when it is sent again', async () => {
    const { open, save } = await stage();
    const { version } = await open();
    await save(BO, version, { 'impact.users': '12%' });
    const again = await save(ANA, version, { 'impact.users': '20%', 'impact.sla': 'missed' });
    expect(again).toEqual({
      kind: 'overtaken',
      parts: [{ question: 'impact.users', theirs: '12%', by: BO }],
      version: version + 1,
    });
    expect((await open()).texts).not.toHaveProperty('impact.sla');
    await save(ANA, version + 1, { 'impact.users': '20%', 'impact.sla': 'missed' });
    expect((await open()).texts).toMatchObject({ 'impact.users': '20%', 'impact.sla': 'missed' });
  });

  it('gives back what is there already to a form of an earlier version, which does not say what it showed', async () => {
    const { open, save } = await stage();
    const { texts } = await open();
    await save(BO, 0, { 'impact.users': '12%' });
    expect(await save(ANA, undefined, { ...texts, 'impact.users': '20%' })).toMatchObject({
      kind: 'overtaken',
      parts: [{ question: 'impact.users', theirs: '12%', by: BO }],
    });
    expect(await save(ANA, undefined, { ...texts, 'impact.users': '' })).toEqual({ kind: 'saved', count: 0 });
    expect((await open()).texts).toMatchObject({ 'impact.users': '12%' });
  });

  it('takes an emptied part away, and saves nothing where nothing changed', async () => {
    const { open, save } = await stage();
    const { texts, version } = await open();
    expect(await save(ANA, version, texts)).toEqual({ kind: 'saved', count: 0 });
    expect(await save(ANA, version, { ...texts, 'impact.tickets': '' })).toEqual({ kind: 'saved', count: 1 });
    expect((await open()).texts).not.toHaveProperty('impact.tickets');
  });
});
