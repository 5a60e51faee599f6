import type { Gap, GapKind } from '@vauban/domain';
import type { Conclusion, RefusedFile } from '../../contract/scanner.ts';
import type { Target } from '../../contract/target.ts';
import type { Cache } from '../cache/cache.ts';
import { digestOf } from '../cache/digest.ts';
import type { OpenScanner } from '../open-scanners.ts';
import { sentence } from '../read/file-gaps.ts';
import type { Reading } from '../read/reading.ts';
import { isConclusion } from './check.ts';
import type { ConcludeInput } from './facts-frames.ts';
import { Memories } from './memory.ts';
import type { ConcludeWorker } from './worker.ts';

export interface ConcludingSetup {
  readonly target: Target;
  readonly scanners: readonly OpenScanner[];
  readonly cache: Cache;
  readonly reading: Reading;
  /** Of the snapshot that children will open; null: none. */
  readonly advisoryRevision: string | null;
}

const NOTHING: Conclusion = { observations: [], components: [], gaps: [], suppressions: [], rules: [] };

/** A conclusion with what made it, as it is cached. */
interface Kept {
  readonly conclusion: Conclusion;
  readonly asked: readonly (readonly [string, boolean])[] | null;
  /** Digest of all paths, when `asked` is null. */
  readonly paths: string | null;
}

/** The second half of a scan: each scanner concludes over the whole target. */
export class Concluding {
  fromCache = 0;
  readonly #setup: ConcludingSetup;
  readonly #paths: readonly string[];
  readonly #memories: Memories;
  #pathSet: ReadonlySet<string> | null = null;

  constructor(setup: ConcludingSetup) {
    this.#setup = setup;
    this.#paths = setup.target.files.map(({ path }) => path);
    this.#memories = new Memories(setup.cache, setup.target.key);
  }

  /** The conclusion as an earlier scan came to it, if every input is the same. */
  recall(scanner: number): Conclusion | null {
    const body = this.#setup.cache.document(this.#name(scanner, this.#setup.advisoryRevision));
    if (body === null) return null;
    const kept = JSON.parse(body.toString('utf8')) as Kept;
    const paths = this.#allPaths();
    const holds =
      kept.asked === null
        ? kept.paths === this.#pathsDigest()
        : kept.asked.every(([path, seen]) => paths.has(path) === seen);
    if (holds) this.fromCache++;
    return holds ? kept.conclusion : null;
  }

  /** Bytes of facts that a conclusion would be drawn from. */
  weight(scanner: number): number {
    const { reading } = this.#setup;
    return reading.speaking(scanner).reduce((sum, file) => {
      const value = reading.value(file, scanner);
      return sum + (value.kind === 'facts' ? value.facts.length : 0);
    }, 0);
  }

  /**
   * Concludes in the worker's child, which knows the scanner under the index `known`. What goes wrong there is a gap for
   * the whole of that scanner.
   */
  async conclude(scanner: number, worker: ConcludeWorker, known = scanner): Promise<Conclusion> {
    const opened = this.#setup.scanners[scanner] as OpenScanner;
    const { input, gaps } = this.#input(scanner);
    const outcome = await worker.conclude(known, input);
    if (outcome.kind === 'limit') return { ...NOTHING, gaps: [...gaps, wholeGap(opened, outcome.gap, outcome.says)] };
    const { conclusion, asked, revision, memory } = outcome;
    const paths = this.#allPaths();
    if (!isConclusion(conclusion, opened.entry.id, (path) => paths.has(path))) {
      return { ...NOTHING, gaps: [...gaps, wholeGap(opened, 'scanner-died', 'a conclusion that makes no sense')] };
    }
    const complete = { ...conclusion, gaps: [...gaps, ...conclusion.gaps.map((gap) => owned(gap, opened))] };
    const kept: Kept = { conclusion: complete, asked, paths: asked === null ? this.#pathsDigest() : null };
    this.#setup.cache.keepDocument(this.#name(scanner, revision), Buffer.from(JSON.stringify(kept)));
    this.#memories.keep(opened, input.memory, memory);
    return complete;
  }

  /** Of a scanner that asks again for what was brought, or for what nobody has: it has concluded nothing. */
  unfinished(scanner: number): Conclusion {
    const opened = this.#setup.scanners[scanner] as OpenScanner;
    return { ...NOTHING, gaps: [wholeGap(opened, 'scanner-died', 'it asks for files again and again')] };
  }

  /** In order of path; facts beyond the scan's limit are left out, and said. */
  #input(scanner: number): { input: ConcludeInput; gaps: Gap[] } {
    const { reading, scanners } = this.#setup;
    const opened = scanners[scanner] as OpenScanner;
    const { limits } = opened;
    const files: ConcludeInput['files'][number][] = [];
    const refused: RefusedFile[] = [];
    const gaps: Gap[] = [];
    let bytes = 0;
    for (const file of reading.speaking(scanner)) {
      const path = this.#paths[file] as string;
      const want = reading.want(file, scanner);
      const value = reading.value(file, scanner);
      if (value.kind === 'refused') {
        const { reason, line } = value;
        const kind = opened.scanner.wants[want]?.kind ?? '';
        refused.push({ path, kind, reason, ...(line === undefined ? {} : { line }) });
      } else if (value.kind !== 'nothing') {
        bytes += value.kind === 'facts' ? value.facts.length : 0;
        if (value.kind === 'facts' && bytes <= limits.scanFacts) files.push({ path, want, facts: value.facts });
        else gaps.push(owned({ kind: 'output-limit', path, message: sentence('output-limit') }, opened));
      }
    }
    return {
      input: {
        paths: this.#paths,
        files,
        refused,
        memory: this.#memories.recall(opened),
        brought: reading.brought(scanner),
      },
      gaps,
    };
  }

  /** Every input of the conclusion but the answers of `has`: those are compared when it is recalled. */
  #name(scanner: number, revision: string | null): string {
    const { reading, scanners } = this.#setup;
    const { entry, identity, limits } = scanners[scanner] as OpenScanner;
    const speaking = reading.speaking(scanner);
    const names = speaking.map((file) => `${this.#paths[file]}\0${reading.want(file, scanner)}`).join('\0');
    const contents = Buffer.concat(speaking.map((file) => reading.digest(file)));
    const data = entry.usesAdvisories ? `revision ${revision}` : '';
    const brought = reading.brought(scanner).join('\0');
    return `conclusion-${digestOf(identity, data, String(limits.scanFacts), brought, names, contents).toString('hex', 0, 20)}`;
  }

  #allPaths(): ReadonlySet<string> {
    this.#pathSet ??= new Set(this.#paths);
    return this.#pathSet;
  }

  #pathsDigest(): string {
    return digestOf(this.#paths.join('\0')).toString('hex');
  }
}

/** The scanner's gap about all that it should have looked at. */
function wholeGap(opened: OpenScanner, kind: GapKind, detail?: string): Gap {
  return owned({ kind, pattern: './', message: sentence(kind, detail) }, opened);
}

function owned(gap: Gap, { entry }: OpenScanner): Gap {
  return { ...gap, scanner: entry.id, ...(entry.surface === null ? {} : { surface: entry.surface }) };
}
