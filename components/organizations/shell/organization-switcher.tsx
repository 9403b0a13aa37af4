"use client";

import { ArrowLeftRight, Check, ChevronsUpDown, Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuLink, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { type Desk, deskPath } from "@/lib/sourcing-paths";
import type { OrganizationOut } from "@/server/domains/organizations/schema";
import { deskNames } from "../desk-names";

type OrganizationSwitcherProps = {
  desk: Desk;
  current: OrganizationOut;
  organizations: readonly OrganizationOut[];
};

/** Switches the organization that one acts for, or to the other desk of the same one. */
export function OrganizationSwitcher({ desk, current, organizations }: OrganizationSwitcherProps) {
  const other: Desk = desk === "organize" ? "venue-desk" : "organize";
  return (
    <Menu>
      <MenuTrigger
        render={
          <Button variant="secondary" size="sm" className="max-w-full">
            <span className="min-w-0 max-w-52 truncate">
              Acting for <bdi>{current.name}</bdi>
            </span>
            <ChevronsUpDown aria-hidden="true" className="text-muted" />
          </Button>
        }
      />
      <MenuContent>
        {organizations.map(({ id, slug, name }) => (
          <MenuLink key={id} href={deskPath(desk, slug)}>
            <Check aria-hidden="true" className={id === current.id ? "text-accent-text!" : "invisible"} />
            <span className="max-w-64 truncate">
              <bdi>{name}</bdi>
            </span>
            {id === current.id && <span className="sr-only">, current</span>}
          </MenuLink>
        ))}
        <MenuSeparator />
        <MenuLink href={deskPath(other, current.slug)}>
          <ArrowLeftRight aria-hidden="true" />
          {deskNames[other]} of this organization
        </MenuLink>
        <MenuLink href={`${deskPath(desk)}?show=all`}>
          <Plus aria-hidden="true" />
          All organizations, or a new one
        </MenuLink>
      </MenuContent>
    </Menu>
  );
}
