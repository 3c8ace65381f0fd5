/**
 * What every schema shares. An unknown field throws: a filter with a typing mistake would otherwise match everything.
 * Empty objects are kept, since an empty map of effects is what says that nothing is left to do.
 */
export const SCHEMA_OPTIONS = {
  strict: 'throw',
  strictQuery: 'throw',
  versionKey: false,
  minimize: false,
  id: false,
  autoIndex: false,
  autoCreate: false,
} as const;
