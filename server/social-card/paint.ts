import { readFile } from "node:fs/promises";
import { createCanvas, GlobalFonts, Path2D, type SKRSContext2D } from "@napi-rs/canvas";
import { type Cover, coverFor } from "@/lib/cover";
import { coverHeight, coverWidth } from "@/lib/cover-patterns";
import { CARD_HEIGHT, CARD_WIDTH, type SocialCard } from "./card";
import { chooseFonts, installedFile } from "./font-choice";
import { fitText, type Step, startsRightToLeft } from "./text-lines";

// The colours of the light theme in globals.css.
const PAPER = "#fbfaf7";
const INK = "#14151a";
const MUTED = "#565862";
const ACCENT = "#2f4cdf";

const EDGE = 44;
const ART_WIDTH = 372;
const TEXT_WIDTH = CARD_WIDTH - ART_WIDTH - EDGE * 3 - 12;
const LINE_HEIGHT = 1.2;
const TITLE_TOP = 126;
const TITLE_STEPS: [Step, ...Step[]] = [
  { size: 76, linesMax: 3 },
  { size: 60, linesMax: 4 },
  { size: 52, linesMax: 4 },
  { size: 46, linesMax: 5 },
];
const DETAIL_STEPS: [Step, ...Step[]] = [
  { size: 30, linesMax: 1 },
  { size: 26, linesMax: 1 },
];
// A time must be readable as a whole, so it may shrink further.
const TIME_STEPS: [Step, ...Step[]] = [...DETAIL_STEPS, { size: 22, linesMax: 1 }, { size: 19, linesMax: 1 }];
const DETAIL_HEIGHT = 46;

const TICKET =
  "M9 2h14a7 7 0 0 1 7 7v4.2a2.8 2.8 0 0 0 0 5.6V23a7 7 0 0 1-7 7H9a7 7 0 0 1-7-7v-4.2a2.8 2.8 0 0 0 0-5.6V9a7 7 0 0 1 7-7z";
const LETTER_T =
  "M17.6 7.7v4.5h4.1v3.2h-4.1v4.8c0 1.3.6 1.8 1.8 1.8.8 0 1.5-.1 2.1-.3v3.1c-.8.3-1.8.5-3 .5-3.1 0-4.6-1.5-4.6-4.5v-5.4h-2.8v-3.2h2.8V7.7z";

type Words = { text: string; font: (size: number) => string; color: string; isRtl: boolean };

/** Draws a card as a PNG. @throws if the drawing library or a font of the installation is missing */
export async function paintCard(card: SocialCard): Promise<Buffer> {
  const title = await wordsOf(card.title, card, 650, INK);
  const details = await Promise.all([
    wordsOf(card.time, card, 600, ACCENT),
    wordsOf(card.place ?? "", card, 450, INK),
    wordsOf(card.host, card, 450, MUTED),
  ]);
  const mark = await wordsOf("Turnout", card, 650, INK);
  const canvas = createCanvas(CARD_WIDTH, CARD_HEIGHT);
  const context = canvas.getContext("2d");
  context.fillStyle = PAPER;
  context.fillRect(0, 0, CARD_WIDTH, CARD_HEIGHT);
  // A right-to-left title mirrors the whole card.
  const isRtl = title.isRtl;
  paintCover(context, coverFor(card.eventId), isRtl ? EDGE : CARD_WIDTH - EDGE - ART_WIDTH);
  const edge = isRtl ? CARD_WIDTH - EDGE - 12 : EDGE + 12;
  paintMark(context, mark, edge, isRtl);
  paintTitle(context, title, edge, isRtl);
  const shown = details.filter(({ text }) => text.trim() !== "");
  shown.forEach((words, index) => {
    const y = CARD_HEIGHT - EDGE - 14 - (shown.length - 1 - index) * DETAIL_HEIGHT;
    const steps = index === 0 ? TIME_STEPS : DETAIL_STEPS;
    const { lines, size } = fitText(words.text, TEXT_WIDTH, steps, measureWith(context, words));
    paintLine(context, { ...words, text: lines[0] ?? "" }, { x: edge, y, size, isRight: isRtl });
  });
  // Encodes off the main thread.
  return canvas.encode("png");
}

async function wordsOf(text: string, card: SocialCard, weight: number, color: string): Promise<Words> {
  const chosen = chooseFonts(text, card.timeZone);
  const families: string[] = [];
  for (const file of chosen.files) families.push(await loadedFont(file));
  const list = families.map((family) => `"${family}"`).join(", ");
  const font = (size: number) => `${weight} ${size}px ${list}`;
  return { text: chosen.text, font, color, isRtl: startsRightToLeft(chosen.text) };
}

const loading = new Map<string, Promise<string>>();

/** The name under which the font of a file can be used. The file is read at its first use and cached. */
function loadedFont(file: string): Promise<string> {
  const known = loading.get(file);
  if (known) return known;
  const name = `card font ${loading.size}`;
  const loaded = readFile(installedFile(file)).then((bytes) => {
    if (!GlobalFonts.register(bytes, name)) throw new Error(`The font ${file} cannot be read.`);
    return name;
  });
  loading.set(file, loaded);
  loaded.catch(() => loading.delete(file));
  return loaded;
}

function measureWith(context: SKRSContext2D, { font }: Words) {
  const known = new Map<string, number>();
  return (text: string) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    context.font = font(100);
    const width = context.measureText(text).width / 100;
    known.set(text, width);
    return width;
  };
}

function paintTitle(context: SKRSContext2D, title: Words, x: number, isRight: boolean) {
  const { lines, size } = fitText(title.text, TEXT_WIDTH, TITLE_STEPS, measureWith(context, title));
  lines.forEach((text, index) => {
    const y = TITLE_TOP + size * (0.85 + index * LINE_HEIGHT);
    paintLine(context, { ...title, text }, { x, y, size, isRight });
  });
}

type Place = { x: number; y: number; size: number; isRight: boolean };

function paintLine(context: SKRSContext2D, words: Words, { x, y, size, isRight }: Place) {
  context.font = words.font(size);
  context.fillStyle = words.color;
  context.direction = words.isRtl ? "rtl" : "ltr";
  context.textAlign = isRight ? "right" : "left";
  context.fillText(words.text, x, y, TEXT_WIDTH);
}

function paintMark(context: SKRSContext2D, name: Words, x: number, isRight: boolean) {
  const side = 44;
  context.save();
  context.translate(isRight ? x - side : x, EDGE);
  context.scale(side / 32, side / 32);
  context.fillStyle = ACCENT;
  context.fill(new Path2D(TICKET));
  context.fillStyle = "#ffffff";
  context.fill(new Path2D(LETTER_T));
  context.restore();
  const beside = isRight ? x - side - 12 : x + side + 12;
  paintLine(context, name, { x: beside, y: EDGE + 33, size: 30, isRight });
}

/** Draws the middle of the cover in a box with rounded corners, as the site does. */
function paintCover(context: SKRSContext2D, { ground, angle, glows, paths }: Cover, x: number) {
  const height = CARD_HEIGHT - EDGE * 2;
  context.save();
  context.beginPath();
  context.roundRect(x, EDGE, ART_WIDTH, height, 36);
  context.clip();
  context.translate(x + ART_WIDTH / 2, EDGE + height / 2);
  context.scale(height / coverHeight, height / coverHeight);
  context.translate(-coverWidth / 2, -coverHeight / 2);
  paintGround(context, ground, angle);
  for (const { cx, cy, r, color } of glows) {
    const light = context.createRadialGradient(cx, cy, 0, cx, cy, r);
    light.addColorStop(0, `${color}d9`);
    light.addColorStop(1, `${color}00`);
    context.fillStyle = light;
    context.fillRect(cx - r, cy - r, r * 2, r * 2);
  }
  context.lineCap = "round";
  for (const { d, fill, stroke, strokeWidth, opacity } of paths) {
    const shape = new Path2D(d);
    context.globalAlpha = opacity ?? 1;
    if (fill) {
      context.fillStyle = fill;
      context.fill(shape);
    }
    if (stroke) {
      context.strokeStyle = stroke;
      context.lineWidth = strokeWidth ?? 1;
      context.stroke(shape);
    }
  }
  context.restore();
}

function paintGround(context: SKRSContext2D, [from, to]: [string, string], angle: number) {
  const [dx, dy] = [Math.cos((angle * Math.PI) / 180) / 2, Math.sin((angle * Math.PI) / 180) / 2];
  const gradient = context.createLinearGradient(0.5 - dx, 0.5 - dy, 0.5 + dx, 0.5 + dy);
  gradient.addColorStop(0, from);
  gradient.addColorStop(1, to);
  context.save();
  context.scale(coverWidth, coverHeight);
  context.fillStyle = gradient;
  context.fillRect(0, 0, 1, 1);
  context.restore();
}
