import type { Storage } from "../storage";
import { storageFault } from "../storage";

const noSpace = () => storageFault(Object.assign(new Error("no space left on device"), { code: "ENOSPC" }));

/** A storage like `inner` whose disk is full while `isFull()`. */
export function fillingStorage(inner: Storage, isFull: () => boolean): Storage {
  return {
    ...inner,
    async receive(...given) {
      if (isFull()) throw noSpace();
      return inner.receive(...given);
    },
    async put(...given) {
      if (isFull()) throw noSpace();
      return inner.put(...given);
    },
  };
}
