#!/usr/bin/env node
// Written for the oldest Node.js that reads modules at all, so that an old one gets a sentence and not a stack.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    'Vauban needs Node.js 20.19 or newer, this is ' +
      process.versions.node +
      '. Install a current one from https://nodejs.org.',
  );
  process.exitCode = 2;
} else {
  import('../dist/vauban.js').catch((error) => {
    if (error && error.code === 'ERR_MODULE_NOT_FOUND' && /dist.vauban\.js/.test(error.message)) {
      console.error('Vauban is not built yet. Run npm run build in its checkout, then try again.');
      process.exitCode = 2;
    } else {
      throw error;
    }
  });
}
