/**
 * The URI of the same MongoDB server with another database. Authentication stays with the database that the given URI
 * names, whichever one the connection then works in. Throws for what is not a MongoDB URI.
 */
export function withDatabase(uri: string, database: string): string {
  const parts = /^(?<hosts>mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/(?<old>[^?]*))?(?:\?(?<options>.*))?$/.exec(
    uri,
  )?.groups;
  if (!parts)
    throw new Error('MONGODB_URI is not a MongoDB URI; one looks like mongodb://127.0.0.1:27017/scribe');
  const options = new URLSearchParams(parts['options'] ?? '');
  if (parts['hosts']?.includes('@') && !options.has('authSource'))
    options.set('authSource', parts['old'] || 'admin');
  const query = options.size > 0 ? `?${options}` : '';
  return `${parts['hosts']}/${database}${query}`;
}
