/** Why there is no backup, or why it is not restored: one sentence with a way out. */
export class BackupError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BackupError';
  }
}
