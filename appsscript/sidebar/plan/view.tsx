/** The plan: its components, KPIs, scales and what they pay. */
import { useModel } from '../model.js';

export function PlanView() {
  const { draft } = useModel();
  return (
    <ul>
      {draft.components.map((row, i) => (
        <li key={i}>{row.code}</li>
      ))}
    </ul>
  );
}
