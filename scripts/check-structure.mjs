// Fails if the code violates the rules of scripts/structure-rules.mjs. Usage: check-structure.mjs [folder]
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { findImports, longFunctions } from "./source-text.mjs";
import * as rules from "./structure-rules.mjs";

const WILDCARDS = { "**/": "(?:.*/)?", "**": ".*", "*": "[^/]*" };

const root = path.resolve(process.argv[2] ?? ".");
const files = rules.CHECKED.flatMap((folder) => list(folder)).filter(
  (file) => !matchesAny(file, rules.LEFT_OUT),
);
const sources = new Map(files.map((file) => [file, readFileSync(path.join(root, file), "utf8")]));
const imports = new Map(files.map((file) => [file, resolveImports(file)]));

const violations = files.flatMap((file) => [
  ...nameFaults(file),
  ...(matchesAny(file, rules.TESTS) ? [] : [...reservedFaults(file), ...directionFaults(file)]),
]);
violations.push(...lonelyFolders(), ...fileCycles(), ...domainFaults());
const warnings = files.flatMap(budgetFaults);

for (const warning of warnings) console.log(`warning: ${warning}`);
for (const violation of violations) console.error(`error: ${violation}`);
console.log(
  `structure: ${files.length} files, ${violations.length} violations, ${warnings.length} over their budget`,
);
process.exitCode = violations.length > 0 ? 1 : 0;

function nameFaults(file) {
  const name = path.basename(file);
  const faults = [];
  if (rules.FORBIDDEN_NAMES.test(name))
    faults.push(`${file}: "${name}" says nothing; name the file after what it holds`);
  // Next gives names in app/ a meaning, such as _components and folders in brackets.
  if (!rules.KEBAB_CASE.test(name) && !file.startsWith("app/"))
    faults.push(`${file}: file names are kebab-case`);
  if (file.startsWith("server/domains/") && !rules.DOMAIN_FILES.test(name)) {
    faults.push(
      `${file}: a domain holds schema, policy, queries, commands and tests, each of a noun: offers.policy.ts`,
    );
  }
  return faults;
}

function lonelyFolders() {
  const folders = new Map();
  for (const file of files) {
    const folder = path.dirname(file);
    if (!/^server\/domains\/[^/]+\//.test(file) || matchesAny(file, rules.TESTS)) continue;
    folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
  return [...folders].flatMap(([folder, count]) =>
    count < rules.FOLDER_FILES_MIN && folder.split("/").length > 3
      ? [`${folder}: a folder for one file; name the file after it instead`]
      : [],
  );
}

function reservedFaults(file) {
  if (/^(scripts|bench|prisma)\//.test(file)) return [];
  const text = withoutComments(sources.get(file));
  return rules.RESERVED.filter(({ pattern, only }) => pattern.test(text) && !matchesAny(file, only)).map(
    ({ say }) => `${file}: ${say}`,
  );
}

function directionFaults(file) {
  const layer = layerOf(file);
  if (!layer) return [];
  const faults = [];
  for (const { target, typeOnly } of imports.get(file)) {
    const other = layerOf(target);
    const allowed = [layer.name, ...layer.may, ...(typeOnly ? (layer.types ?? []) : [])];
    if (!other || allowed.includes("**") || allowed.includes(other.name)) continue;
    faults.push(`${file}: ${layer.name} may not import ${other.name} (${target})`);
  }
  return faults;
}

function budgetFaults(file) {
  const text = sources.get(file);
  const lines = text.split("\n").length - 1;
  const budget = rules.BUDGETS.find((entry) => matches(file, entry.files));
  const faults = [];
  if (lines > budget.lines)
    faults.push(`${file}: ${lines} lines; a ${budget.what} has at most ${budget.lines}`);
  if (!matchesAny(file, rules.TESTS)) {
    for (const { name, length, line } of longFunctions(text, rules.FUNCTION_LINES)) {
      faults.push(
        `${file}:${line}: ${name} has ${length} lines; a function has at most ${rules.FUNCTION_LINES}`,
      );
    }
  }
  return faults;
}

/** Type imports vanish and lazy imports wait until both modules are loaded, so neither closes a cycle. */
function fileCycles() {
  const graph = new Map(
    files.map((file) => [
      file,
      imports
        .get(file)
        .filter(({ typeOnly, lazy }) => !typeOnly && !lazy)
        .map(({ target }) => target),
    ]),
  );
  return cyclesIn(graph).map((cycle) => `cycle: ${cycle.join(" → ")}`);
}

/**
 * Faults of the domain graph: imports (including types) that it does not allow, edges without an import, and
 * cycles.
 */
function domainFaults() {
  const graph = new Map(Object.entries(rules.DOMAIN_GRAPH));
  const found = cyclesIn(graph).map((cycle) => `circle of domains: ${cycle.join(" → ")}`);
  const used = new Set();
  for (const file of files) {
    const domain = domainOf(file);
    if (!domain || matchesAny(file, rules.TESTS)) continue;
    if (!graph.has(domain)) found.push(`${file}: the graph of domains does not name ${domain}`);
    for (const { target } of imports.get(file)) {
      const other = domainOf(target);
      if (!other || other === domain) continue;
      used.add(`${domain} ${other}`);
      if (graph.get(domain)?.includes(other)) continue;
      found.push(`${file}: the domain ${domain} may not import ${other} (${target})`);
    }
  }
  const isHere = (domain) => files.some((file) => domainOf(file) === domain);
  for (const [domain, others] of graph) {
    for (const other of isHere(domain) ? others.filter(isHere) : []) {
      if (!used.has(`${domain} ${other}`))
        found.push(`the graph of domains: ${domain} no longer needs ${other}`);
    }
  }
  return found;
}

function domainOf(file) {
  return /^server\/domains\/([^/]+)\//.exec(file)?.[1];
}

/** One cycle for each edge that closes one, in the order of the nodes. */
function cyclesIn(graph) {
  const state = new Map();
  const found = [];
  const trail = [];
  function visit(node) {
    if (state.get(node) === "done") return;
    if (state.get(node) === "open") {
      found.push([...trail.slice(trail.indexOf(node)), node]);
      return;
    }
    state.set(node, "open");
    trail.push(node);
    for (const next of graph.get(node) ?? []) visit(next);
    trail.pop();
    state.set(node, "done");
  }
  for (const node of graph.keys()) visit(node);
  return found;
}

function resolveImports(file) {
  return findImports(sources.get(file)).flatMap(({ specifier, ...how }) => {
    if (!/^(\.|@\/)/.test(specifier)) return [];
    const base = specifier.startsWith("@/")
      ? specifier.slice(2)
      : path.posix.join(path.posix.dirname(file), specifier);
    const target = ["", ".ts", ".tsx", ".mjs", "/index.ts", "/index.tsx"]
      .map((end) => base + end)
      .find((candidate) => statSync(path.join(root, candidate), { throwIfNoEntry: false })?.isFile());
    return target ? [{ target, ...how }] : [];
  });
}

function layerOf(file) {
  return rules.LAYERS.find((layer) => matches(file, layer.files));
}

function matchesAny(file, patterns) {
  return patterns.some((pattern) => matches(file, pattern));
}

function matches(file, pattern) {
  const source = pattern
    .replace(/[.+^$()|[\]\\]/g, "\\$&")
    .replace(/\{([^}]*)\}/g, (_, list) => `(?:${list.split(",").join("|")})`)
    .replace(/\*\*\/|\*\*|\*/g, (stars) => WILDCARDS[stars]);
  return new RegExp(`^${source}$`).test(file);
}

function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
}

function list(folder) {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : list(file);
    return /\.(tsx?|mjs|mts)$/.test(entry.name) ? [file] : [];
  });
}
