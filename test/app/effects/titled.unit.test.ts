import { describe, expect, it } from '@jest/globals';
import { titled } from '../../../src/app/effects/titled.ts';

describe('the title of a file', () => {
  it('says what the file cannot show', () => {
    const note = 'no letters for Tibetan; HTML and Markdown have them';
    expect(titled('INC-2026-0012: postmortem.pdf', { note })).toBe(
      'INC-2026-0012: postmortem.pdf (no letters for Tibetan; HTML and Markdown have them)',
    );
    expect(titled('INC-2026-0012: postmortem.pdf', {})).toBe('INC-2026-0012: postmortem.pdf');
  });
});
