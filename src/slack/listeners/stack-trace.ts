/** The error's name and stack. Its message may quote what people typed, so it is left out of the log. */
export function stackTrace(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at '));
  return [error.name, ...places.slice(0, 6)].join('\n');
}
