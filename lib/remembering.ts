/**
 * The same function, which remembers what it gave for a key. It holds `keysMax` of them and then forgets them all: keys
 * come from what people ask for, so their number has no bound of its own.
 */
export function remembering<Args extends unknown[], Result>(
  keysMax: number,
  keyOf: (...args: Args) => string,
  make: (...args: Args) => Result,
): (...args: Args) => Result {
  const known = new Map<string, { result: Result }>();
  return (...args) => {
    const key = keyOf(...args);
    const found = known.get(key);
    if (found) return found.result;
    const result = make(...args);
    if (known.size >= keysMax) known.clear();
    known.set(key, { result });
    return result;
  };
}
