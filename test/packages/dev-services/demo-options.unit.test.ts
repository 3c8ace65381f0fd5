import { describe, expect, it } from '@jest/globals';
import { readOptions } from '../../../packages/dev-services/demo/demo-options.ts';

describe('the arguments of the demo', () => {
  it('are none, --once, and a file', () => {
    expect(readOptions([])).toEqual({ once: false, out: undefined, help: false });
    expect(readOptions(['--once', '--out', 'draft.md'])).toEqual({
      once: true,
      out: 'draft.md',
      help: false,
    });
  });

  it.each([[['--onec']], [['--out']], [['--out', ' ']], [['once']]])(
    'are refused in a sentence: %j',
    (args) => {
      expect(readOptions(args)).toEqual({ fault: expect.stringMatching(/\S/) });
    },
  );
});
