"use client";

import { useLayoutEffect } from "react";
import { runThemeScript } from "@/lib/theme";

/** Keeps the theme where React draws the whole document in the browser. Shows nothing. */
export function ThemeKeeper() {
  useLayoutEffect(runThemeScript, []);
  return null;
}
