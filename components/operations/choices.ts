type Choices = Record<string, readonly string[]>;
type Chosen<Of extends Choices> = { [Name in keyof Of]?: Of[Name][number] };

const TEXT_MAX = 100;

/** Everything that is in an address: of several values of one name, the first. */
export async function addressIn(
  searchParams: Promise<Record<string, string | string[] | undefined>>,
): Promise<Record<string, string | undefined>> {
  const entries = Object.entries(await searchParams).map(([name, value]) => [name, [value].flat()[0]]);
  return Object.fromEntries(entries);
}

/** What an address says of these choices. Values that are not among the choices are left out. */
export function choicesIn<const Of extends Choices>(
  address: Record<string, string | undefined>,
  choices: Of,
): Chosen<Of> {
  const chosen = Object.entries(choices).flatMap(([name, values]) => {
    const value = values.find((one) => one === address[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(chosen) as Chosen<Of>;
}

/** The search text of a URL, cleaned; undefined if there is none. */
export function textIn(text: string | null | undefined): string | undefined {
  return (
    text
      ?.replace(/\p{Cc}/gu, " ")
      .trim()
      .slice(0, TEXT_MAX) || undefined
  );
}
