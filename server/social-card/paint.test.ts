import http from "node:http";
import https from "node:https";
import net from "node:net";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { remembering } from "@/lib/remembering";
import { CARD_HEIGHT, CARD_WIDTH, type SocialCard, socialCard } from "./card";
import { paintCard } from "./paint";

const card = (title: string): SocialCard => ({
  eventId: "event",
  title,
  time: "Sat 28 Nov, 19:00 – 22:00 WET",
  place: "Lisboa",
  host: "Hosted by Ana",
  timeZone: "Europe/Lisbon",
});

/** The pixels of a card, four bytes each. */
const pixelsOf = remembering(1_000, String, async (title: string) => {
  const image = await loadImage(await paintCard(card(title)));
  expect([image.width, image.height]).toEqual([CARD_WIDTH, CARD_HEIGHT]);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height).data;
});

/** The number of pixels in which two cards differ. */
async function difference(one: string, other: string): Promise<number> {
  const [a, b] = [await pixelsOf(one), await pixelsOf(other)];
  let count = 0;
  for (let at = 0; at < a.length; at += 4) {
    if (a[at] !== b[at] || a[at + 1] !== b[at + 1] || a[at + 2] !== b[at + 2]) count++;
  }
  return count;
}

const refuse = () => {
  throw new Error("A social image asked the network.");
};

beforeAll(() => {
  vi.stubGlobal("fetch", refuse);
  vi.spyOn(http, "request").mockImplementation(refuse);
  vi.spyOn(https, "request").mockImplementation(refuse);
  vi.spyOn(net, "connect").mockImplementation(refuse);
  vi.spyOn(net.Socket.prototype, "connect").mockImplementation(refuse);
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("drawing without the network", () => {
  // Two words of each script: without a font, both would be the same boxes or nothing.
  test.each([
    ["Latin", "Serata", "Ananas"],
    ["Vietnamese", "Việt ẩm", "Đêm hội"],
    ["Greek", "Βραδιά", "Γιορτή"],
    ["Cyrillic", "Вечер", "Книга"],
    ["Arabic", "مرحبا", "كتاب"],
    ["Hebrew", "שלום", "ספרי"],
    ["Devanagari", "हिन्दी", "कविता"],
    ["Bengali", "বাংলা", "কবিতা"],
    ["Gurmukhi", "ਪੰਜਾਬ", "ਕਵਿਤਾ"],
    ["Gujarati", "ગુજર", "કવિતા"],
    ["Tamil", "தமிழ்", "கவிதை"],
    ["Telugu", "తెలుగు", "కవిత"],
    ["Kannada", "ಕನ್ನಡ", "ಕವಿತೆ"],
    ["Malayalam", "മലയാ", "കവിത"],
    ["Sinhala", "සිංහල", "කවිය"],
    ["Thai", "สวัสดี", "หนังสือ"],
    ["Lao", "ລາວ", "ປຶ້ມ"],
    ["Khmer", "ខ្មែរ", "សៀវភៅ"],
    ["Burmese", "မြန်မာ", "စာအုပ်"],
    ["Tibetan", "བོད་ཡིག", "དེབ"],
    ["Georgian", "ქართ", "წიგნ"],
    ["Armenian", "Հայեր", "Գիրքը"],
    ["Amharic", "አማርኛ", "መጽሐፍ"],
    ["Japanese", "東京の夜", "秋をよむ"],
    ["Korean", "안녕하세", "서울가을"],
    ["Simplified Chinese", "北京夜跑", "读书时间"],
    ["Traditional Chinese", "臺北夜遊", "讀書會嘅"],
    ["emoji", "🎉", "📚"],
    ["joined emoji", "👩‍👩‍👧", "👍🏽"],
    ["flags and keycaps", "🇵🇹", "1️⃣"],
    ["symbols", "★♫", "✂⚙"],
    ["styled letters", "𝓗𝓮𝓵", "𝕁𝕒𝕫"],
  ])("text in %s is drawn without the network", async (_, one, other) => {
    expect(await difference(one, "")).toBeGreaterThan(200);
    expect(await difference(one, other)).toBeGreaterThan(200);
  });

  test("a right-to-left title mirrors the card", async () => {
    expect(await difference("שלום", "Shalom")).toBeGreaterThan(100_000);
  });
});

describe("drawing difficult titles", () => {
  test.each([
    ["no characters", ""],
    ["a word of 200 characters", "Antidisestablishment".repeat(10)],
    ["200 characters without spaces", "春".repeat(200)],
    ["control characters", "a\u0000b\u0007c\u001b[31m\r\nd\u007f\u0085"],
    ["unpaired surrogates", "a\ud83cb\udf89"],
    ["overrides and isolates of direction", "\u202eabc\u2066def\u2069\u200f"],
    ["characters of no font", "\u{10FFFD}\u{E0001}\uFFFE\u{12000}\u{1D2C0}"],
    ["a heap of marks", `a${"\u0301".repeat(199)}`],
    ["markup", `<script>alert("1")</script> & "&quot;' ]]>`],
    ["joiners alone", "\u200d".repeat(200)],
    ["many scripts", "aя漢あ한ก🎉אب".repeat(20)],
    ["quotes and commas of a list of fonts", `", sans-serif; \\27 '`],
  ])("a title with %s still gives a picture", async (_, title) => {
    const event = {
      id: "event",
      title,
      placeHidden: false,
      place: title,
      allDay: false,
      status: "published",
      startsAt: "2026-11-28T19:00:00.000Z",
      endsAt: "2026-11-28T22:00:00.000Z",
      timeZone: "UTC",
      host: { id: "host", name: title, imageUrl: null },
    } as const;
    for (const told of [card(title), socialCard(event, new Date("2026-11-20T12:00:00Z"))]) {
      const png = await paintCard(told);
      expect(png.subarray(1, 4).toString()).toBe("PNG");
    }
  });
});
