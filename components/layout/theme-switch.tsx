"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useId, useSyncExternalStore } from "react";

const themes = [
  { value: "light", label: "Light theme", Icon: Sun },
  { value: "dark", label: "Dark theme", Icon: Moon },
  { value: "system", label: "Theme of the device", Icon: Monitor },
];

const subscribeToNothing = () => () => {};

/** Light, dark, or as the device says. */
export function ThemeSwitch() {
  const name = useId();
  const { theme, setTheme } = useTheme();
  // The server cannot know the stored choice, so none is marked until the browser has taken over.
  const hydrated = useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
  return (
    <div role="radiogroup" aria-label="Theme" className="inline-flex rounded-control bg-fill p-0.5">
      {themes.map(({ value, label, Icon }) => (
        <label
          key={value}
          title={label}
          className="relative grid size-8 place-items-center rounded-md text-muted transition-colors hover:text-text has-checked:bg-thumb has-checked:text-text has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-accent-text"
        >
          <input
            type="radio"
            name={name}
            value={value}
            aria-label={label}
            checked={hydrated && theme === value}
            onChange={() => setTheme(value)}
            className="sr-only"
          />
          <Icon aria-hidden="true" className="size-4" />
        </label>
      ))}
    </div>
  );
}
