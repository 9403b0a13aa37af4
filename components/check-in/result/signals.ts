import type { Verdict } from "./verdict";

type Tone = Verdict["tone"];
type Note = { hertz: number; from: number; seconds: number };

/** Rising for yes, level for "already", falling for no: told apart without looking and without colour. */
const NOTES: Record<Tone, Note[]> = {
  in: [
    { hertz: 880, from: 0, seconds: 0.09 },
    { hertz: 1320, from: 0.1, seconds: 0.14 },
  ],
  already: [
    { hertz: 620, from: 0, seconds: 0.12 },
    { hertz: 620, from: 0.18, seconds: 0.12 },
  ],
  waiting: [
    { hertz: 620, from: 0, seconds: 0.12 },
    { hertz: 740, from: 0.14, seconds: 0.16 },
  ],
  undone: [{ hertz: 520, from: 0, seconds: 0.12 }],
  refused: [
    { hertz: 330, from: 0, seconds: 0.2 },
    { hertz: 220, from: 0.22, seconds: 0.32 },
  ],
};

const SHAKES: Record<Tone, number[]> = {
  in: [70],
  already: [60, 60, 60],
  waiting: [60, 60, 60],
  undone: [40],
  refused: [260, 80, 260],
};

let context: AudioContext | undefined;

/** Browsers allow sound only after a press: called from one. */
export function allowSound(): void {
  if (typeof AudioContext === "undefined") return;
  context ??= new AudioContext();
  void context.resume().catch(() => {});
}

/** Plays the sound of a result, unless muted, and shakes the phone where it can. */
export function signal(tone: Tone, isMuted: boolean): void {
  navigator.vibrate?.(SHAKES[tone]);
  if (isMuted || context?.state !== "running") return;
  for (const { hertz, from, seconds } of NOTES[tone]) {
    const [source, volume] = [context.createOscillator(), context.createGain()];
    const start = context.currentTime + from;
    source.frequency.value = hertz;
    volume.gain.setValueAtTime(0.25, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + seconds);
    source.connect(volume).connect(context.destination);
    source.start(start);
    source.stop(start + seconds);
  }
}
