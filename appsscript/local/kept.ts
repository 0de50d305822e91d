/** Texts the browser keeps for the person, and forgets where it has to. */

const nameOf = (name: string): string => `premia ${name}`;

export function keepText(name: string, value: string): void {
  try {
    localStorage.setItem(nameOf(name), value);
  } catch {
    // A full or forbidden store.
  }
}

/** null: nothing is kept. */
export function keptText(name: string): string | null {
  try {
    return localStorage.getItem(nameOf(name));
  } catch {
    return null;
  }
}
