/** Thrown for bytes that are no report; the message is one sentence for people, safe to print. */
export class ReportUnreadable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ReportUnreadable';
  }
}
