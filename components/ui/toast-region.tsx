"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import { isToastWanted, onToastWanted } from "./toast";

const Toaster = lazy(() => import("./toaster").then((module) => ({ default: module.Toaster })));

/** Where toasts appear. Costs a page nothing until the first one. */
export function ToastRegion() {
  const wanted = useSyncExternalStore(onToastWanted, isToastWanted, () => false);
  return (
    wanted && (
      <Suspense>
        <Toaster />
      </Suspense>
    )
  );
}
