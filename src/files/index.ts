/** Files in Node: folders of CSV, .xlsx books, JSON documents. */
export { csvCell, csvSheet, csvText, delimiterOf } from './csv.js';
export { appendClosing, LedgerBusy, ledgerPath, readLedgerFile, sha256 } from './ledger.js';
export { XLSX_LIMITS } from './limits.js';
export { type ParsePlan, readDocument, readFolder, readInput, readJson, readXlsx, type Sheets } from './read.js';
export { type CsvBatch, type StreamOptions, streamCsv } from './stream.js';
export { writeCsvFolder, writeXlsx } from './write.js';
