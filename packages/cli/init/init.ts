import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openTarget } from '@vauban/collect';
import { makeBaseline, type Project } from '@vauban/domain';
import { EXIT } from '../command/exit-code.ts';
import { Problem } from '../command/problem.ts';
import { ask } from '../command/question.ts';
import { findingsText, say } from '../command/say.ts';
import { repositoryAround } from '../configuration/repository.ts';
import { writeAtomically } from '../scan/atomic-file.ts';
import type { InitFlags } from './init-command.ts';
import { ownersIn } from './owners.ts';
import { findProjects } from './projects.ts';
import { writtenConfiguration } from './written.ts';

const QUESTION = 'Write a baseline of what is there now, so that only what is new fails?';

/** Writes `vauban.yaml`, and a baseline when it is wanted. Overwrites nothing without `--force`. */
export async function runInit(folder: string | null, flags: InitFlags, version: string): Promise<number> {
  const top = folder === null ? repositoryAround(process.cwd()) : resolve(folder);
  const configuration = join(top, 'vauban.yaml');
  const baseline = join(top, 'vauban-baseline.json');
  refuseToOverwrite(configuration, flags);
  if (flags.baseline === true) refuseToOverwrite(baseline, flags);

  const projects = await projectsOf(top);
  writeAtomically(configuration, [writtenConfiguration(projects)]);
  const owned = projects.length === 0 ? '' : `, ${projects.length} projects`;
  say(`Wrote ${configuration} (the default policy, spelled out${owned}).`);

  const wanted = flags.baseline ?? (flags.yes === true || (await ask(QUESTION)));
  if (wanted) await writeBaseline(top, baseline, flags, version);
  else say('Without a baseline everything is new. vauban init --force --baseline writes one.');
  say('Commit what was written; vauban scan reads it from there.');
  return EXIT.pass;
}

function refuseToOverwrite(path: string, flags: InitFlags): void {
  if (flags.force !== true && existsSync(path)) {
    throw new Problem(`${path} is there already. Edit it, or overwrite it with --force.`);
  }
}

async function projectsOf(top: string): Promise<Project[]> {
  const collected = await openTarget({ kind: 'path', path: top, exclude: [], include: [] }, {});
  try {
    const { target } = collected;
    const texts = new Map<string, string | null>();
    const wanted = target.files.filter(({ path }) =>
      /(?:^|\/)(?:package\.json|pnpm-workspace\.yaml|Cargo\.toml|go\.mod|pyproject\.toml|CODEOWNERS)$/.test(path),
    );
    for (const file of wanted) {
      try {
        texts.set(file.path, (await target.read(file, 1 << 20)).toString('utf8'));
      } catch {
        texts.set(file.path, null);
      }
    }
    const read = (path: string) => texts.get(path) ?? null;
    const owner = ownersIn(read);
    return findProjects(
      target.files.map(({ path }) => path),
      read,
    ).map((project) => {
      const asked = owner(project.path);
      return asked === undefined ? project : { ...project, owner: asked };
    });
  } finally {
    await collected.close();
  }
}

async function writeBaseline(top: string, path: string, flags: InitFlags, version: string): Promise<void> {
  if (flags.force !== true && existsSync(path))
    throw new Problem(`${path} is there already. Overwrite it with --force.`);
  const { scanForBaseline } = await import('./baseline.ts');
  const { report, notes } = await scanForBaseline(
    top,
    { update: flags.yes === true, offline: flags.offline === true },
    version,
  );
  for (const note of notes) say(note);
  const baseline = makeBaseline(report, report.scan.started.slice(0, 10));
  writeAtomically(path, [`${JSON.stringify(baseline, null, 2)}\n`]);
  say(`Wrote ${path} with ${findingsText(baseline.entries.length)}.`);
}
