// Finds a Chromium for the tests: PW_CHROMIUM, else Playwright's own, else the one from npm.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { chromium } from "@playwright/test";
import { ROOT } from "./setup.mjs";

/**
 * Launch options for Playwright. The packaged browser is unpacked once, beside the other caches. Its default
 * arguments are not used, because they disable web security.
 */
export async function chromiumLaunchOptions() {
  const args = ["--no-sandbox"];
  if (process.env.PW_CHROMIUM) return { executablePath: process.env.PW_CHROMIUM, args };
  if (existsSync(chromium.executablePath())) return { args };
  const folder = await unpackedChromium();
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: [path.join(folder, "al2023", "lib"), process.env.LD_LIBRARY_PATH]
      .filter(Boolean)
      .join(":"),
    FONTCONFIG_PATH: folder,
  };
  return { executablePath: path.join(folder, "chromium"), args, env };
}

async function unpackedChromium() {
  const packaged = packageFolder();
  const { version } = JSON.parse(readFileSync(path.join(packaged, "package.json"), "utf8"));
  const cache = path.join(ROOT, "node_modules", ".cache", "chromium");
  const folder = path.join(cache, version);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const staging = mkdtempSync(path.join(cache, "new-"));
  await unpack(path.join(packaged, "bin"), staging);
  // The packaged browser looks for its fonts in /tmp.
  writeFileSync(path.join(staging, "fonts.conf"), fontSettings(folder));
  try {
    renameSync(staging, folder);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function packageFolder() {
  if (process.platform === "linux" && process.arch === "x64") {
    const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    return entry.slice(0, entry.lastIndexOf("@sparticuz/chromium") + "@sparticuz/chromium".length);
  }
  throw new Error(
    `No packaged browser runs on ${process.platform} ${process.arch}. Install one with "npx playwright install chromium", or set PW_CHROMIUM to a Chromium.`,
  );
}

async function unpack(bin, folder) {
  const browser = path.join(folder, "chromium");
  await decompress(path.join(bin, "chromium.br"), browser);
  chmodSync(browser, 0o755);
  const archives = [
    ["al2023", path.join(folder, "al2023")],
    ["fonts", folder],
    ["swiftshader", folder],
  ];
  for (const [name, target] of archives) {
    const archive = path.join(folder, `${name}.tar`);
    await decompress(path.join(bin, `${name}.tar.br`), archive);
    mkdirSync(target, { recursive: true });
    execFileSync("tar", ["-xf", archive, "-C", target]);
    rmSync(archive);
  }
}

function fontSettings(folder) {
  const folders = [path.join(folder, "fonts"), "/usr/share/fonts"].map((dir) => `<dir>${dir}</dir>`);
  return `<?xml version="1.0"?><fontconfig>${folders.join("")}<cachedir>${folder}/font-cache</cachedir></fontconfig>\n`;
}

function decompress(from, to) {
  return pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}
