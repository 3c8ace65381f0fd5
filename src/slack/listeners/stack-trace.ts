/** Where it failed; messages of unforeseen errors may quote what people typed, so only the places are logged. */
export function stackTrace(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at '));
  return [error.name, ...places.slice(0, 6)].join('\n');
}
