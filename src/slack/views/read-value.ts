/** The fields of a value, none of them checked. */
type Fields = Readonly<Record<string, unknown>>;

/** A reader of a value that came back from Slack: `undefined` for anything that Scribe did not write. */
export function reader<T>(
  narrow: (fields: Fields) => T | undefined,
): (value: string | undefined) => T | undefined {
  return (value) => {
    if (value === undefined) return undefined;
    try {
      const parsed: unknown = JSON.parse(value);
      return typeof parsed === 'object' && parsed !== null ? narrow({ ...parsed }) : undefined;
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  };
}

/** What `use` makes of the text in this field; `undefined` where there is none. */
export function has<T>(fields: Fields, name: string, use: (value: string) => T | undefined): T | undefined {
  const value = fields[name];
  return typeof value === 'string' ? use(value) : undefined;
}
