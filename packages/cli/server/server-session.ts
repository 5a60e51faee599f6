import type { Report, SourceFacts } from '@vauban/domain';
import type { Locations } from '../configuration/locations.ts';
import { serverAddress } from './address.ts';
import { chooseProject } from './choose-project.ts';
import { openClient } from './client.ts';
import { type FetchedJudgement, fetchJudgement, judgementWhileAway } from './fetch-judgement.ts';
import { inPipeline, type PullRequest } from './pipeline/pipeline.ts';
import { ServerAway } from './problems.ts';
import { type RecordedScan, recordedScan } from './recorded-scan.ts';
import { sendReport } from './send-report.ts';
import { type ProgressTeller, progressTeller, type ScanStep } from './tell-progress.ts';
import { readToken } from './token.ts';
import { type ServerVersion, serverVersion } from './version.ts';
import type { ServerWish } from './wish.ts';

/** A scan's dealings with a server, from the first question to the recorded report. */
export interface ServerSession {
  readonly notes: readonly string[];
  /** The scanned source with what the pipeline knows of it; a detached head has no branch of its own. */
  locate(source: SourceFacts): SourceFacts;
  /** Asks what to judge by, once it is known what is scanned. `scan` is the scan's id. */
  begin(source: SourceFacts, scan: string): Promise<FetchedJudgement>;
  /** Tells how far the scan is; never throws, and nothing waits for it. */
  tell(step: ScanStep): void;
  /** Sends the report. Throws `ServerAway` where it could not be reached. */
  record(report: Report, onProgress: (sent: number, total: number) => void): Promise<RecordedScan>;
  /** Tells a page that nothing more comes. */
  failed(): Promise<void>;
  close(): Promise<void>;
}

export interface SessionContext {
  readonly locations: Pick<Locations, 'judgements'>;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

const PARTING_MS = 2000;

/** Reads address and token; asks nothing yet. Throws a `Problem`. */
export function openSession(wish: ServerWish, context: SessionContext): ServerSession {
  const address = serverAddress(wish.url);
  const token = readToken(wish.tokenFile, context.environment);
  const client = openClient(address, token, context.signal);
  let version: ServerVersion | null = null;
  let project = wish.project;
  let pullRequest: PullRequest | null = null;
  let teller: ProgressTeller | null = null;
  const reach = async (source: SourceFacts): Promise<string> => {
    version ??= await serverVersion(client);
    project = await chooseProject(client, project, source);
    return project;
  };

  return {
    notes: address.notes,
    locate(source) {
      const known = inPipeline(source, context.environment);
      pullRequest = asked(wish.pullRequest, known.pullRequest);
      return known.source;
    },
    async begin(source, scan) {
      const { branch } = source;
      const place = { url: client.url, branch, pullRequest: pullRequest?.number ?? null };
      const now = context.now();
      const folder = context.locations.judgements;
      try {
        const slug = await reach(source);
        teller = progressTeller(client, { project: slug, scan, branch });
        return await fetchJudgement(client, { ...place, project: slug }, { folder, now });
      } catch (error) {
        if (!(error instanceof ServerAway)) throw error;
        return project === null
          ? judgementWhileAway(client.url, null, now)
          : await fetchJudgement(null, { ...place, project }, { folder, now });
      }
    },
    tell: (step) => teller?.tell(step),
    async record(report, onProgress) {
      const slug = await reach(report.source);
      const scan = await sendReport(client, report, {
        ...wish,
        project: slug,
        pullRequest,
        partBytes: version?.uploadBytes ?? 1_000_000,
        onProgress: (done, total) => {
          onProgress(done, total);
          teller?.tell({ phase: 'upload', done, total });
        },
      });
      await teller?.last({ phase: 'recorded', done: 1, total: 1 });
      return await recordedScan(client, slug, scan);
    },
    async failed() {
      if (teller === null) return;
      // the scan's own client ends with Ctrl-C, and the page must hear of it all the same
      const parting = openClient(address, token, AbortSignal.timeout(PARTING_MS));
      await teller.last({ phase: 'failed', done: 0, total: null }, parting).finally(() => parting.close());
    },
    close: () => client.close(),
  };
}

function asked(number: number | null, known: PullRequest | null): PullRequest | null {
  if (number === null || number === known?.number) return known;
  return { number, base: null, title: null };
}
