"use client";

import { Camera, CameraOff } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { cn } from "@/lib/class-names";
import { type CameraState, useCamera } from "./use-camera";

const WORDS: Record<Exclude<CameraState, "on" | "starting">, string> = {
  off: "Point the camera at a guest's ticket. Nothing is recorded.",
  denied:
    "This browser may not use the camera. Allow it in the site's settings, or find guests by name below.",
  missing: "No camera was found. Find guests by name, or type the code of their ticket.",
  insecure:
    "The camera needs a secure connection (https). Find guests by name, or type the code of their ticket.",
};

/** What the camera sees, and why it does not where it does not. */
export function CameraView({ onCode, onStart }: { onCode: (text: string) => void; onStart: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const { state, start, end } = useCamera(video, onCode);
  const isOn = state === "on";
  return (
    <section
      aria-label="Camera"
      className="relative grid aspect-[4/3] place-items-center overflow-hidden rounded-card border border-border bg-sunken sm:aspect-video"
    >
      <video
        ref={video}
        muted
        playsInline
        tabIndex={-1}
        aria-label="What the camera sees"
        className={cn("absolute inset-0 size-full object-cover", !isOn && "opacity-0")}
      />
      {isOn ? (
        <>
          <div
            aria-hidden="true"
            className="aspect-square h-3/5 rounded-panel border-4 border-white/90 shadow-[0_0_0_100vmax_oklch(0_0_0/35%)]"
          />
          <p className="sr-only">The camera is on and looks for tickets.</p>
          <Button size="sm" variant="secondary" onClick={end} className="absolute right-3 bottom-3">
            <CameraOff aria-hidden="true" />
            Stop camera
          </Button>
        </>
      ) : state === "starting" ? (
        <p className="flex items-center gap-2 text-muted text-sm">
          <Spinner />
          Starting the camera…
        </p>
      ) : (
        <div className="flex max-w-sm flex-col items-center gap-4 p-6 text-center">
          <p className="text-muted text-sm" role={state === "off" ? undefined : "alert"}>
            {WORDS[state]}
          </p>
          {state !== "insecure" && (
            <Button
              size="lg"
              onClick={() => {
                onStart();
                void start();
              }}
            >
              <Camera aria-hidden="true" />
              {state === "off" ? "Start camera" : "Try again"}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
