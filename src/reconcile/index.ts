/** Reconciliation of deals, payments and accruals. */
export { reconcile } from './pay.js';
export { reconcileText } from './text.js';
export type * from './types.js';
export { differenceText } from './words.js';
