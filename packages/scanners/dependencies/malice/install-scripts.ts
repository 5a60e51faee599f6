const HOOKS = ['preinstall', 'install', 'postinstall', 'prepare', 'preuninstall', 'postuninstall'];
const FETCH = /\b(?:curl|wget|invoke-webrequest|iwr|fetch|https?\.get|urllib|requests\.get|axios)\b|https?:\/\//i;
const PIPED = /\|\s*(?:sudo\s+)?(?:(?:ba|z|da|k)?sh|node|python3?|perl|ruby|powershell|pwsh|cmd)\b/i;
const INLINE =
  /\b(?:node\s+(?:-e|--eval|-p)|python3?\s+-c|perl\s+-e|ruby\s+-e|powershell(?:\.exe)?\b.*-(?:enc|encodedcommand|c|command)|eval)\b/i;
const DECODED = /base64|fromCharCode|atob\s*\(|\\x[0-9a-f]{2}\\x|-enc(?:odedcommand)?\b/i;
const RUNS_AFTER =
  /(?:&&|;|\|\|?)\s*(?:sudo\s+)?(?:(?:ba|z)?sh|node|python3?|\.\/|chmod\s+\+x|start|open)\b|(?:&&|;)\s*\.\//i;

/** The names of a package.json's hooks that fetch and run, or decode and run. */
export function suspiciousHooks(scripts: unknown): string[] {
  if (typeof scripts !== 'object' || scripts === null) return [];
  return HOOKS.filter((hook) => {
    const text = Object.hasOwn(scripts, hook) ? (scripts as Record<string, unknown>)[hook] : undefined;
    return typeof text === 'string' && isSuspicious(text.slice(0, 10_000));
  });
}

function isSuspicious(script: string): boolean {
  const fetches = FETCH.test(script);
  if (fetches && (PIPED.test(script) || RUNS_AFTER.test(script))) return true;
  return INLINE.test(script) && (fetches || DECODED.test(script) || /child_process|os\.system|subprocess/.test(script));
}
