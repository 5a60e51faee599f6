export * from './contract/scanner.ts';
export * from './contract/target.ts';
