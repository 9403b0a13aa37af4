import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AdminProvider } from "@/components/operations/admin-context";
import { AdminFrame } from "@/components/operations/admin-frame";
import { adminCaller } from "./admin-caller";

export const metadata: Metadata = {
  title: { template: "%s · Admin · Turnout", default: "Admin" },
  robots: { index: false },
};

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { viewer } = await adminCaller();
  return (
    <AdminProvider viewerId={viewer.id} timeZone={viewer.timeZone} renderedAt={new Date().toISOString()}>
      <AdminFrame>{children}</AdminFrame>
    </AdminProvider>
  );
}
