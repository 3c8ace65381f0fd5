/**
 * The places in a record that differ from before, named as statements name them: `impact.users`, `wrong.2`. A list also
 * counts as a whole. Removed values have no place.
 */
export function changedPaths(before: object, after: object): string[] {
  return Object.entries(after).flatMap(([name, value]) =>
    changedAt(name, (before as Readonly<Record<string, unknown>>)[name], value),
  );
}

function changedAt(path: string, before: unknown, after: unknown): string[] {
  if (before === after) return [];
  if (typeof after !== 'object' || after === null || after instanceof Date) return [path];
  const old: Readonly<Record<string, unknown>> =
    typeof before === 'object' && before !== null ? { ...before } : {};
  return [
    path,
    ...Object.entries(after).flatMap(([name, value]) => changedAt(`${path}.${name}`, old[name], value)),
  ];
}
