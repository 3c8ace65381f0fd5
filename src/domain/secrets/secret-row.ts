/** A place in a text that holds a secret, and what kind of secret it is, in words: `AWS access key`. */
export interface SecretFinding {
  /** Offsets in UTF-16 units, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly kind: string;
}

/** A place that fits a row's pattern. */
export interface SecretMatch {
  /** What would be taken out. */
  readonly value: string;
  /** The whole match up to the value: the name that it was given. */
  readonly before: string;
  /** The text around, up to 60 characters before the match. */
  readonly lead: string;
}

/** One kind of secret: how it looks, and what that looks like it and is none. */
export interface SecretRow {
  readonly kind: string;
  /** In RE2's syntax, which has neither look-around nor back references. */
  readonly pattern: string;
  /** The group that is the secret; without it the first that took part, else the whole match. */
  readonly group?: number;
  /** In lower case; a text that has none of them is not matched at all. */
  readonly keywords: readonly string[];
  readonly accepts?: (match: SecretMatch) => boolean;
}
