"use client";

import { useLayoutEffect } from "react";
import { restoreTheme } from "@/lib/theme";

/** Keeps the theme where React draws the whole document in the browser. Shows nothing. */
export function ThemeKeeper() {
  useLayoutEffect(restoreTheme, []);
  return null;
}
