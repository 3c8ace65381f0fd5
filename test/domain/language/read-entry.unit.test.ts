import { describe, expect, it } from '@jest/globals';
import { readEntry } from '../../../src/domain/language/read-entry.ts';

const claims = (text: string, options = {}) => [...readEntry(text, options).claims.keys()];
const deeds = (text: string) => readEntry(text).deeds.map(({ does, phase }) => `${does} ${phase}`);

describe('the language of an entry', () => {
  it('has no claims where the rows do not know it', () => {
    for (const text of [
      'Neustart hat nichts gebracht, 500er bleiben',
      'клиенты не могут войти, ошибка 500',
      'ログインできない 500',
      'الموقع down منذ الصباح',
    ]) {
      expect(readEntry(text)).toMatchObject({ deeds: [], regions: [] });
      expect(claims(text)).toEqual([]);
    }
  });

  it('is what the entry states, whatever the words look like', () => {
    expect(claims('still down', { language: 'de' })).toEqual([]);
    expect(claims('das checkout ist failing', { language: 'en-GB' })).toContain('failing');
  });

  it('is that of the record where a line is too short to tell', () => {
    expect(claims('rollback failed', { english: false })).toEqual([]);
    expect(claims('rollback failed', { english: true })).toEqual(['no-effect']);
    expect(claims('we see that the rollback failed', { english: false })).toEqual(['no-effect']);
  });
});

describe('what people do', () => {
  it('is told with how far it has come', () => {
    expect(deeds('starting rollback')).toEqual(['rollback starts']);
    expect(deeds('rollback running')).toEqual(['rollback starts']);
    expect(deeds('rolled back to 4.1')).toEqual(['rollback done']);
    expect(deeds('rollback complete')).toEqual(['rollback done']);
    expect(deeds('will roll back in 5')).toEqual(['rollback planned']);
    expect(deeds('should we fail over?')).toEqual(['failover planned']);
    expect(deeds('rollback')).toEqual(['rollback named']);
  });

  it('is nothing where they say that they do not', () => {
    expect(deeds('dont restart anything')).toEqual([]);
    expect(deeds("we didn't roll back yet")).toEqual([]);
  });
});

describe('the words of a machine', () => {
  it('report, and name no cause, no effect and no lead', () => {
    expect(claims('CRITICAL: root cause analysis job failed | host db-1')).toEqual(
      expect.arrayContaining(['reported', 'failing']),
    );
    expect(claims('CRITICAL: root cause: disk full on db-1')).not.toContain('cause');
    expect(claims('restart failed, caused by oom', { machine: true })).not.toContain('cause');
  });
});

it('reads a pasted log of any length, and no further than its beginning', () => {
  const log = 'error at line 1\n'.repeat(50_000);
  expect(readEntry(log).words.length).toBeLessThanOrEqual(120);
});
