// Parses source text for check-structure. Biome formats the code, so its layout is reliable.

/** Every module that is imported or re-exported, including lazily. */
export function findImports(text) {
  const found = [];
  for (const match of text.matchAll(/^(?:import|export)\s([^;"']*?)\sfrom\s["']([^"']+)["']/gm)) {
    found.push({ specifier: match[2], typeOnly: isTypeOnly(match[1]) });
  }
  for (const match of text.matchAll(/^import\s["']([^"']+)["']/gm))
    found.push({ specifier: match[1], typeOnly: false });
  for (const match of text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g)) {
    found.push({ specifier: match[1], typeOnly: false, lazy: true });
  }
  return found;
}

/** Whether an import is `import type …`, or has braces in which every name is a type. */
function isTypeOnly(clause) {
  if (/^type\s/.test(clause)) return true;
  const names = /^\{([\s\S]*)\}$/.exec(clause.trim())?.[1] ?? "a value";
  return names.split(",").every((name) => /^\s*(type\s.*)?$/s.test(name));
}

/** Functions of more than `limit` lines, from their first line to the brace at the same depth. */
export function longFunctions(text, limit) {
  const lines = text.split("\n");
  const found = [];
  for (const [index, line] of lines.entries()) {
    const opening =
      /^(\s*)(?:export )?(?:default )?(?:async )?function\s*\*?\s*(\w*)/.exec(line) ??
      /^(\s*)(?:export )?const (\w+)\b.*=>\s*\{$/.exec(line);
    if (!opening) continue;
    const end = lines.findIndex(
      (later, at) => at > index && new RegExp(`^${opening[1]}\\}`).test(later) && !/^\s*\}.*\{$/.test(later),
    );
    const length = end - index + 1;
    if (end > 0 && length > limit) found.push({ name: opening[2] || "a function", length, line: index + 1 });
  }
  return found;
}
