import {
  type AdvisoryFacts,
  type EndOfLife,
  type EpssScore,
  type Finding,
  GAP_KINDS,
  type GapKind,
  type Location,
  type RuleFacts,
  type TableAnswer,
} from '@vauban/domain';
import { safeText } from '@vauban/reports';

/** A page of text for a terminal, as Markdown that reads well without being rendered. */
export interface Page {
  readonly title: string;
  readonly lines: readonly string[];
}

export function rulePage({ id, title, surface, severity, cwe, help }: RuleFacts): Page {
  const facts = [`surface ${surface}`, `severity ${severity}`, ...cwe].join(', ');
  return { title: `${id}: ${title}`, lines: [facts, '', ...helpLines(help)] };
}

export function gapPage(kind: GapKind): Page {
  const { class: kindClass, says } = GAP_KINDS[kind];
  const meaning =
    kindClass === 'blocking'
      ? 'It is blocking: while it is there, a verdict cannot be "pass" (exit code 3).'
      : 'It is counted: it is told, and changes no verdict.';
  return {
    title: `${kind}: ${says}`,
    lines: [
      meaning,
      'A gap is something that was not looked at.',
      '',
      'To change its class, in vauban.yaml:',
      `  policy: { gaps: { ${kind}: ${kindClass === 'blocking' ? 'counted' : 'blocking'} } }`,
      'To accept it for a time: policy.acceptedGaps with kind, path, reason and until.',
    ],
  };
}

export function findingPage(finding: Finding, rule: RuleFacts | undefined): Page {
  const { component, advisory, fix, priority } = finding;
  return {
    title: `${finding.id}: ${finding.title}`,
    lines: [
      ...place(finding.location),
      '',
      finding.message,
      '',
      `rule ${finding.rule}, severity ${finding.severity}, confidence ${finding.confidence}, ${finding.novelty}`,
      ...(finding.cwe.length > 0 ? [finding.cwe.join(', ')] : []),
      ...(component === undefined ? [] : [`component ${component.purl}${way(component.path)}`]),
      ...(advisory === undefined ? [] : [`advisory ${[advisory.id, ...advisory.aliases].join(', ')}`]),
      ...(advisory === undefined ? [] : knowledge(advisory)),
      ...(component?.endOfLife === undefined ? [] : [ended(component.endOfLife)]),
      `priority ${priority.level} (${priority.score} of 100)`,
      ...priority.terms.map(({ points, reason }) => `  ${points < 0 ? '' : '+'}${points} ${reason}`),
      ...(priority.decisions ?? []).map(decided),
      ...(finding.gates.length > 0 ? [`fails the gates ${finding.gates.join(', ')}`] : ['fails no gate']),
      ...finding.suppressions.map(
        ({ kind, status, reason, until, note }) =>
          `${kind} suppression, ${status}: ${reason}${until === undefined ? '' : ` (until ${until})`}${note === undefined ? '' : `; ${note}`}`,
      ),
      ...(finding.flow ?? []).flatMap((step, index) => [`step ${index + 1}`, ...place(step)]),
      ...(fix === undefined ? [] : ['', `Fix: ${fix.summary}`]),
      ...(rule === undefined ? [] : ['', ...helpLines(rule.help)]),
    ],
  };
}

/** What is known about attacks, each with its source; what nobody knows is said too. */
function knowledge({
  exploited,
  ransomware,
  epss,
  exploit,
  score,
  threatScore,
  environmentalScore,
}: AdvisoryFacts): string[] {
  const known = { true: 'yes', false: 'no', unknown: 'unknown' }[`${exploited}`];
  const scores = [
    ...(score === undefined ? [] : [`base ${score}`]),
    ...(threatScore === undefined ? [] : [`with threat ${threatScore}`]),
    ...(environmentalScore === undefined ? [] : [`with environment ${environmentalScore}`]),
  ];
  return [
    ...(scores.length > 0 ? [`CVSS ${scores.join(', ')}`] : []),
    `known to be exploited (CISA KEV) ${known}${ransomware === true ? ', in ransomware campaigns' : ''}`,
    ...(epss === undefined ? [] : [likelihood(epss)]),
    ...(exploit === undefined ? [] : [`exploit ${exploit.level}${exploit.source ? ` (${exploit.source})` : ''}`]),
  ];
}

function likelihood(epss: EpssScore | 'unknown'): string {
  if (epss === 'unknown') return 'EPSS unknown';
  return `EPSS ${epss.probability} on ${epss.date}, above ${Math.round(epss.percentile * 100)} % of all vulnerabilities`;
}

function ended({ product, cycle, since }: EndOfLife): string {
  return `end of life: ${product} ${cycle}${since === undefined ? '' : ` since ${since}`}`;
}

function decided({ table, possible, unknown }: TableAnswer): string {
  const open = unknown.length > 0 ? ` (unknown: ${unknown.join(', ')})` : '';
  return `  ${table}: ${possible.join(' or ')}${open}`;
}

/** A page in Markdown as lines for a terminal: without escapes, and addresses without their brackets. */
function helpLines(help: string): string[] {
  return help.split('\n').map((line) => line.replace(/<(https?:[^>\s]+)>/g, '$1').replace(/\\([!-/:-@[-`{-~])/g, '$1'));
}

function way(path: readonly string[]): string {
  return path.length > 1 ? `, by ${path.join(' > ')}` : '';
}

function place({ path, line, column, snippet }: Location): string[] {
  const at = [path, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
  return snippet === undefined ? [at] : [at, `  ${snippet}`];
}

/** The page as it is printed; nothing in it can steer a terminal. */
export function* printed({ title, lines }: Page, colour: boolean): Iterable<string> {
  const strong = (text: string) => (colour ? `\u001b[1m${text}\u001b[22m` : text);
  yield `${strong(safeText(title))}\n\n`;
  for (const line of lines) {
    const heading = /^#{1,6} (.*)$/.exec(line)?.[1];
    yield `${heading === undefined ? safeText(line) : strong(safeText(heading))}\n`;
  }
}
