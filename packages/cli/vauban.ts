import manifest from './package.json' with { type: 'json' };

const [first, ...others] = process.argv.slice(2);

if (others.length === 0 && (first === '--version' || first === '-V')) {
  process.stdout.write(`${manifest.version}\n`);
} else {
  const { main } = await import('./command/main.ts');
  await main(process.argv.slice(2), manifest.version);
}
