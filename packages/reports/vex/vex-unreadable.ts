/** What cannot be read as a VEX document; the message is a sentence. */
export class VexUnreadable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'VexUnreadable';
  }
}
