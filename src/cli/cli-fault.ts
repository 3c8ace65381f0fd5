/** Something could not be done. Its message is one sentence for the person at the keyboard. */
export class CliFault extends Error {
  override readonly name: string = 'Fault';
  readonly exitCode: 1 | 2 = 1;
}

/** The command was called wrongly. */
export class UsageFault extends CliFault {
  override readonly name: string = 'UsageFault';
  override readonly exitCode = 2;
}
