/** Tables ↔ the plan and its data. */
export { type Book, readBook } from './book.js';
export { headerOf, type PlanRole, type Role } from './headers.js';
export { type JsonData, readData, writeData } from './json-data.js';
export type { Sheet } from './sheet.js';
export type { SheetTable } from './table.js';
export { type Recognised, recognise } from './tables.js';
export { writeBook } from './write.js';
