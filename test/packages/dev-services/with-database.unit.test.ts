import { describe, expect, it } from '@jest/globals';

import { withDatabase } from '../../../packages/dev-services/services/with-database.ts';

describe('withDatabase', () => {
  it.each([
    ['mongodb://127.0.0.1:27017', 'mongodb://127.0.0.1:27017/mine'],
    ['mongodb://127.0.0.1:27017/scribe', 'mongodb://127.0.0.1:27017/mine'],
    ['mongodb://a:1,b:2/?replicaSet=rs', 'mongodb://a:1,b:2/mine?replicaSet=rs'],
    ['mongodb+srv://u:p@host/', 'mongodb+srv://u:p@host/mine?authSource=admin'],
    ['mongodb://u:p@host/people', 'mongodb://u:p@host/mine?authSource=people'],
    ['mongodb://u:p@host/people?authSource=x', 'mongodb://u:p@host/mine?authSource=x'],
  ])('%s', (uri, expected) => {
    expect(withDatabase(uri, 'mine')).toBe(expected);
  });

  it('refuses what is not a URI of MongoDB', () => {
    expect(() => withDatabase('localhost:27017', 'mine')).toThrow('mongodb://127.0.0.1:27017/scribe');
  });
});
