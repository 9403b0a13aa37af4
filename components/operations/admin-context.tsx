"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useNow } from "@/components/events/manage/use-now";

const TICK_MS = 5_000;

type Admin = { viewerId: string; timeZone: string; now: Date };
type AdminProviderProps = {
  viewerId: string;
  timeZone: string;
  renderedAt: string;
  children: ReactNode;
};

const AdminContext = createContext<Admin | null>(null);

/** Who looks, in which zone, and what time it is; one clock for all that says how long ago something was. */
export function AdminProvider({ viewerId, timeZone, renderedAt, children }: AdminProviderProps) {
  const now = useNow(new Date(renderedAt), TICK_MS);
  const admin = useMemo(() => ({ viewerId, timeZone, now }), [viewerId, timeZone, now]);
  return <AdminContext value={admin}>{children}</AdminContext>;
}

export function useAdmin(): Admin {
  const admin = useContext(AdminContext);
  if (!admin) throw new Error("this belongs inside the admin pages");
  return admin;
}
