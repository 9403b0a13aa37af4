import { existsSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { isSameDirectory } from "./pid-file";
import { StartupError, storageFault } from "./startup-error";

const FILE = "turnout-folder.json";
const ownerSchema = z.object({ dataFolder: z.string() });

/**
 * Writes into the cluster which data folder owns it, and refuses if another data folder owns it and still uses it.
 * A data folder can hold a link in place of its cluster; a copy of such a folder has the same link, so both lead to
 * one database. A folder that was moved finds its old place empty and takes over.
 * @throws StartupError
 */
export function claimCluster(dataFolder: string, cluster: string): void {
  if (!existsSync(path.join(cluster, "PG_VERSION"))) return;
  const owner = readOwner(cluster);
  const here = realpathSync(dataFolder);
  if (owner === here) return;
  if (owner && !isSameDirectory(owner, here) && isSameDirectory(path.join(owner, "postgres"), cluster)) {
    throw new StartupError(
      `${here} was copied from ${owner}, but its database was not: "postgres" in it is a link to ${cluster}, which belongs to ${owner}. Remove the link, start with an empty folder and bring the data over with "npm run backup" and "npm run restore".`,
    );
  }
  try {
    writeFileSync(path.join(cluster, FILE), `${JSON.stringify({ dataFolder: here })}\n`, { mode: 0o644 });
  } catch (error) {
    throw storageFault("use its database", here, error);
  }
  if (owner && isSameDirectory(owner, owner)) {
    console.warn(
      `The database in ${here} is a copy of the one in ${owner} and is a separate database from now on. If it was copied while the original was running, parts may be missing: "npm run backup" makes whole copies.`,
    );
  }
}

function readOwner(cluster: string): string | undefined {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(path.join(cluster, FILE), "utf8"))).dataFolder;
  } catch {
    // Missing or damaged. It only records where the folder was, so it is written again.
    return undefined;
  }
}
