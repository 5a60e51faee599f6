export * from './record/index.ts';
export * from './store/identifier.ts';
export * from './store/open.ts';
export * from './store/store-error.ts';
