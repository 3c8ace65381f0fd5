import { describe, expect, it } from '@jest/globals';
import { readAnswer } from '../../src/app/postmortem-questions.ts';

const NOW = new Date('2026-03-05T12:00:00Z');
const OVER = new Date('2026-03-02T15:30:00Z');
const read = (id: string, text: string, active = false) =>
  readAnswer({ id, text }, undefined, { now: NOW, zone: 'Europe/Berlin', over: active ? undefined : OVER });

describe('an answer to a question', () => {
  it('about a time is read in the person’s zone, on the day of the incident', () => {
    expect(read('impact-start', '15:20')).toMatchObject({
      kind: 'time',
      milestone: 'impactStarted',
      at: new Date('2026-03-02T14:20:00Z'),
      words: undefined,
    });
    expect(read('detection', '2026-03-02 15:40 the alarm fired')).toMatchObject({
      milestone: 'detected',
      type: 'detection',
      at: new Date('2026-03-02T14:40:00Z'),
      words: 'the alarm fired',
    });
  });

  it('about the end may lie somewhat after the moment in which somebody said so', () => {
    expect(read('resolution', '16:45')).toMatchObject({ at: new Date('2026-03-02T15:45:00Z') });
  });

  it('counts back from now, wherever the incident lies', () => {
    expect(read('resolution', '-10m')).toMatchObject({ at: new Date('2026-03-05T11:50:00Z') });
    expect(read('resolution', '12:30', true)).toMatchObject({ at: new Date('2026-03-05T11:30:00Z') });
  });

  it.each([
    ['impact-start', 'around lunch', 'time'],
    ['impact-start', '25:10', 'time'],
    ['detection', '2026-03-09 10:00', 'ahead'],
    ['severity', 'bad', 'severity'],
  ])('%s: %s is told to be no answer', (id, text, what) => {
    expect(read(id, text)).toMatchObject({ kind: 'unreadable', what });
  });

  it('goes to the severity, to a field, or onto the timeline', () => {
    expect(read('severity', 'sev-2 checkout only')).toEqual({ kind: 'severity', severity: 2 });
    expect(read('impact.users', '12%')).toEqual({ kind: 'field', question: 'impact.users', text: '12%' });
    expect(read('silence.e4', 'lunch')).toEqual({ kind: 'entry', question: 'silence.e4', text: 'lunch' });
    expect(read('constructor', 'x')).toMatchObject({ kind: 'entry' });
  });
});
