import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editDistance, nearestWord } from '../../../../src/domain/incident/nearest-word.ts';
import { readCommand } from '../../../../src/domain/incident/verbs/read-command.ts';
import { readVerb } from '../../../../src/domain/incident/verbs/read-verb.ts';
import { VERBS } from '../../../../src/domain/incident/verbs/verbs.ts';

const roles = ['commander', 'scribe', 'communications', 'operations'];

describe('VERBS', () => {
  it.each(Object.entries(VERBS))('shows how to use %s', (verb, { usage, example, summary }) => {
    expect(usage.split(' ')[0]).toBe(verb);
    expect(readVerb(example)).toMatchObject({ kind: 'verb', verb });
    expect(summary).toMatch(/^[A-Z].*\.$/);
    expect(summary).not.toMatch(/!/);
    expect(readCommand(example.replace('@someone', '<@U024BE7LH|someone>'), { roles })).toMatchObject({
      kind: 'command',
    });
  });

  it('gives every other word to one verb only', () => {
    const own = Object.entries(VERBS).flatMap(([verb, { aliases }]) => [verb, ...aliases]);
    expect(new Set(own).size).toBe(own.length);
  });
});

describe('readVerb', () => {
  it.each([
    ['log 14:05 deploy', 'log', '14:05 deploy'],
    ['  LOG\ta\nb ', 'log', 'a\nb'],
    ['new', 'declare', ''],
    ['actions list', 'action', 'list'],
    ['?', 'help', ''],
    ['note: deploy', 'log', 'deploy'],
    ['close rolled back', 'fixed', 'rolled back'],
    ['IC', 'lead', ''],
    ['acked 14:05', 'ack', '14:05'],
    ['severity 1', 'sev', '1'],
    ['sev2', 'sev', 'sev2'],
    ['SEV-1 checkout', 'sev', 'SEV-1 checkout'],
    ['P1 checkout is down', 'sev', 'P1 checkout is down'],
  ])('reads %j', (text, verb, rest) => {
    expect(readVerb(text)).toEqual({ kind: 'verb', verb, rest });
  });

  it.each([
    ['tmeline', 'timeline'],
    ['time', 'timeline'],
    ['stauts mitigating', 'status'],
    ['resolv', 'resolve'],
    ['declair', 'declare'],
    ['lgo', 'log'],
    ['finished', 'resolve'],
    ['todo', undefined],
    ['toString', undefined],
    ['xyzzy', undefined],
    ['x', undefined],
    ['s3 is slow', undefined],
    ['sev9', 'sev'],
  ])('suggests for %j', (text, verb) => {
    expect(readVerb(text)).toEqual({ kind: 'unknown', said: text.split(' ')[0], nearest: verb });
  });

  it('sees an empty command', () => {
    expect(readVerb(' \u0000 ')).toEqual({ kind: 'empty' });
  });
});

describe('nearest', () => {
  it('counts letters added, left out, replaced, swapped', () => {
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('abc', '')).toBe(3);
    expect(editDistance('status', 'stauts')).toBe(1);
    expect(editDistance('kitten', 'sitting')).toBe(3);
  });

  it('measures a distance', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  it('does not guess far', () => {
    expect(nearestWord('banana', ['role', 'list'])).toBeUndefined();
    expect(nearestWord('list', ['list'])).toBe('list');
  });
});
