/**
 * The places in a record that hold something else than before, as statements name them: `impact.users`, `wrong.2`. A list
 * counts as a whole, too. What was taken away has no place.
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
