import type { Finding, Location } from '@vauban/domain';
import { attacksOf, endOf } from '../overview/knowledge.ts';
import { markedRange } from '../overview/marked-range.ts';
import { failedSuppressions, failureText } from '../overview/standing.ts';
import { distinctByRule, fixedVersionsOf, fixText, placeText, type Thing, titleOf } from '../overview/thing.ts';
import { counted } from '../text/amounts.ts';
import { esc, webAddress } from './escape.ts';

const MAX_PLACES = 20;
const MAX_ADVISORIES = 50;
const MAX_STEPS = 40;

/** One thing as a folded card. `ruleAnchor` answers where the rule's page is in this document. */
export function thingCard(thing: Thing, number: number, ruleAnchor: (rule: string) => string | undefined): string {
  const { first, severity, surface, gates } = thing;
  const tags = [
    ...gates.map((gate) => `<span class="tag gate" title="fails the gate ${esc(gate)}">✗ ${esc(gate)}</span>`),
    ...(isExploited(thing) ? ['<span class="tag gate">known exploited</span>'] : []),
    ...(first.novelty === 'new'
      ? []
      : [`<span class="tag">${first.novelty === 'known' ? 'known' : 'unknown age'}</span>`]),
    `<span class="tag" title="priority ${first.priority.score} of 100">${first.priority.level} · ${first.priority.score}</span>`,
  ];
  return `<details class="thing ${severity}" data-severity="${severity}" data-surface="${surface}" data-gate="${gates.length > 0 ? 'yes' : 'no'}">
<summary><span class="number">${number}</span><span class="chip">${severity}</span><span class="title">${esc(titleOf(thing))}</span><span class="tags">${tags.join('')}</span><span class="place">${esc(placeText(first.location))}${thing.places.length > 1 ? ` and ${counted(thing.places.length - 1, 'more place')}` : ''}</span></summary>
<div class="body">${source(first.location)}${facts(thing, ruleAnchor)}${thing.component ? advisories(thing) : ''}</div>
</details>
`;
}

function isExploited({ findings }: Thing): boolean {
  return findings.some((finding) => finding.advisory?.exploited === true);
}

/** The source line, with what is wrong marked. */
function source(location: Location): string {
  const snippet = (location.snippet ?? '').slice(0, 1000);
  if (snippet.trim() === '') return '';
  const marked = markedRange(location, snippet);
  const text = (from: number, to?: number) => esc(snippet.slice(from, to).replaceAll('\t', '  '));
  const line = marked
    ? `${text(0, marked.start)}<mark>${text(marked.start, marked.end)}</mark>${text(marked.end)}`
    : text(0);
  return `<pre tabindex="0" aria-label="source line"><span class="n">${location.line ?? ''}</span>${line}</pre>`;
}

function facts(thing: Thing, ruleAnchor: (rule: string) => string | undefined): string {
  const { first, component, places } = thing;
  const { priority } = first;
  const because = priority.terms
    .map((term) => `${term.reason} (${term.points > 0 ? '+' : ''}${term.points})`)
    .join('; ');
  const rows: [string, string | undefined][] = [
    ['Why', component ? undefined : esc(first.message)],
    ['Fix', fixOf(thing)],
    ['Flow', flow(first)],
    ['Used', component && esc(usedText(component))],
    ['End of life', component && esc(endOf(component) ?? '')],
    [
      'Places',
      places.length > 1
        ? places
            .slice(0, MAX_PLACES)
            .map((place) => `<code>${esc(placeText(place))}</code>`)
            .join('<br>')
        : undefined,
    ],
    ['Priority', `${priority.level}, ${priority.score} of 100${because === '' ? '' : `: ${esc(because)}`}`],
    [
      'Owner',
      first.owner === undefined
        ? undefined
        : esc(`${first.owner}${first.project === undefined ? '' : ` (${first.project})`}`),
    ],
    ...failedSuppressions(first)
      .slice(0, 3)
      .map((one): [string, string] => ['Note', esc(failureText(one))]),
    ['Rule', ruleText(first, ruleAnchor)],
  ];
  const cells = rows.flatMap(([label, html]) => (html ? [`<dt>${label}</dt><dd>${html}</dd>`] : []));
  return `<dl>${cells.join('')}</dl>`;
}

function fixOf(thing: Thing): string | undefined {
  const fix = fixText(thing);
  return fix === undefined ? undefined : esc(fix);
}

function usedText(component: NonNullable<Thing['component']>): string {
  const direct = component.direct === 'unknown' ? [] : [component.direct ? 'direct' : 'indirect'];
  const rest = [component.scope, component.reachability].filter((word) => word !== 'unknown');
  const path = component.path.length > 1 ? [component.path.join(' › ')] : [];
  return [component.purl, ...direct, ...rest, ...path].join(' · ');
}

function flow({ flow: steps }: Finding): string | undefined {
  if (steps === undefined || steps.length < 2) return undefined;
  const items = steps.slice(0, MAX_STEPS).map((step) => {
    return `<li><code>${esc(placeText(step))}</code> ${esc(step.message ?? '')}${step.snippet ? ` <code>${esc(step.snippet.trim().slice(0, 200))}</code>` : ''}</li>`;
  });
  const left = steps.length - items.length;
  return `<ol>${items.join('')}</ol>${left > 0 ? `and ${counted(left, 'more step')}` : ''}`;
}

function ruleText(finding: Finding, ruleAnchor: (rule: string) => string | undefined): string {
  const anchor = ruleAnchor(finding.rule);
  const name = `<code>${esc(finding.rule)}</code>`;
  const weaknesses = finding.cwe.flatMap((cwe) => {
    const number = /^CWE-(\d{1,6})$/.exec(cwe)?.[1];
    return number
      ? [`<a href="https://cwe.mitre.org/data/definitions/${number}.html" rel="noreferrer">CWE-${number}</a>`]
      : [];
  });
  const parts = [anchor ? `<a href="#${anchor}">${name}</a>` : name, ...weaknesses, `confidence ${finding.confidence}`];
  return `${parts.join(' · ')} · finding <code>${esc(finding.id)}</code>`;
}

function advisories({ findings }: Thing): string {
  const all = distinctByRule(findings);
  const rows = all.slice(0, MAX_ADVISORIES).map((finding) => {
    const { advisory } = finding;
    const id = `<code>${esc(advisory?.id ?? finding.rule)}</code>`;
    const address = webAddress(advisory?.urls[0] ?? '');
    const link = address ? `<a href="${address}" rel="noreferrer">${id}</a>` : id;
    const fixed = fixedVersionsOf(finding).slice(0, 5).join(', ');
    const exploited =
      advisory?.exploited === true
        ? `<br><b>known exploited</b>${advisory.dueDate ? `, due ${esc(advisory.dueDate)}` : ''}`
        : '';
    const attacks = advisory === undefined ? [] : attacksOf(advisory);
    const known = attacks.length === 0 ? '' : `<br>${esc(attacks.join(', '))}`;
    return `<tr><td>${link}</td><td class="${finding.severity}"><span class="chip">${finding.severity}</span></td><td>${esc(advisory?.summary || finding.message || finding.title)}${exploited}${known}</td><td>${fixed !== '' ? esc(fixed) : advisory === undefined ? '' : 'none'}</td></tr>`;
  });
  const left = all.length - rows.length;
  return `<table><thead><tr><th>Advisory</th><th>Severity</th><th>What</th><th>Fixed in</th></tr></thead><tbody>${rows.join('')}</tbody></table>${left > 0 ? `<p class="note">and ${counted(left, 'more advisory', 'more advisories')}</p>` : ''}`;
}
