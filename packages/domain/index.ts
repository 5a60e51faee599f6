export * from './components/advisory.ts';
export * from './components/component.ts';
export * from './coverage/gap.ts';
export * from './finding/finding.ts';
export * from './judge/baseline.ts';
export * from './judge/inputs.ts';
export * from './judge/policy.ts';
export * from './report/report.ts';
