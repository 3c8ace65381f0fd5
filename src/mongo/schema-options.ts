/**
 * What every schema shares. An unknown field throws: otherwise a filter with a typo would match everything.
 * Empty objects are kept, since an empty map of effects means that nothing is left to do.
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
