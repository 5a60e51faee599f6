// How long a person waits for the command to start: in pairs with a bare Node.js.
import {
  commandLine,
  figure,
  median,
  medianOfRounds,
  milliseconds,
  nothing,
  rounds,
  sayWhere,
  timed,
  vauban,
} from './measure.mjs';

await sayWhere();
const asked = (...args) => timed(commandLine(process.execPath, [vauban, ...args], { fails: (code) => code === 4 }));
const taken = await rounds(41, {
  bare: timed(nothing),
  version: asked('--version'),
  help: asked('--help'),
  scanHelp: asked('scan', '--help'),
  status: asked('advisories', 'status'),
});
for (const [name, list] of Object.entries(taken)) console.log(`  ${name}: ${milliseconds(median(list))}`);
figure(
  'vauban --version to node -e 0',
  medianOfRounds(taken, (ms) => ms.version / ms.bare),
  2,
  'times',
);
