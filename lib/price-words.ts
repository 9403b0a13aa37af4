/** An amount in the smallest unit of its currency as people read it: "€1,250", "€12.50", "¥3,000". */
export function priceWords(amount: number, currency: string): string {
  const format = (digits?: number) =>
    new Intl.NumberFormat("en-GB", {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
      ...(digits !== undefined && { maximumFractionDigits: digits, minimumFractionDigits: digits }),
    });
  const decimals = format().resolvedOptions().maximumFractionDigits ?? 2;
  const value = amount / 10 ** decimals;
  return (Number.isInteger(value) ? format(0) : format()).format(value);
}
