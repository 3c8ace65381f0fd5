import { describe, expect, it } from '@jest/globals';
import { type Marking, type Meaning, remarked } from '../../../src/domain/timeline/mark.ts';

const AT = new Date('2026-03-02T12:00:00Z');
const said = { by: 'U1', at: AT };

/** The meaning after each change, as far as it changed anything. */
function meaningAfter(...changes: Marking[]): Meaning {
  return changes.reduce<Meaning>((meaning, change) => remarked(meaning, change) ?? meaning, {});
}

describe('what an entry means', () => {
  it('is what people said of it, with who and when', () => {
    expect(
      meaningAfter(
        { kind: 'set', is: 'cause', ...said },
        { kind: 'set', is: 'restored', part: 'eu', ...said },
        { kind: 'attempt', of: 'e1', ...said },
        { kind: 'outcome', was: 'no effect', shown: 'e9', ...said },
      ),
    ).toEqual({
      marks: [
        { is: 'cause', ...said },
        { is: 'restored', part: 'eu', ...said },
      ],
      attempt: 'e1',
      outcome: { was: 'no effect', shown: 'e9', ...said },
    });
  });

  it('can be changed: one mark of a name, with the part that was said last', () => {
    expect(
      meaningAfter(
        { kind: 'set', is: 'restored', part: 'eu', by: 'U0', at: AT },
        { kind: 'set', is: 'restored', ...said },
        { kind: 'outcome', was: 'worked', by: 'U0', at: AT },
        { kind: 'outcome', was: 'partly', ...said },
      ),
    ).toEqual({ marks: [{ is: 'restored', ...said }], outcome: { was: 'partly', ...said } });
  });

  it('can be taken back, and is nothing then', () => {
    expect(
      meaningAfter(
        { kind: 'set', is: 'cause', ...said },
        { kind: 'taken-back', is: 'cause', ...said },
        { kind: 'attempt', of: 'e1', ...said },
        { kind: 'attempt', ...said },
        { kind: 'outcome', was: 'worked', ...said },
        { kind: 'outcome', ...said },
      ),
    ).toEqual({});
  });

  it.each<[string, Meaning, Marking]>([
    ['a mark that it has', { marks: [{ is: 'cause', by: 'U0' }] }, { kind: 'set', is: 'cause', ...said }],
    ['a mark that it lacks', { marks: [{ is: 'loss' }] }, { kind: 'taken-back', is: 'cause', ...said }],
    ['the attempt that it belongs to', { attempt: 'e1' }, { kind: 'attempt', of: 'e1', ...said }],
    ['no attempt', {}, { kind: 'attempt', ...said }],
    ['the outcome that it has', { outcome: { was: 'worked' } }, { kind: 'outcome', was: 'worked', ...said }],
    ['no outcome', {}, { kind: 'outcome', ...said }],
  ])('is not changed by saying again %s', (_, meaning, change) => {
    expect(remarked(meaning, change)).toBeUndefined();
  });
});
