/** The configuration cannot be used; the message is one sentence that names what to change. */
export class ConfigFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigFault';
  }
}
