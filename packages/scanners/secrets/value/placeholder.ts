/** Words that people write where a secret will stand later. In a random token of 40 letters one comes by chance once in a million. */
const WORDS =
  /example|placeholder|change[-_]?(?:me|this|it)|your[-_]?(?:own|api|app|key|token|secret|pass|access|client|auth|personal)|my[-_]?(?:secret|token|api[-_]?key|access)|x{5,}|\*{3,}|\.{3}|dummy|redacted|replace[-_]?(?:me|this|with)|insert[-_]|sample|foo[-_]?bar|not[-_]?(?:a[-_]?)?(?:real|valid|secure)|<[^>]{1,60}>|to[-_]?be[-_]?(?:set|filled)|goes[-_]?here|fill[-_]?(?:me|in)|obviously/i;

/** The whole value says that it is none. */
const WHOLE = /^(?:null|nil|none|undefined|true|false|todo|tbd|n\/a|empty|unset|disabled|enabled|required|optional)$/i;

export function isPlaceholder(value: string): boolean {
  return WHOLE.test(value) || WORDS.test(value) || repeats(value);
}

/** Fewer than four different characters, or one unit written over and over. */
function repeats(value: string): boolean {
  if (new Set(value).size < 4) return true;
  for (let unit = 1; unit <= 4; unit++) {
    if (value.length >= 3 * unit && value.slice(unit) === value.slice(0, -unit)) return true;
  }
  return false;
}

const SHORTEST_RUN = 6;

/** `123456`, `abcdef`, `fedcba`: typed by hand or made up, hardly ever random. */
export function hasSequence(value: string): boolean {
  let run = 1;
  let step = 0;
  const low = value.toLowerCase();
  for (let i = 1; i < low.length; i++) {
    const change = low.charCodeAt(i) - low.charCodeAt(i - 1);
    if ((change === 1 || change === -1) && change === step) run++;
    else run = change === 1 || change === -1 ? 2 : 1;
    step = change;
    if (run >= SHORTEST_RUN) return true;
  }
  return false;
}
