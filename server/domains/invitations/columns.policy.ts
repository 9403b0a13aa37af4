import { readEmailAddress } from "../../../lib/email-address";
import { readRecipient } from "./recipients.policy";

export type Row = { cells: string[]; line: number };

/** The roles of the columns of a table. `email` is null where no column has addresses. */
export type Columns = {
  /** The index of the header row; -1 where there is none. Rows above it are titles. */
  header: number;
  email: number | null;
  names: number[];
};

/** How many rows are searched for the header: a title, a date and an empty line may be above it. */
const HEADER_ROWS_MAX = 20;

const words = (text: string) => new Set(text.split(/\s+/).filter(Boolean).map(plainName));

/** The names that programs give the column of email addresses, in the languages of their users. */
const EMAIL = words(`email emails mail e-mail emailaddress mailaddress emailadresse mailadresse correo
  correoelectrónico direccióndecorreoelectrónico courriel adressemail adresseemail adressedemessagerie
  adresseélectronique adressedecourriel indirizzoemail indirizzodipostaelettronica postaelettronica endereçodeemail
  endereçodecorreioeletrônico endereçodecorreioeletrónico correioeletrônico emailadres adresemail
  adrespocztyelektronicznej emailováadresa epost epostadress epostadresse sähköposti sähköpostiosoite eposta
  epostaadresi адресэлектроннойпочты электроннаяпочта почта емейл メールアドレス 電子メールアドレス 電子メール メール
  电子邮件 电子邮件地址 邮箱 電子郵件 電子郵件地址 이메일 이메일주소 emailvalue guestemail attendeeemail primaryemail`);
const FULL =
  words(`name fullname displayname guest guestname person attendee attendeename names nombrecompleto
  nomcomplet anzeigename vollständigername nomecompleto nomecompletto volledigenaam imięinazwisko jménoapříjmení фио
  полноеимя 氏名 名前 姓名 表示名 이름 fileas nomeparavisualização nomeparaexibição`);
const FIRST =
  words(`firstname first givenname vorname prénom forename nombredepila primernombre voornaam imię имя
  名 förnamn fornavn etunimi ad`);
const LAST =
  words(`lastname last surname familyname nachname apellido apellidos nomdefamille cognome sobrenome
  apelido achternaam nazwisko příjmení фамилия 姓 efternamn etternavn sukunimi soyad`);
/** A full name, or one half of a name where the other half has its own column. */
const NAME_OR_HALF = words("nom nome nombre naam jméno nimi namn navn");

/** Makes "E-Mail-Adresse", "e_mail adresse" and "EMAIL ADRESSE" the same name. */
function plainName(cell: string): string {
  return cell
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}]/gu, "");
}

/** Google writes several addresses of one person into one cell; the first is the main one. */
const SEVERAL = /\s{0,3}:::\s{0,3}|[;,]\s{1,3}(?=\S{1,254}@)/;

export function firstOf(cell: string): string {
  return cell.split(SEVERAL, 1)[0] ?? "";
}

function addressIn(cell: string): string | null {
  if (!/[@＠]/.test(cell)) return null;
  return readEmailAddress(readRecipient(firstOf(cell)).address).address ?? null;
}

/** Recognises the columns, first by their content and then by their names. */
export function columnsOf(rows: readonly Row[]): Columns {
  const counts: number[] = [];
  for (const { cells } of rows) {
    cells.forEach((cell, index) => {
      if (addressIn(cell) !== null) counts[index] = (counts[index] ?? 0) + 1;
    });
  }
  const header = headerOf(rows, counts);
  const names = (rows[header]?.cells ?? []).map(plainName);
  const most = Math.max(0, ...counts.filter(Boolean));
  const full = counts.flatMap((count, index) => (count === most && most > 0 ? [index] : []));
  const email = full.find((index) => EMAIL.has(names[index] ?? "")) ?? full[0] ?? null;
  return { header, email, names: namesIn(names, rows.slice(header + 1), email) };
}

/** The header row: a row with known names, or else the last text above the first address. */
function headerOf(rows: readonly Row[], counts: readonly number[]): number {
  const firstAddress = rows.findIndex(({ cells }) => cells.some((cell) => addressIn(cell) !== null));
  const above = rows.slice(
    0,
    firstAddress === -1 ? HEADER_ROWS_MAX : Math.min(firstAddress, HEADER_ROWS_MAX),
  );
  const known = above.findIndex(({ cells }) => {
    const names = cells.map(plainName);
    return names.some((name) => EMAIL.has(name)) || names.filter(isKnown).length > 1;
  });
  if (known !== -1 || firstAddress === -1) return known;
  const email = counts.indexOf(Math.max(0, ...counts.filter(Boolean)));
  return above.findLastIndex(
    ({ cells }) => Boolean(cells[email]) && !cells.some((cell) => cell.includes("@")),
  );
}

const isKnown = (name: string) => [EMAIL, FULL, FIRST, LAST, NAME_OR_HALF].some((set) => set.has(name));

const isWords = (cell: string) => /\p{L}/u.test(cell) && !/[\d@]/.test(cell);

function namesIn(names: readonly string[], rows: readonly Row[], email: number | null): number[] {
  const find = (known: Set<string>) => names.findIndex((name, index) => index !== email && known.has(name));
  const [full, first, last, perhaps] = [find(FULL), find(FIRST), find(LAST), find(NAME_OR_HALF)];
  // "Name" beside "Given Name" and "Family Name" has the same content in one column.
  if (full !== -1) return [full];
  const halves = [first === -1 && last !== -1 ? perhaps : first, last === -1 ? perhaps : last];
  const found = [...new Set(halves.filter((index) => index !== -1))];
  if (found.length > 0 || names.length === 0) return found;
  const texts = rows.slice(0, 50);
  const isText = (index: number) =>
    texts.filter(({ cells }) => isWords(cells[index] ?? "")).length * 2 > texts.length;
  const beside = names.findIndex((_, index) => index !== email && isText(index));
  return beside === -1 ? [] : [beside];
}
