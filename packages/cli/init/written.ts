import { DEFAULT_CONFIGURATION, GAP_KINDS, type Project } from '@vauban/domain';

/** Text as a YAML scalar that no reader takes for something else. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

function gates(): string {
  return DEFAULT_CONFIGURATION.policy.gates
    .map(({ name, says, when }) => `    - name: ${name}\n      says: ${quoted(says)}\n      when: ${quoted(when)}\n`)
    .join('');
}

function projectLines(projects: readonly Project[]): string {
  if (projects.length === 0) {
    return `# A monorepo names its projects; the longest matching path owns a file.
# projects:
#   - name: payments
#     path: services/payments
#     owner: "@acme/payments"
`;
  }
  const lines = projects.map(({ name, path, owner }) => {
    const asked = owner === undefined ? `    # owner: "@team"\n` : `    owner: ${quoted(owner)}\n`;
    return `  - name: ${quoted(name)}\n    path: ${quoted(path)}\n${asked}`;
  });
  return `# The longest matching path owns a file.\nprojects:\n${lines.join('')}`;
}

const counted = Object.entries(GAP_KINDS)
  .filter(([, { class: kind, loud }]) => kind === 'counted' && loud)
  .map(([name]) => name)
  .join(', ');

/** The text of a new `vauban.yaml`: the default policy spelled out, with the reason for each part. */
export function writtenConfiguration(projects: readonly Project[]): string {
  const { policy } = DEFAULT_CONFIGURATION;
  return `# What Vauban asks of this repository. vauban doctor shows what holds; every key is described in
# schemas/vauban.yaml.schema.json. An unknown key is an error, never ignored.
version: 1

policy:
  # A finding that satisfies one of these, and is not suppressed, makes the verdict "fail" (exit code 1).
  # These are the default gates: a baseline or a base (--since) says what is known, everything else is new.
  gates:
${gates()}
  # Advisory data older than this makes the verdict "unproven" (exit code 3).
  advisoriesMaxAgeDays: ${policy.advisoriesMaxAgeDays}

  # What was not looked at is a gap. Blocking ones make the verdict "unproven"; counted ones are told.
  # To be stricter (counted today: ${counted.replace(/(.{60,90}?), /g, '$1,\n  #   ')}):
  # gaps:
  #   manifest-without-lockfile: blocking

  # A gap that you can live with, with a reason and an end:
  # acceptedGaps:
  #   - kind: lockfile-unsupported
  #     path: legacy/**
  #     reason: replaced in March
  #     until: 2027-03-31

  # How far "vauban-ignore RULE until YYYY-MM-DD: reason" counts when a change adds it itself.
  inFile:
    below: ${policy.inFile.below}
    neverSurfaces: [${policy.inFile.neverSurfaces.join(', ')}]

${projectLines(projects)}
# Files that are not scanned; each is counted and named in every report.
# exclude:
#   - fixtures/**

# Standing decisions about findings, each with a reason and an end.
# decisions:
#   - rule: CVE-2021-44906
#     path: tools/**
#     reason: runs only on a developer's machine
#     until: 2027-06-30
`;
}
