/** Where in the plan view one is; editors open over the list, and «back» is always there. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { At } from './rows.js';

export type Route =
  | { readonly at: 'list' }
  | { readonly at: 'add' }
  | { readonly at: 'kpis' }
  | { readonly at: 'compare'; readonly row: At }
  | { readonly at: 'row'; readonly row: At };

/** Goes somewhere else in the plan view. */
export type Go = (route: Route) => void;

export const RouteContext = createContext<Go>(() => {});
export const useGo = (): Go => useContext(RouteContext);
