export * from './lookup/lookup.ts';
