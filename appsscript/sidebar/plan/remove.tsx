/** The button that takes a row out of the draft and goes back to the list it stood in. */

import { Button } from '../button.js';
import { useFrame } from '../frame.js';
import { useModel } from '../model.js';
import { useGo } from './route.js';
import { type At, removed } from './rows.js';

export function Remove({ at, back }: { readonly at: At; readonly back: 'list' | 'kpis' }) {
  const { plan: words } = useFrame();
  const { edit } = useModel();
  const go = useGo();
  const remove = (): void => {
    edit((plan) => removed(plan, at));
    go({ at: back });
  };
  return <Button onClick={remove}>{words.remove}</Button>;
}
