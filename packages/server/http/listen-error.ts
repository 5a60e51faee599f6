/** The server cannot listen: one sentence with a way out. */
export class ListenError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ListenError';
  }
}

/** What a failure to listen means to the person who started the server. */
export function listenError(error: unknown, host: string, port: number): unknown {
  const { code } = error as { code?: string };
  const where = `${host}:${port}`;
  if (code === 'EADDRINUSE')
    return new ListenError(`The port ${port} is taken already (${where}); choose another one with --port.`, {
      cause: error,
    });
  if (code === 'EACCES')
    return new ListenError(`This user may not listen at ${where}; choose a port above 1023 with --port.`, {
      cause: error,
    });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new ListenError(`This machine has no address ${host}; choose one with --host.`, { cause: error });
  }
  return error;
}
