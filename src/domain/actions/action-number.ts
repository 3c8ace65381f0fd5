const NUMBER = /^(?:#|a-?)?0*(\d{1,7})$/i;

/** Reads `1042`, `A-1042`, `#1042`. */
export function readActionNumber(word: string): number | undefined {
  const number = Number(NUMBER.exec(word)?.[1] ?? 0);
  return number === 0 ? undefined : number;
}
