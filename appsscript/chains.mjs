/**
 * `a?.b` is not ES2019. What a compiler makes of it, `(t=a)==null?void 0:t.b`, is long, and V8 looks over every sign of it at
 * each load; `(a||none).b` says the same wherever a falsy `a` has nothing called `b`.
 */
import { parse } from 'acorn';
import { rewritten } from './tree.mjs';

/** Somebody without any property. */
const NONE = 'none_';
const SOMETHING = [Object, String, Number, Boolean, BigInt].map(({ prototype }) => prototype);

/** Calls nothing and reads nothing that could be missing: may be looked at for nothing. */
const isPlain = ({ type, left, right }) =>
  type === 'Identifier' || type === 'Literal' || (type === 'BinaryExpression' && isPlain(left) && isPlain(right));

/** The accesses after the first `?.`, outermost last, and what they start from; or nothing where one of them is another thing. */
function accesses({ expression }) {
  const found = [];
  let node = expression;
  for (; node.type === 'MemberExpression' && node.optional; node = node.object) {
    const { computed, property } = node;
    const absent = computed ? isPlain(property) : !SOMETHING.some((prototype) => property.name in prototype);
    if (!absent) return undefined;
    found.unshift(node);
  }
  const rest = found.length > 0 && !hasOptional(node);
  return rest ? { start: node, found } : undefined;
}

/** Whether a chain that goes on below has a `?.` of its own. */
function hasOptional(node) {
  for (let at = node; at && /^(?:Member|Call)Expression$/.test(at.type); at = at.object ?? at.callee)
    if (at.optional) return true;
  return false;
}

/**
 * A module of ES2021 with its simple optional chains written short.
 * @example withoutChains('f(a?.b,c?.d())') // 'const none_={__proto__:null};f((a||none_).b,c?.d())'
 */
export function withoutChains(code) {
  const text = rewritten(parse(code, { ecmaVersion: 2021, sourceType: 'module' }), code, (node, inner) => {
    const chain = node.type === 'ChainExpression' ? accesses(node) : undefined;
    return chain?.found.reduce(
      (made, { computed, property }) => `(${made}||${NONE})${computed ? `[${inner(property)}]` : `.${property.name}`}`,
      /^(?:Identifier|MemberExpression|CallExpression)$/.test(chain.start.type)
        ? inner(chain.start)
        : `(${inner(chain.start)})`,
    );
  });
  return text.includes(NONE) ? `const ${NONE}={__proto__:null};${text}` : text;
}
