/** A target cannot be brought in. The message is one sentence for people, and says the way out. */
export class CollectError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CollectError';
  }
}
