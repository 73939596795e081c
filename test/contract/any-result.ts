/**
 * A value that answers every property and call with itself, and is '' as text and empty as a list: enough to ask a
 * contract which outputs it writes, without making up a result for each action.
 */
export function anyResult(): never {
  const value: unknown = new Proxy(() => value, {
    get: (_, property) => {
      if (property === Symbol.toPrimitive) return () => '';
      if (property === Symbol.iterator) return () => [].values();
      if (property === 'toJSON') return () => '';
      return value;
    },
    apply: () => value,
    ownKeys: () => [],
    getOwnPropertyDescriptor: () => undefined,
  });
  return value as never;
}
