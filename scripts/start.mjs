// `npm start [-- PATH_OR_GIT_URL]`: installs, builds and scans. Until the version is checked: only what old Node.js reads.
const floor = [20, 19];

function isOld(version) {
  const parts = version.split('.').map(Number);
  return parts[0] < floor[0] || (parts[0] === floor[0] && parts[1] < floor[1]);
}

if (isOld(process.versions.node)) {
  console.error(
    'Vauban needs Node.js ' +
      floor.join('.') +
      ' or newer, this is ' +
      process.versions.node +
      '. Install a current one from https://nodejs.org, then run npm start again.',
  );
  process.exitCode = 2;
} else {
  import('./start/start.mjs').then(
    (part) => part.start(process.argv.slice(2)),
    (error) => {
      console.error(error);
      process.exitCode = 4;
    },
  );
}
