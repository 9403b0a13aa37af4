import type { ReactNode } from "react";
import { RailLayout } from "@/components/layout/rail-layout";
import { PageHeader } from "@/components/ui/page-header";
import type { Desk } from "@/lib/sourcing-paths";
import type { OrganizationOut } from "@/server/domains/organizations/schema";
import { deskNames } from "../desk-names";
import { roleWords } from "../role-words";
import { OrganizationSwitcher } from "./organization-switcher";
import { railOf } from "./rails";

type DeskFrameProps = {
  desk: Desk;
  /** The organization that the viewer acts for here. */
  organization: OrganizationOut;
  /** All organizations that they can act for. */
  organizations: readonly OrganizationOut[];
  children: ReactNode;
};

/** The frame of a desk: for which organization one acts, how to switch, and the rail of its pages. */
export function DeskFrame({ desk, organization, organizations, children }: DeskFrameProps) {
  return (
    <RailLayout
      header={
        <PageHeader
          title={organization.name}
          description={`${deskNames[desk]} · ${roleWords[organization.role].yours}`}
          actions={<OrganizationSwitcher desk={desk} current={organization} organizations={organizations} />}
        />
      }
      label={deskNames[desk]}
      links={railOf(desk, organization.slug)}
    >
      {children}
    </RailLayout>
  );
}
