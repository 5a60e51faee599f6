import type { RuleFacts, Surface } from '@vauban/domain';
import type { ForeignTool } from '../foreign-report.ts';
import { surfaceOfTool } from '../surfaces.ts';
import { boundText, severityOfNumber, severityOfWord, toolId, weaknesses } from '../words.ts';
import type { SarifMessage, SarifResult, SarifRule, SarifRun } from './schema.ts';

/** What all results of a run share. */
export class RunFacts {
  readonly tool: ForeignTool;
  readonly bases: readonly string[];
  readonly #run: SarifRun;
  readonly #rules: readonly SarifRule[];
  readonly #byId = new Map<string, SarifRule>();

  constructor(run: SarifRun, roots: readonly string[]) {
    this.#run = run;
    const { driver, extensions = [] } = run.tool;
    this.#rules = driver.rules ?? [];
    const all = [driver, ...extensions].flatMap(({ rules = [] }) => rules);
    for (const rule of all) if (!this.#byId.has(rule.id)) this.#byId.set(rule.id, rule);
    const id = toolId(driver.name);
    const active = all.filter(({ defaultConfiguration }) => defaultConfiguration?.enabled !== false);
    this.tool = {
      id,
      version: driver.semanticVersion ?? driver.version ?? null,
      surface: surfaceOf(id, all),
      rules: active.length === 0 ? null : active.map((rule) => `${id}:${rule.id}`).sort(),
    };
    const bases = Object.values(run.originalUriBaseIds ?? {}).flatMap(({ uri }) => (uri === undefined ? [] : [uri]));
    this.bases = [...bases, ...roots];
  }

  ruleOf(result: SarifResult): { id: string; rule: SarifRule | undefined } {
    const { toolComponent, index = result.ruleIndex, id = result.ruleId } = result.rule ?? {};
    const from =
      toolComponent?.index === undefined
        ? this.#rules
        : (this.#run.tool.extensions?.[toolComponent.index]?.rules ?? []);
    const rule = (index === undefined ? undefined : from[index]) ?? (id === undefined ? undefined : this.#known(id));
    return { id: id ?? rule?.id ?? 'unnamed-rule', rule };
  }

  uriOf(location: { uri?: string | undefined; index?: number | undefined } | undefined): string | undefined {
    if (location?.uri !== undefined) return location.uri;
    return location?.index === undefined ? undefined : this.#run.artifacts?.[location.index]?.location?.uri;
  }

  factsOf(id: string, rule: SarifRule | undefined): RuleFacts {
    const properties = rule?.properties ?? {};
    const score = severityOfNumber(properties['security-severity']);
    return {
      id: `${this.tool.id}:${id}`,
      title: boundText(messageText(rule?.shortDescription) || rule?.name || id, 300),
      surface: this.tool.surface,
      severity: score === 'unknown' ? severityOfWord(rule?.defaultConfiguration?.level) : score,
      cwe: weaknesses([...tagsOf(properties), ...taxaOf(rule?.relationships?.map(({ target }) => target))]),
      help: boundText(rule?.help?.markdown ?? messageText(rule?.help) ?? messageText(rule?.fullDescription), 20_000),
    };
  }

  /** A short id (`rule/sub`) means its longest known prefix, as SARIF 3.27.5 allows. */
  #known(id: string): SarifRule | undefined {
    for (let name = id; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('/')))) {
      const rule = this.#byId.get(name);
      if (rule !== undefined) return rule;
    }
    return undefined;
  }
}

export function messageText(message: SarifMessage | undefined): string {
  return message?.text ?? message?.markdown ?? '';
}

/** `taxa` and `relationships` name weaknesses by id, in a component called CWE. */
export function taxaOf(
  references: readonly (
    | { id?: string | undefined; toolComponent?: { name?: string | undefined } | undefined }
    | undefined
  )[] = [],
): string[] {
  return references.flatMap((reference) => {
    const { id, toolComponent } = reference ?? {};
    return id !== undefined && (toolComponent?.name?.toUpperCase() === 'CWE' || /^cwe/i.test(id)) ? [id] : [];
  });
}

/** Where tools write weaknesses: tags, `cwe` as a text or a list. */
export function tagsOf(properties: Readonly<Record<string, unknown>>): unknown[] {
  return [properties.tags, properties.cwe, properties.cwes]
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter((value) => typeof value === 'string' && /cwe/i.test(value));
}

function surfaceOf(id: string, rules: readonly SarifRule[]): Surface {
  const byName = surfaceOfTool(id);
  if (byName !== 'code') return byName;
  const isAboutPackages =
    rules.length > 0 && rules.every(({ id: rule }) => /^(CVE|GHSA|SNYK|OSV|PYSEC|RUSTSEC)-/i.test(rule));
  return isAboutPackages ? 'dependencies' : 'code';
}
