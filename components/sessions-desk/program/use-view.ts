"use client";

import { useState } from "react";
import { useMedia } from "@/lib/use-media";

export type View = "list" | "grid";

/** List or grid. There is room for the grid from 1024 px on; below, the list is shown whatever was chosen. */
export function useView() {
  const hasGrid = useMedia("(min-width: 64rem)") === true;
  const [chosen, setChosen] = useState<View>("list");
  return { view: hasGrid ? chosen : "list", setView: setChosen, hasGrid };
}
