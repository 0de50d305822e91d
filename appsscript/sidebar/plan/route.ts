/** Where in the plan view one is; editors open over the list, and «back» is always there. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { At } from './rows.js';

export type Route =
  | { readonly at: 'list' }
  | { readonly at: 'add' }
  | { readonly at: 'kpis' }
  | { readonly at: 'compare'; readonly row: At }
  /** `back`: where the editor was opened from, when that is not the list of its rows. */
  | { readonly at: 'row'; readonly row: At; readonly back?: Route };

/** Goes somewhere else in the plan view. */
export type Go = (route: Route) => void;

export const RouteContext = createContext<Go>(() => {});
export const useGo = (): Go => useContext(RouteContext);
