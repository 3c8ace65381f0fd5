/** Seals what was taken out of the record. */
export interface SecretVault {
  /** Sealed for one document; `undefined` where no key is configured, so that nothing is kept. */
  seal(text: string, owner: string): string | undefined;
  /** What `seal` was given, for the same owner. Throws where no configured key opens it. */
  open(sealed: string, owner: string): string;
  /** Tells whether two texts are the same, and nothing else about them: 8 hexadecimal digits of a keyed hash. */
  print(text: string): string;
}
