/** How each field of a node is read off what the node is made of. */
export type FieldReaders<T> = Readonly<Record<string, (of: T) => unknown>>;

const MADE_OF = Symbol("made of");

/**
 * A maker of nodes whose fields are worked out when they are read: an export asks for a few of a
 * hundred. The fields are getters of a shared prototype, so they show in `for ... in` and `in`, but
 * not as own properties.
 */
export function defineNode<T, N extends Record<string, unknown> = Record<string, unknown>>(
  readers: FieldReaders<T>,
): (of: T) => N {
  class LazyNode {
    readonly [MADE_OF]: T;
    constructor(of: T) {
      this[MADE_OF] = of;
    }
  }
  for (const [name, read] of Object.entries(readers)) {
    Object.defineProperty(LazyNode.prototype, name, {
      enumerable: true,
      get(this: LazyNode) {
        return read(this[MADE_OF]);
      },
    });
  }
  return (of) => new LazyNode(of) as unknown as N;
}
