import { randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { copyFile, type FileHandle, mkdir, open, rename, rm, rmdir, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { exactly, PARTS, type Part, type Storage, storageFault } from "./storage";

/** Keeps the parts of a key in a folder of their own below `root`: `ab/ab12…/large`. Nothing in it is ever served as a file. */
export function diskStorage(root: string): Storage {
  const folderOf = (key: string) => {
    // The last guard against a key that names another place.
    if (!/^[0-9a-f-]{32,36}$/.test(key)) throw new Error("not a storage key");
    return path.join(root, key.slice(0, 2), key);
  };
  const fileOf = (key: string, part: Part) => path.join(folderOf(key), part);
  const scratchOf = (key: string) => path.join(folderOf(key), `${randomBytes(8).toString("hex")}.part`);

  return {
    store: "disk",
    presign: async () => null,

    async receive(key, source, bytes) {
      const scratch = scratchOf(key);
      const drop = () => rm(scratch, { force: true });
      try {
        await mkdir(folderOf(key), { recursive: true, mode: 0o700 });
        const target = createWriteStream(scratch, { flags: "wx", mode: 0o600 });
        await pipeline(Readable.from(exactly(source, bytes), { objectMode: false }), target);
      } catch (error) {
        await drop();
        throw storageFault(error);
      }
      let isKept = false;
      const keep = async () => {
        if (isKept) return;
        await rename(scratch, fileOf(key, "arriving"));
        isKept = true;
      };
      return { keep, drop };
    },

    sizeOf: async (key, part) => (await statOrNull(fileOf(key, part)))?.size ?? null,

    async open(key, part) {
      const handle = await openOrNull(fileOf(key, part));
      if (!handle) return null;
      const { size } = await handle.stat();
      return { size, stream: createReadStream("", { fd: handle }) };
    },

    async withArriving(key, bytesMax, use) {
      const file = fileOf(key, "arriving");
      const found = await statOrNull(file);
      return found && found.size <= bytesMax ? use(file) : null;
    },

    async put(key, part, content) {
      const scratch = scratchOf(key);
      try {
        await mkdir(folderOf(key), { recursive: true, mode: 0o700 });
        if ("path" in content) await copyFile(content.path, scratch);
        const handle = await open(scratch, "path" in content ? "r+" : "wx", 0o600);
        try {
          if (!("path" in content)) await handle.writeFile(content);
          // The row that says "stored" is committed later and must not survive a power cut without the bytes.
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(scratch, fileOf(key, part));
      } catch (error) {
        await rm(scratch, { force: true });
        throw storageFault(error);
      }
    },

    async remove(key, parts) {
      // Everything: also what a process that ended in the middle of a write left behind.
      if (PARTS.every((part) => parts.includes(part)))
        return rm(folderOf(key), { recursive: true, force: true });
      for (const part of parts) await rm(fileOf(key, part), { force: true });
      // Fails while something else is in it, such as bytes that arrive at this moment.
      await rmdir(folderOf(key)).catch(() => {});
    },
  };
}

async function statOrNull(file: string): Promise<{ size: number } | null> {
  return stat(file).catch(nullIfMissing);
}

async function openOrNull(file: string): Promise<FileHandle | null> {
  return open(file, "r").catch(nullIfMissing);
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
