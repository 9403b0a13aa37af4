type Listener = () => void;

const holder = globalThis as typeof globalThis & { turnoutListeners?: Map<string, Set<Listener>> };

type Listeners = {
  /** @returns a function that removes the listener */
  add: (listener: Listener) => () => void;
  /** Calls all listeners. */
  wake: () => void;
};

/** The listeners in this process for this name, shared however often Next loads the module. */
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
