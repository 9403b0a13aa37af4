const ADDRESS = /[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+/g;
const PHONE = /\+[1-9]\d{6,14}/g;

/** Enough of an address to tell one from another, and too little to write to: "a…@people.test". */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf("@");
  if (at < 1) return "…";
  return `${[...address][0] ?? ""}…${address.slice(at)}`;
}

/** The same of a phone number: "+49…89". */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}…${phone.slice(-2)}`;
}

/** What a mail server or a service said, without the addresses and numbers that it repeats. */
export function maskText(text: string): string {
  return text.replace(ADDRESS, maskAddress).replace(PHONE, maskPhone);
}
