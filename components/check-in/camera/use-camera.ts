import { type RefObject, useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { createCodeReader } from "./read-code";

export type CameraState = "off" | "starting" | "on" | "denied" | "missing" | "insecure";

const EVERY_MS = 160;
/** A code that stays in view is read once; one that was away for so long is read again. */
const AWAY_MS = 2_500;

/** The camera of this phone and the codes that it sees. `onCode` is called once for each time that a code comes into view. */
export function useCamera(video: RefObject<HTMLVideoElement | null>, onCode: (text: string) => void) {
  const [state, setState] = useState<CameraState>("off");
  const stop = useRef<() => void>(() => {});
  const onRead = useEffectEvent(onCode);
  const start = useCallback(async () => {
    if (!navigator.mediaDevices) return setState("insecure");
    setState("starting");
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 } },
        audio: false,
      });
      stop.current = await watch(stream, video.current, (text) => onRead(text));
      setState("on");
    } catch (error) {
      setState(error instanceof DOMException && error.name === "NotAllowedError" ? "denied" : "missing");
    }
  }, [video]);
  useEffect(() => {
    // Where the person allowed it before, it starts without another press.
    void navigator.permissions
      ?.query({ name: "camera" as PermissionName })
      .then(({ state: allowed }) => (allowed === "granted" ? start() : undefined))
      .catch(() => {});
    return () => stop.current();
  }, [start]);
  const end = useCallback(() => {
    stop.current();
    setState("off");
  }, []);
  return { state, start, end };
}

async function watch(
  stream: MediaStream,
  video: HTMLVideoElement | null,
  onCode: (text: string) => void,
): Promise<() => void> {
  const end = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  if (!video) {
    end();
    return () => {};
  }
  video.srcObject = stream;
  await video.play();
  const read = await createCodeReader();
  let isOver = false;
  let last = { text: "", at: 0 };
  const look = async () => {
    const text = await read(video).catch(() => null);
    if (isOver) return;
    const now = performance.now();
    if (text !== null) {
      const isNew = text !== last.text || now - last.at > AWAY_MS;
      last = { text, at: now };
      if (isNew) onCode(text);
    }
    setTimeout(look, EVERY_MS);
  };
  void look();
  return () => {
    isOver = true;
    video.srcObject = null;
    end();
  };
}
