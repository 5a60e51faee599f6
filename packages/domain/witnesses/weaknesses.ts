/**
 * Parents of weaknesses in MITRE's research view (CWE-1000, cwe.mitre.org), as far as scanners report them. Nodes so
 * general that two flaws below them have nothing in common (20, 74, 200, 284, 664, 693, 707, 710) are left out.
 */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  '564': ['89'],
  '89': ['943'],
  '90': ['943'],
  '643': ['943', '91'],
  '652': ['943', '91'],
  '78': ['77'],
  '88': ['77'],
  '917': ['77'],
  '80': ['79'],
  '81': ['79'],
  '83': ['79'],
  '84': ['79'],
  '85': ['79'],
  '87': ['79'],
  '95': ['94'],
  '96': ['94'],
  '97': ['96'],
  '1336': ['94'],
  '23': ['22'],
  '24': ['23'],
  '35': ['23'],
  '36': ['22'],
  '29': ['23'],
  '61': ['59'],
  '611': ['610'],
  '918': ['441'],
  '601': ['610'],
  '1321': ['915'],
  '915': ['913'],
  '502': ['913'],
  '470': ['913', '610'],
  '113': ['93'],
  '117': ['116'],
  '838': ['116'],
  '1333': ['407'],
  '407': ['400'],
  '770': ['400'],
  '328': ['327'],
  '780': ['327'],
  '916': ['328'],
  '759': ['916'],
  '760': ['916'],
  '326': ['327'],
  '338': ['330'],
  '331': ['330'],
  '335': ['330'],
  '340': ['330'],
  '329': ['573', '330'],
  '259': ['798'],
  '321': ['798'],
  '798': ['1391'],
  '521': ['1391'],
  '297': ['295'],
  '296': ['295'],
  '298': ['295'],
  '299': ['295'],
  '306': ['287'],
  '307': ['287'],
  '639': ['863'],
  '352': ['345'],
  '346': ['345'],
  '347': ['345'],
  '942': ['863', '346'],
  '614': ['311'],
  '319': ['311'],
  '312': ['311'],
  '315': ['312'],
  '532': ['538'],
  '209': ['538'],
  '489': ['215'],
  '732': ['285'],
  '276': ['732'],
  '379': ['377'],
  '378': ['377'],
};

/** Whether two weaknesses are one, or one is a kind of the other. Takes `CWE-89`. */
export function relatedWeaknesses(a: string, b: string): boolean {
  return a === b || ancestorsOf(a).has(b) || ancestorsOf(b).has(a);
}

const known = new Map<string, ReadonlySet<string>>();

function ancestorsOf(cwe: string): ReadonlySet<string> {
  let ancestors = known.get(cwe);
  if (ancestors === undefined) {
    const found = new Set<string>();
    const open = [cwe.replace(/^CWE-/, '')];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const parent of Object.hasOwn(PARENTS, next) ? (PARENTS[next] as readonly string[]) : []) {
        if (found.has(`CWE-${parent}`)) continue;
        found.add(`CWE-${parent}`);
        open.push(parent);
      }
    }
    if (known.size >= 2_000) known.clear();
    known.set(cwe, found);
    ancestors = found;
  }
  return ancestors;
}
