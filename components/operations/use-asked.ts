"use client";

import { useState } from "react";

/** Something that is asked about before it is done; what was asked about stays while its dialog fades. */
export function useAsked<Thing>() {
  const [asked, setAsked] = useState<{ thing: Thing | null; open: boolean }>({ thing: null, open: false });
  return {
    ...asked,
    ask: (thing: Thing) => setAsked({ thing, open: true }),
    close: () => setAsked(({ thing }) => ({ thing, open: false })),
  };
}
