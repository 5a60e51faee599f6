import { counted, oneLine } from './notice.ts';

/** What a text is made of. */
export interface Told {
  readonly data: Readonly<Record<string, unknown>>;
  /** How many vulnerabilities the event speaks of. */
  readonly count: number;
  /** `VBN-12` when it speaks of one. */
  readonly one: string | null;
  /** The branch's or release's name, as far as there is one. */
  readonly branch: string | null;
  readonly project: string;
}

export interface Text {
  readonly title: string;
  readonly lines: readonly string[];
  readonly details: Readonly<Record<string, unknown>>;
}

type Writer = (told: Told) => Text;

/** Every kind of event that is told, and how. What is not here changes the record and nobody is told. */
export const TEXTS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['scan.recorded', scanRecorded],
  ['vulnerability.opened', happened('opened')],
  ['vulnerability.came-back', happened('came back')],
  ['vulnerability.gone', happened('gone')],
  ['vulnerability.withdrawn', happened('withdrawn')],
  ['vulnerability.reassessed', happened('reassessed')],
  ['decision.made', decisionMade],
  ['decision.ended', ({ one, data }) => plain(`A decision about ${one} was ended`, [sentence(data.reason)])],
  ['decision.expired', ({ one, data }) => plain(`A decision about ${one} is over`, [sentence(data.reason)])],
  ['release.recorded', ({ data, project }) => plain(`Release ${word(data.name)} of ${project} was recorded`, [])],
  ['release.deployed', ({ data, project }) => plain(`A release of ${project} runs in ${word(data.environment)}`, [])],
  ['release.retired', ({ data, project }) => plain(`A release of ${project} left ${word(data.environment)}`, [])],
  ['watch.affected', watched('is affected by')],
  ['watch.worse', watched('is affected worse than known by')],
  ['watch.exploited', watched('is affected by the now exploited')],
  ['watch.withdrawn', watched('is not affected any more by')],
]);

function happened(what: string): Writer {
  return ({ count, one, branch, project }) => {
    const where = branch === null ? project : `${project} (${branch})`;
    return plain(
      one === null
        ? `${counted(count, 'vulnerability', 'vulnerabilities')} ${what} in ${where}`
        : `${one} ${what} in ${where}`,
      [],
    );
  };
}

function scanRecorded({ data, branch, project }: Told): Text {
  const { verdict, serverVerdict, counts } = data as { verdict?: unknown; serverVerdict?: unknown; counts?: unknown };
  const { findings, opened, gone } = (counts ?? {}) as Record<string, unknown>;
  const numbers = { findings: number(findings), opened: number(opened), gone: number(gone) };
  const says = `${counted(numbers.findings, 'finding', 'findings')}, ${numbers.opened} opened, ${numbers.gone} gone`;
  const shown = word(serverVerdict ?? verdict);
  return {
    title: `Scan of ${project}${branch === null ? '' : ` (${branch})`}: ${shown}`,
    lines: [says],
    details: { verdict: shown, ...numbers },
  };
}

function decisionMade({ data, one }: Told): Text {
  const { kind, until, reason } = data;
  const last = word(until);
  const said = kind === 'false-positive' ? 'called a false positive' : 'accepted';
  return {
    title: `${one} was ${said} until ${last}`,
    lines: [sentence(reason)],
    details: { kind: word(kind), until: last },
  };
}

/** What the watch says of one component and one advisory (`watch/rematch/watch-event.ts` writes the data). */
function watched(how: string): Writer {
  return ({ data, project }) => {
    const { component, advisory, releases, branches } = data as Partial<WatchData>;
    const name = word(`${component?.name} ${component?.version}`);
    const places = [
      ...(releases ?? []).map(({ name: release, environments }) =>
        word(`release ${release}${environments.length > 0 ? ` in ${environments.join(', ')}` : ''}`),
      ),
      ...(branches ?? []).map((branch) => word(`branch ${branch}`)),
    ];
    const fixes = (advisory?.fixedVersions ?? []).map(word);
    return {
      title: oneLine(`${project}: ${name} ${how} ${word(advisory?.id)} (${word(advisory?.severity)})`),
      lines: [
        sentence(advisory?.summary),
        `In ${listed(places, 10)}.`,
        ...(advisory?.exploited === true ? ['It is known to be exploited.'] : []),
        fixes.length > 0 ? `Fixed in ${listed(fixes, 5)}.` : 'No fixed version is known.',
      ].filter((line) => line !== ''),
      details: {
        ...(component && { component }),
        ...(advisory && { advisory }),
        releases: releases ?? [],
        branches: branches ?? [],
      },
    };
  };
}

/** The data of `watch.*` events. */
export interface WatchData {
  readonly component: {
    readonly purl: string;
    readonly ecosystem: string;
    readonly name: string;
    readonly version: string;
  };
  readonly advisory: {
    readonly id: string;
    readonly aliases: readonly string[];
    readonly summary: string;
    readonly severity: string;
    readonly exploited: boolean | 'unknown';
    readonly fixedVersions: readonly string[];
  };
  readonly releases: readonly { readonly name: string; readonly environments: readonly string[] }[];
  readonly branches: readonly string[];
  /** Releases and branches that are not named. */
  readonly more: number;
  /** Of the advisories. */
  readonly revision: string;
}

function plain(title: string, lines: readonly string[]): Text {
  return { title: oneLine(title), lines: lines.filter((line) => line !== ''), details: {} };
}

function word(value: unknown): string {
  return oneLine(String(value ?? 'unknown'), 120);
}

function sentence(value: unknown): string {
  return typeof value === 'string' ? oneLine(value, 500) : '';
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function listed(names: readonly string[], most: number): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(', ')} and ${more} more` : names.join(', ');
}
