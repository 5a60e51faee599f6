import type { ServerClient } from './client.ts';
import { ServerRefusal } from './problems.ts';

/** A scan as the server has it. */
export interface RecordedScan {
  /** Where people see it; the scan's address in the API when the token may not ask who it belongs to. */
  readonly page: string;
  /** What the server's judgement says otherwise, one sentence each. */
  readonly differences: readonly string[];
}

/** Asks how the server shows and judges a scan; a token that may only record learns its address and no more. */
export async function recordedScan(client: ServerClient, project: string, scan: string): Promise<RecordedScan> {
  try {
    const { organisation } = await client.get('readMe', { attempts: 3 });
    const { differences } = await client.get('readScan', { params: { scan }, attempts: 3 });
    return { page: `${client.url}/o/${organisation.slug}/p/${project}/s/${scan}`, differences };
  } catch (error) {
    if (!(error instanceof ServerRefusal) || error.status !== 403) throw error;
    return { page: `${client.url}/api/v1/scans/${scan}`, differences: [] };
  }
}
