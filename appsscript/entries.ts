/** Functions Google or the menu calls by name: the stubs of code.js are made from this table. */

export interface Entry {
  readonly name: string;
  readonly does: string;
}

export const ENTRIES: readonly Entry[] = [
  { name: 'onOpen', does: 'Adds the menu.' },
  { name: 'onInstall', does: 'Adds the menu right after installing.' },
  { name: 'menuPanel', does: 'Opens the sidebar.' },
  { name: 'serve', does: 'Answers the sidebar.' },
];
