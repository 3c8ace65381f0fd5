/** The configuration cannot be used; each sentence names one thing to change. The message has one per line. */
export class ConfigFault extends Error {
  readonly sentences: readonly string[];

  constructor(...sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.name = 'ConfigFault';
    this.sentences = sentences;
  }
}
