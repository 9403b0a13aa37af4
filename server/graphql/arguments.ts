type Given<Args> = { [Name in keyof Args]: Exclude<Args[Name], null> };

/** Arguments as procedures take them: null is the same as leaving an argument out. */
export function given<Args extends object>(args: Args): Given<Args> {
  const kept = Object.entries(args).filter(([, value]) => value !== null);
  return Object.fromEntries(kept) as Given<Args>;
}
