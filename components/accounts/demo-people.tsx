"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Spinner } from "@/components/ui/spinner";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { goTo, signInWith } from "./auth-client";
import { FormFault } from "./form-fault";

type DemoPerson = { email: string; name: string; imageUrl: string | null; part: string; home: string };

/** The people of the demo, each one click away. */
export function DemoPeople({
  people,
  password,
  callbackUrl,
}: {
  people: readonly DemoPerson[];
  password: string;
  /** Where the person was going; null = nowhere in particular, so that each lands where they work. */
  callbackUrl: string | null;
}) {
  const [pending, setPending] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  async function become({ email, home }: DemoPerson) {
    if (pending) return;
    setPending(email);
    setError(null);
    try {
      await signInWith("password", { email, password });
      goTo(callbackUrl ?? home);
    } catch (fault) {
      setError(errorMessage(errorFacts(fault)));
      setPending(null);
    }
  }
  return (
    <section aria-labelledby="demo-people">
      <h2 id="demo-people" className="font-medium text-sm">
        Try the demo as …
      </h2>
      <FormFault>{error}</FormFault>
      <ul className="mt-3 divide-y divide-border overflow-hidden rounded-card border border-border bg-surface shadow-card">
        {people.map((person) => (
          <li key={person.email}>
            <PersonButton person={person} pending={pending === person.email} onClick={() => become(person)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PersonButton({
  person: { name, imageUrl, part },
  pending,
  onClick,
}: {
  person: DemoPerson;
  pending: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-busy={pending || undefined}
      onClick={onClick}
      className="flex w-full items-center gap-3 px-3.5 py-2.5 text-left transition-colors hover:bg-fill focus-visible:outline-offset-[-2px]"
    >
      <Avatar name={name} imageUrl={imageUrl} size="sm" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium text-sm">
          <span className="sr-only">Sign in as </span>
          <bdi>{name}</bdi>
        </span>
        <span className="block truncate text-muted text-xs">{part}</span>
      </span>
      {pending ? <Spinner /> : <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted" />}
    </button>
  );
}
