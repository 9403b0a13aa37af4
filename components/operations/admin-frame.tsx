import {
  Building2,
  CalendarDays,
  FileQuestion,
  Flag,
  Gauge,
  LayoutDashboard,
  Mail,
  ScrollText,
  Send,
  Timer,
  TriangleAlert,
  Users,
} from "lucide-react";
import type { ReactNode } from "react";
import { RailLayout } from "@/components/layout/rail-layout";
import { PageHeader } from "@/components/ui/page-header";

const links = [
  { href: "/admin", label: "Overview", icon: <LayoutDashboard aria-hidden="true" /> },
  { href: "/admin/users", label: "Users", icon: <Users aria-hidden="true" /> },
  { href: "/admin/reports", label: "Reports", icon: <Flag aria-hidden="true" /> },
  { href: "/admin/events", label: "Events", icon: <CalendarDays aria-hidden="true" /> },
  { href: "/admin/venues", label: "Venues", icon: <Building2 aria-hidden="true" /> },
  { href: "/admin/rfps", label: "Requests (RFPs)", icon: <FileQuestion aria-hidden="true" /> },
  { href: "/admin/outbox", label: "Outbox", icon: <Send aria-hidden="true" /> },
  { href: "/admin/deliveries", label: "Deliveries", icon: <Mail aria-hidden="true" /> },
  { href: "/admin/jobs", label: "Jobs", icon: <Timer aria-hidden="true" /> },
  { href: "/admin/incidents", label: "Incidents", icon: <TriangleAlert aria-hidden="true" /> },
  { href: "/admin/limits", label: "Limits", icon: <Gauge aria-hidden="true" /> },
  { href: "/admin/audit", label: "Audit log", icon: <ScrollText aria-hidden="true" /> },
];

/** The frame of the admin pages. */
export function AdminFrame({ children }: { children: ReactNode }) {
  return (
    <RailLayout header={<PageHeader title="Admin" />} label="Run this site" links={links}>
      {children}
    </RailLayout>
  );
}
