/** Looks a scheme over: everything that pays is bound, its scales are judged, and nothing is prorated twice. */

import { error, warning } from '../issue/issue.js';
import { fold, readLiteral } from '../language/index.js';
import { labelOf, type Measure } from '../plan/plan.js';
import { argsOf, type Node } from './node.js';
import { bindPayouts } from './payout.js';
import { contextOf, keyOf, type Program, report } from './program.js';
import { edgesOf } from './scale.js';

/** Binds every component and KPI of a scheme; what is wrong with them joins the program's issues. */
export function judge(program: Program): void {
  const { scheme } = program;
  for (const component of scheme.components.values()) {
    if (component.off || !program.figure('component', component.code)) continue;
    const measure = proratedBy(program, keyOf('component', component.code));
    if (measure === null) continue;
    const params = { name: labelOf(component), measure: labelOf(measure) };
    const code = measure.prorateTarget ? 'prorated-twice' : 'target-whole';
    report(contextOf(program, params.name, component.place), warning(code, params));
  }
  for (const kpi of scheme.kpis.values()) program.figure('score', kpi.code);
  bindPayouts(program);
  const to = scheme.settings.rounding?.to;
  const step = to === undefined ? undefined : readLiteral(to);
  // Without a step nobody knows to what the amounts are rounded.
  if (to !== undefined && !(step && step.value.n > 0)) {
    const issue = error('number-text', { text: to }, scheme.settings.place);
    program.blocking = issue;
    program.issues.push(issue);
  }
  const { jumpWarning } = scheme.settings;
  const limit = jumpWarning === undefined ? null : (readLiteral(jumpWarning)?.value ?? null);
  const currency = scheme.settings.currency ?? 'RUB';
  for (const scale of program.judged) program.issues.push(...edgesOf(scale, limit, currency));
}

/**
 * A measure that grows with time, in a line that is prorated itself. With its target prorated too pay may be cut twice; with
 * the target of the whole period it is: half the time and half the results make a quarter of the pay.
 */
function proratedBy(program: Program, key: string): Measure | null {
  let line = false;
  let measure: Measure | null = null;
  const seen = new Set<string>();
  const visit = (node: Node): void => {
    if (node.op === 'input' && node.input.type === 'time' && node.input.what === 'worked') line = true;
    if (node.op === 'figure' && !seen.has(node.key)) {
      seen.add(node.key);
      const target = node.key.startsWith('target:') ? program.scheme.measures.get(fold(node.key.slice(7))) : undefined;
      if (target?.extensive) measure = target;
      const figure = program.figures.get(node.key);
      // Time inside a target is the target's own.
      if (figure && !target) visit(figure.node);
    }
    for (const arg of argsOf(node)) visit(arg);
  };
  const figure = program.figures.get(key);
  if (figure) visit(figure.node);
  return line ? measure : null;
}
