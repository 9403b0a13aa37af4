"use client";

import { SearchX } from "lucide-react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ROLES, type UserOut } from "@/server/domains/operations/users/schema";
import { DataTable } from "../data-table";
import { FilterSelect } from "../filter-select";
import { ListFrame } from "../list-frame";
import { SearchField } from "../search-field";
import { Section } from "../section";
import { useAddress } from "../use-address";
import { type Page, usePages } from "../use-pages";
import { roleWords } from "../words";
import { usersInput } from "./filters";
import { useUserActions } from "./use-user-actions";
import { UserDialogs } from "./user-dialogs";
import { UserRow } from "./user-row";

type UsersViewProps = { first: { page: Page<UserOut>; input: ReturnType<typeof usersInput> } };

/** All accounts: search, ban, unban and change roles. */
export function UsersView({ first }: UsersViewProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { address, set } = useAddress();
  const input = usersInput(address);
  const list = usePages<UserOut>({
    path: trpc.admin.users.list.pathKey(),
    input,
    fetchPage: (more, signal) => client.admin.users.list.query({ ...input, ...more }, { signal }),
    first,
  });
  const actions = useUserActions();
  return (
    <Section title="Users">
      <UserFilters input={input} isSearching={list.isPlaceholderData} onChange={set} />
      <ListFrame list={list} one="person" many="people" empty={<NobodyFits onClear={() => set(NO_FILTER)} />}>
        <DataTable label="Users" columns={["Person", "Role", "Holds", "Joined"]}>
          {list.items.map((user) => (
            <UserRow key={user.id} user={user} actions={actions} />
          ))}
        </DataTable>
      </ListFrame>
      <UserDialogs actions={actions} />
    </Section>
  );
}

type UserFiltersProps = {
  input: ReturnType<typeof usersInput>;
  isSearching: boolean;
  onChange: (change: Record<string, string | undefined>) => void;
};

function UserFilters({ input, isSearching, onChange }: UserFiltersProps) {
  return (
    <search className="flex flex-wrap gap-2">
      <SearchField
        label="Search users by name or email"
        placeholder="Name or email"
        value={input.q ?? ""}
        onChange={(q) => onChange({ q })}
        searching={isSearching}
      />
      <FilterSelect
        label="Role"
        all="Every role"
        options={ROLES.map((role) => ({ value: role, label: roleWords[role] }))}
        value={input.role}
        onChange={(role) => onChange({ role })}
      />
      <FilterSelect
        label="Banned"
        all="Banned or not"
        options={[
          { value: "yes", label: "Banned" },
          { value: "no", label: "Not banned" },
        ]}
        value={input.banned === undefined ? undefined : input.banned ? "yes" : "no"}
        onChange={(banned) => onChange({ banned })}
      />
    </search>
  );
}

const NO_FILTER = { q: undefined, role: undefined, banned: undefined };

function NobodyFits({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={<SearchX />}
      level="h3"
      title="No guests match"
      description="No user matches this search, role and status."
      action={
        <Button variant="secondary" onClick={onClear}>
          Show everyone
        </Button>
      }
    />
  );
}
