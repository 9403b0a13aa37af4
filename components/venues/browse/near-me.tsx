"use client";

import { LocateFixed } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";

/** Two decimals are about a kilometre: enough for a list, and less than an address. */
const DECIMALS = 2;

/**
 * Searches around the device's position, which is asked for on a click and never before. Part of the search form: it
 * fills `near`, empties the city, and sends the form.
 */
export function NearMe({ near }: { near: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<"idle" | "asking" | "failed">("idle");
  const locate = () => {
    if (!("geolocation" in navigator)) return setState("failed");
    setState("asking");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const input = field.current;
        if (!input?.form) return;
        input.disabled = false;
        input.value = `${coords.latitude.toFixed(DECIMALS)},${coords.longitude.toFixed(DECIMALS)}`;
        const city = input.form.elements.namedItem("city");
        if (city instanceof HTMLInputElement) city.value = "";
        input.form.requestSubmit();
        setState("idle");
      },
      () => setState("failed"),
      { timeout: 10_000, maximumAge: 300_000 },
    );
  };
  return (
    <>
      <input ref={field} type="hidden" name="near" defaultValue={near} disabled={near === ""} />
      <Button variant="soft" size="sm" pending={state === "asking"} onClick={locate}>
        <LocateFixed aria-hidden="true" />
        Near me
      </Button>
      <span role="status" className="text-muted text-sm">
        {state === "failed" && "We couldn't find where you are. Type a city instead."}
      </span>
    </>
  );
}
