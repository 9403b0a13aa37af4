"use client";

import { useState } from "react";

/** The subject of a confirmation dialog, which stays while the dialog fades out. */
export function useAsked<Thing>() {
  const [asked, setAsked] = useState<{ thing: Thing | null; open: boolean }>({ thing: null, open: false });
  return {
    ...asked,
    ask: (thing: Thing) => setAsked({ thing, open: true }),
    close: () => setAsked(({ thing }) => ({ thing, open: false })),
  };
}
