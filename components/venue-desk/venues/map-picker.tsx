"use client";

import { MapPin, Minus, Plus } from "lucide-react";
import { type PointerEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { MapGround } from "@/components/venues/map/map-ground";
import {
  MAP_HEIGHT,
  MAP_WIDTH,
  type Point,
  positionIn,
  viewOf,
  ZOOM_MAX_DRAWN,
  ZOOM_MIN,
} from "@/lib/map-view";
import { pointAt } from "./map-point";

type MapPickerProps = {
  latitude: number | null;
  longitude: number | null;
  faults: Record<string, string>;
};

const numberOf = (text: string) => (text.trim() === "" ? null : Number(text.replace(",", ".")));

/** Where the venue is: by a click on the map, or as coordinates. Both are read from fields by their names. */
export function MapPicker({ latitude, longitude, faults }: MapPickerProps) {
  const [text, setText] = useState({ latitude: String(latitude ?? ""), longitude: String(longitude ?? "") });
  const place = placeOf(text);
  const [view, setView] = useState(() => viewOf(place ? [place] : []));
  const at = place && positionIn(view, place);
  const choose = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * MAP_WIDTH;
    const y = ((event.clientY - box.top) / box.height) * MAP_HEIGHT;
    const chosen = pointAt(view, { x, y });
    setText({ latitude: String(chosen.latitude), longitude: String(chosen.longitude) });
  };
  const zoomTo = (zoom: number) => setView({ ...view, ...(place ?? {}), zoom });
  const isInside = at && at.x >= 0 && at.x <= MAP_WIDTH && at.y >= 0 && at.y <= MAP_HEIGHT;
  return (
    <div className="space-y-3">
      <div className="relative max-w-lg">
        <div
          onPointerUp={choose}
          className="relative aspect-4/3 cursor-crosshair overflow-hidden rounded-card border border-border bg-accent-soft"
        >
          <MapGround view={view} tiles={null} />
          {isInside && (
            <MapPin
              aria-hidden="true"
              className="-translate-x-1/2 -translate-y-full pointer-events-none absolute size-8 fill-accent text-accent-contrast"
              style={{ left: `${(at.x / MAP_WIDTH) * 100}%`, top: `${(at.y / MAP_HEIGHT) * 100}%` }}
            />
          )}
        </div>
        <div className="absolute top-2 right-2 flex flex-col gap-1">
          <IconButton
            label="Zoom in"
            variant="secondary"
            size="sm"
            disabled={view.zoom >= ZOOM_MAX_DRAWN}
            onClick={() => zoomTo(view.zoom + 1)}
          >
            <Plus aria-hidden="true" />
          </IconButton>
          <IconButton
            label="Zoom out"
            variant="secondary"
            size="sm"
            disabled={view.zoom <= ZOOM_MIN}
            onClick={() => zoomTo(view.zoom - 1)}
          >
            <Minus aria-hidden="true" />
          </IconButton>
        </div>
      </div>
      <p className="text-muted text-sm">Click the map, zoom in and click again, or type the coordinates.</p>
      <div className="grid gap-3 sm:grid-cols-2">
        {(["latitude", "longitude"] as const).map((name) => (
          <Field
            key={name}
            label={name === "latitude" ? "Latitude" : "Longitude"}
            optional
            error={faults[name]}
          >
            {(control) => (
              <Input
                {...control}
                name={name}
                inputMode="decimal"
                autoComplete="off"
                value={text[name]}
                onChange={({ target }) => setText({ ...text, [name]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </div>
  );
}

function placeOf(text: { latitude: string; longitude: string }): Point | null {
  const [latitude, longitude] = [numberOf(text.latitude), numberOf(text.longitude)];
  if (latitude === null || longitude === null) return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
