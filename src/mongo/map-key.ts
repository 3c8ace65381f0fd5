const RESERVED = /[%.$\0]/g;

/** A name as a key inside a document: dots and dollars mean something there, so they are written as `%2E` and `%24`. */
export function toMapKey(name: string): string {
  return name.replace(
    RESERVED,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** The name that `toMapKey` was given. */
export function fromMapKey(key: string): string {
  return key.replace(/%([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** A map with keys that a document may have. */
export function toStoredMap<T>(map: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [toMapKey(name), value]));
}

/** The map that `toStoredMap` was given; an empty one if nothing is stored. */
export function fromStoredMap<T>(stored: Readonly<Record<string, T>> | undefined): Record<string, T> {
  return Object.fromEntries(Object.entries(stored ?? {}).map(([key, value]) => [fromMapKey(key), value]));
}
