import { EXIT } from '../command/exit-code.ts';
import { Problem } from '../command/problem.ts';

/** The server cannot be reached, or not now: what can be done without it goes on. */
export class ServerAway extends Problem {
  constructor(url: string, why: string) {
    super(`The server ${url} cannot be reached: ${why}. Check the address, the network and HTTPS_PROXY.`);
    this.name = 'ServerAway';
  }
}

/** The server answered, and said no. */
export class ServerRefusal extends Problem {
  readonly status: number;
  /** The end of `urn:vauban:problem:<code>`; null when the answer is none of a Vauban server. */
  readonly code: string | null;
  /** What the server said besides, e.g. where an upload stands. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(url: string, status: number, body: unknown) {
    const members = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
    const type = typeof members.type === 'string' ? /^urn:vauban:problem:([a-z-]{1,40})$/.exec(members.type) : null;
    const code = type?.[1] ?? null;
    super(sentence(url, status, code, members), EXIT.wrongUse);
    this.name = 'ServerRefusal';
    this.status = status;
    this.code = code;
    this.members = members;
  }
}

function sentence(
  url: string,
  status: number,
  code: string | null,
  { title, detail }: Record<string, unknown>,
): string {
  if (code === null) return `${url} answered ${status}, which is no answer of a Vauban server. Check --server.`;
  if (code === 'not-signed-in')
    return `The server ${url} does not know the token, or its time is over. Make a new one.`;
  const said = [title, detail].filter((one) => typeof one === 'string').map((one) => String(one).replace(/\.$/, ''));
  return `The server ${url} refuses: ${said.join('. ')}.`;
}
