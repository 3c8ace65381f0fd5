import { expect, it } from '@jest/globals';
import {
  corrected,
  type FormTime,
  isAskedAtOnce,
  resolveFormOf,
} from '../../../src/app/incidents/resolve-form.ts';
import { type FieldName, fieldQuestion } from '../../../src/domain/postmortem/questions/questions.ts';
import { recordOf } from '../../builders/incident-record.ts';

const at = (time: string) => new Date(`2026-11-20T${time}Z`);

it('a time that a person left alone says nothing, whatever became of it while the form was open', () => {
  const shown = { impactStarted: at('10:00:30'), detected: at('10:05:00'), mitigated: at('10:40:00') };
  // Somebody has logged an earlier start meanwhile, and another mitigation.
  const now: readonly FormTime[] = [
    { milestone: 'impactStarted', at: at('09:50:00'), from: 'record' },
    { milestone: 'detected', at: at('10:05:00'), from: 'record' },
    { milestone: 'mitigated', at: at('10:30:00'), from: 'stated' },
    { milestone: 'resolved', at: undefined, from: 'unknown' },
  ];
  const sent = { impactStarted: at('10:00:00'), detected: at('10:07:00'), mitigated: at('10:30:00') };
  expect(corrected(now, shown, { ...sent, resolved: at('10:50:00') })).toEqual({
    detected: at('10:07:00'),
    resolved: at('10:50:00'),
  });
});

it('asks nothing twice that its review asks, and numbers nothing', () => {
  const form = resolveFormOf(
    recordOf([
      ['10:00', 'detection', 'alarm'],
      ['10:10', 'mitigation', 'restarted the pods'],
      ['10:15', 'investigation', 'the pool is exhausted'],
    ]),
  );
  expect(form.review.attempts).toHaveLength(1);
  expect(form.missing.length).toBeGreaterThan(0);
  expect(form.missing.join(' ')).not.toMatch(/What became of this attempt|Which of these is the cause/);
  expect(form.asked.length).toBeGreaterThan(0);
  for (const { question } of form.asked) expect(question.number).toBeUndefined();
});

it('the form asks what was lost, though a document can be published without it', () => {
  const asked = (name: FieldName) => isAskedAtOnce({ name, question: fieldQuestion(name) });
  expect(fieldQuestion('loss').required).toBe(false);
  expect((['loss', 'impact', 'cause', 'well'] as const).map(asked)).toEqual([true, true, false, false]);
});
