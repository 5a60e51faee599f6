import { openAdvisories } from '../index.ts';

// A process that only reads, as the scanners' children do.
const { folder, name } = JSON.parse(process.argv[2] ?? '') as { folder: string; name: string };
const lookup = openAdvisories(folder);
const records = lookup?.affecting('npm', name, '1.0.0').matches.flatMap((match) => match.records) ?? [];
process.stdout.write(`${lookup?.revision} ${records.join(' ')}\n`);
lookup?.close();
