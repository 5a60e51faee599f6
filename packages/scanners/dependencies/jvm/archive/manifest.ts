const MOST_LINES = 5_000;
const LONGEST_NAME = 255;

/** A `.properties` file as Maven writes it: `key=value`, comments with `#`. */
export function propertiesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of text.split(/\r?\n/, MOST_LINES)) {
    const match = /^([^#!=:\s][^=:\s]*)\s*[=:]\s*(.*)$/.exec(line.trim());
    if (match !== null) found.set(match[1] as string, match[2] as string);
  }
  return found;
}

/** The main section of a META-INF/MANIFEST.MF; a line that begins with a blank goes on with the one before. */
function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let last: string | null = null;
  for (const line of text.split(/\r\n|\n|\r/, MOST_LINES)) {
    if (line === '') break;
    if (line.startsWith(' ') && last !== null) {
      const before = found.get(last) ?? '';
      if (before.length < 10_000) found.set(last, before + line.slice(1));
      continue;
    }
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    last = line.slice(0, colon).toLowerCase();
    found.set(last, line.slice(colon + 1).trim());
  }
  return found;
}

/**
 * Group, artifact and version by a manifest and the archive's own name; undefined unless the manifest names the group, as
 * Maven's archiver writes it. A group that is only guessed would be matched against foreign advisories.
 */
export function coordinatesOf(text: string, file: string): { name: string; version: string } | undefined {
  const attributes = attributesOf(text);
  const group = attributes.get('implementation-vendor-id');
  const [, artifact, written] = /^(.+?)-(\d[\w.+-]*?)\.\w+$/.exec(file.slice(0, LONGEST_NAME)) ?? [];
  const version = attributes.get('implementation-version') ?? written;
  if (group === undefined || artifact === undefined || version === undefined) return undefined;
  if (!/^[\w-]+(?:\.[\w-]+)+$/.test(group) || !/^[\w.-]+$/.test(artifact) || !/^\d[\w.+-]*$/.test(version))
    return undefined;
  return { name: `${group}:${artifact}`, version };
}
