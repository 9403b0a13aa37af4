type Listener = () => void;

const holder = globalThis as typeof globalThis & { turnoutListeners?: Map<string, Set<Listener>> };

type Listeners = {
  /** @returns how to stop */
  add: (listener: Listener) => () => void;
  /** Calls all of them. */
  wake: () => void;
};

/** Who in this process waits for something of this name, however often Next loads the module that asks. */
export function listenersFor(name: string): Listeners {
  function set(): Set<Listener> {
    holder.turnoutListeners ??= new Map();
    const known = holder.turnoutListeners.get(name) ?? new Set();
    holder.turnoutListeners.set(name, known);
    return known;
  }
  return {
    add(listener) {
      set().add(listener);
      return () => set().delete(listener);
    },
    wake() {
      for (const listener of set()) listener();
    },
  };
}
