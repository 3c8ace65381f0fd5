/** What a figure or a statement rests on: entries by id, and fields of the record that people filled in. */
export interface Evidence {
  readonly entries: readonly string[];
  readonly fields: readonly string[];
}

export const NO_EVIDENCE: Evidence = { entries: [], fields: [] };

/** Evidence in timeline entries alone. */
export function fromEntries(...entries: readonly { readonly id: string }[]): Evidence {
  return { entries: entries.map((entry) => entry.id), fields: [] };
}

/** Evidence in a field of the record, named as in the incident file (`impact.users`). */
export function fromField(field: string): Evidence {
  return { entries: [], fields: [field] };
}

/** The union of all evidence, in the order given. */
export function together(...parts: readonly (Evidence | undefined)[]): Evidence {
  return {
    entries: [...new Set(parts.flatMap((part) => part?.entries ?? []))],
    fields: [...new Set(parts.flatMap((part) => part?.fields ?? []))],
  };
}
