import { updateAdvisories } from '../index.ts';

// A process that updates and prints each step, so that a test can kill it there.
const { folder, source, ecosystems } = JSON.parse(process.argv[2] ?? '') as {
  folder: string;
  source: string;
  ecosystems: string[];
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);
try {
  const { revision } = await updateAdvisories({
    folder,
    source,
    ecosystems,
    kev: null,
    now: () => new Date('2026-02-01T00:00:00Z'),
    onProgress: ({ ecosystem, phase, done }) => say(`${ecosystem} ${phase} ${done}`),
  });
  say(`done ${revision}`);
} catch (error) {
  say(`failed ${(error as { code?: string }).code}: ${(error as Error).message}`);
  process.exitCode = 1;
}
