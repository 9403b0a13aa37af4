import { seededRandom } from "../../../lib/seeded-random";

/** Pictures of the demo as SVG, drawn by numbers so that they are the same in every database. */

export type Drawing = { fileName: string; width: number; height: number; svg: string };

const WIDTH = 1600;
const HEIGHT = 1067;

const times = <Value>(count: number, make: (index: number) => Value) =>
  Array.from({ length: count }, (_, index) => make(index));

function drawing(fileName: string, content: string): Drawing {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${content}</svg>`;
  return { fileName, width: WIDTH, height: HEIGHT, svg };
}

/** A string of lanterns from one side to the other, hanging down to `sag` in the middle. */
function lanterns(y: number, sag: number, count: number): string {
  const at = (part: number) => ({ x: part * WIDTH, y: y + sag * 4 * part * (1 - part) });
  const lamps = times(count, (index) => {
    const place = at((index + 0.5) / count);
    return `<circle cx="${place.x}" cy="${place.y + 16}" r="46" fill="url(#glow)"/><circle cx="${place.x}" cy="${place.y + 16}" r="10" fill="#ffe2a8"/>`;
  });
  return `<path d="M0 ${y} Q ${WIDTH / 2} ${y + 2 * sag} ${WIDTH} ${y}" fill="none" stroke="#12182e" stroke-width="4"/>${lamps.join("")}`;
}

/** A warehouse with lit windows that stand in the water as well. */
function warehouse(x: number, width: number, height: number, random: () => number): string {
  const ground = 690;
  const columns = Math.floor(width / 74);
  const rows = Math.floor(height / 92);
  const windows = times(columns * rows, (index) => {
    const left = x + 26 + (index % columns) * 74;
    const top = ground - height + 38 + Math.floor(index / columns) * 92;
    const isLit = random() > 0.36;
    const light = isLit ? (random() > 0.5 ? "#ffcf7d" : "#f7b35c") : "#1d2749";
    const mirrored = isLit
      ? `<rect x="${left}" y="${2 * ground - top - 40}" width="30" height="${40 + random() * 60}" fill="${light}" opacity="0.22"/>`
      : "";
    return `<rect x="${left}" y="${top}" width="30" height="46" rx="15" fill="${light}"/>${mirrored}`;
  });
  const roof = `<path d="M${x - 8} ${ground - height} L${x + width / 2} ${ground - height - 74} L${x + width + 8} ${ground - height} Z" fill="#0e1428"/>`;
  return `<rect x="${x}" y="${ground - height}" width="${width}" height="${height}" fill="#141b36"/>${roof}${windows.join("")}`;
}

/** The harbour at night: warehouses, lanterns and their light on the water. */
export function harbourAtNight(): Drawing {
  const random = seededRandom("harbour");
  const stars = times(90, () => {
    const [x, y, r] = [random() * WIDTH, random() * 420, 0.8 + random() * 1.8];
    return `<circle cx="${x}" cy="${y}" r="${r}" fill="#dfe6ff" opacity="${0.3 + random() * 0.6}"/>`;
  });
  const ripples = times(120, () => {
    const y = 705 + random() ** 1.6 * 350;
    const width = 20 + random() * 130 * ((y - 600) / 400);
    return `<rect x="${random() * WIDTH}" y="${y}" width="${width}" height="3" rx="1.5" fill="${random() > 0.5 ? "#ffd894" : "#8fa4e6"}" opacity="${0.1 + random() * 0.25}"/>`;
  });
  return drawing(
    "Harbour at night.png",
    `<defs>
      <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#101a45"/><stop offset="0.7" stop-color="#4a3f7d"/><stop offset="1" stop-color="#c9786b"/></linearGradient>
      <linearGradient id="water" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#6d4a6b"/><stop offset="0.35" stop-color="#2a2b5c"/><stop offset="1" stop-color="#0c1230"/></linearGradient>
      <radialGradient id="glow"><stop offset="0" stop-color="#ffd98f" stop-opacity="0.85"/><stop offset="1" stop-color="#ffd98f" stop-opacity="0"/></radialGradient>
    </defs>
    <rect width="${WIDTH}" height="690" fill="url(#sky)"/>
    ${stars.join("")}
    <circle cx="1240" cy="190" r="150" fill="url(#glow)" opacity="0.5"/><circle cx="1240" cy="190" r="58" fill="#fff1d2"/>
    <rect y="690" width="${WIDTH}" height="${HEIGHT - 690}" fill="url(#water)"/>
    ${warehouse(60, 420, 250, random)}${warehouse(520, 330, 340, random)}${warehouse(900, 300, 210, random)}${warehouse(1240, 320, 290, random)}
    <rect y="684" width="${WIDTH}" height="14" fill="#0b1022"/>
    ${ripples.join("")}
    ${lanterns(250, 70, 13)}${lanterns(120, 100, 11)}`,
  );
}

/** A radio of 1961 on a bench, its dial lit. */
export function radioOnBench(): Drawing {
  const random = seededRandom("radio");
  const cloth = times(18, (row) =>
    times(23, (column) => {
      const [x, y] = [372 + column * 20, 396 + row * 20];
      return `<circle cx="${x}" cy="${y}" r="5.5" fill="#8a6a3f" opacity="${0.55 + random() * 0.4}"/>`;
    }).join(""),
  );
  const marks = times(31, (index) => {
    const isLong = index % 5 === 0;
    return `<rect x="${884 + index * 11.5}" y="${isLong ? 424 : 436}" width="2.5" height="${isLong ? 34 : 22}" fill="#5a3410"/>`;
  });
  const grain = times(40, () => {
    const y = 812 + random() * 250;
    const x = random() * 1300;
    return `<path d="M${x} ${y} q 160 ${-8 + random() * 16} 320 0" stroke="#6f4526" stroke-width="2" fill="none" opacity="0.45"/>`;
  });
  const knob = (x: number) =>
    `<circle cx="${x}" cy="676" r="58" fill="#3a2414"/><circle cx="${x}" cy="670" r="50" fill="#e9d7b4"/><circle cx="${x}" cy="670" r="34" fill="#d6bf93"/><rect x="${x - 4}" y="626" width="8" height="30" rx="4" fill="#5a3410"/>`;
  return drawing(
    "The radio.png",
    `<defs>
      <linearGradient id="wall" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#cfe0d8"/><stop offset="1" stop-color="#8fb3a9"/></linearGradient>
      <linearGradient id="bench" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#a5703f"/><stop offset="1" stop-color="#7b4d29"/></linearGradient>
      <linearGradient id="wood" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#9c5a2b"/><stop offset="1" stop-color="#6d3a18"/></linearGradient>
      <linearGradient id="dial" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fff0bf"/><stop offset="1" stop-color="#ffc65c"/></linearGradient>
      <radialGradient id="light"><stop offset="0" stop-color="#ffe7a6" stop-opacity="0.9"/><stop offset="1" stop-color="#ffe7a6" stop-opacity="0"/></radialGradient>
    </defs>
    <rect width="${WIDTH}" height="${HEIGHT}" fill="url(#wall)"/>
    <rect x="120" y="70" width="300" height="210" rx="10" fill="#f3f6ee"/><rect x="140" y="90" width="125" height="170" fill="#bfe0f2"/><rect x="275" y="90" width="125" height="170" fill="#aed6ee"/>
    <rect y="800" width="${WIDTH}" height="${HEIGHT - 800}" fill="url(#bench)"/>${grain.join("")}
    <ellipse cx="800" cy="822" rx="560" ry="34" fill="#3d2412" opacity="0.35"/>
    <rect x="300" y="310" width="1000" height="500" rx="64" fill="url(#wood)"/>
    <rect x="330" y="340" width="940" height="440" rx="44" fill="#caa36a"/>
    <rect x="352" y="372" width="480" height="384" rx="26" fill="#dcbd88"/>${cloth.join("")}
    <rect x="864" y="384" width="380" height="150" rx="18" fill="url(#dial)"/>${marks.join("")}
    <rect x="884" y="478" width="340" height="3" fill="#5a3410"/><rect x="1034" y="400" width="6" height="118" fill="#c8321f"/>
    <circle cx="1037" cy="460" r="210" fill="url(#light)" opacity="0.5"/>
    ${knob(960)}${knob(1150)}
    <rect x="420" y="806" width="70" height="22" rx="8" fill="#2b1a0e"/><rect x="1110" y="806" width="70" height="22" rx="8" fill="#2b1a0e"/>
    <g transform="rotate(-24 250 900)"><rect x="120" y="888" width="170" height="30" rx="15" fill="#d2452f"/><rect x="288" y="897" width="150" height="12" rx="3" fill="#aab4ba"/></g>
    <circle cx="1400" cy="905" r="34" fill="#49606b"/><circle cx="1400" cy="905" r="14" fill="#2c3b43"/>`,
  );
}
