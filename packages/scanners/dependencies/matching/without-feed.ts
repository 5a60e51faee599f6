/**
 * Ecosystems for which nobody publishes advisories: no data can be fetched for them, so that they are told as what no
 * advisory names, and not as data that is missing.
 */
export const WITHOUT_FEED: ReadonlySet<string> = new Set(['conda', 'JSR', 'CocoaPods', 'ConanCenter', 'Carthage']);
