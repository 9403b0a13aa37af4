import { demoId } from "../../server/domains/accounts/demo/policy";

/** A person of the demo to sign in as. */
export type Persona = {
  id: string;
  email: string;
  name: string;
  timeZone: string;
  role: "user" | "moderator" | "admin";
  /** What to see as this person. */
  about: string;
};

/** The password of every persona. */
export const DEMO_PASSWORD = "turnout-demo";

function persona(
  number: number,
  key: string,
  rest: Omit<Persona, "id" | "email" | "role"> & Partial<Persona>,
) {
  return { id: demoId(number), email: `${key}@turnout.test`, role: "user" as const, ...rest };
}

export const PERSONAS = {
  host: persona(1, "host", {
    name: "Marta Silveira",
    timeZone: "Europe/Lisbon",
    about: "Runs most of the events",
  }),
  cohost: persona(2, "cohost", {
    name: "Jonas Lindqvist",
    timeZone: "Europe/Berlin",
    about: "Helps Marta run hers",
  }),
  door: persona(3, "door", {
    name: "Priya Raman",
    timeZone: "Europe/Lisbon",
    about: "Checks people in at the door",
  }),
  ana: persona(4, "ana", {
    name: "Ana Beltrán",
    timeZone: "Europe/Madrid",
    about: "Has seats, and brings friends",
  }),
  ben: persona(5, "ben", {
    name: "Ben Okafor",
    timeZone: "Europe/London",
    about: "On the waitlist for a full supper, with another seat on offer",
  }),
  chi: persona(6, "chi", {
    name: "Chi Nguyen",
    timeZone: "Asia/Ho_Chi_Minh",
    about: "First on the waitlist, with a party of three",
  }),
  dev: persona(7, "dev", {
    name: "Dev Shrestha",
    timeZone: "Asia/Kathmandu",
    about: "New here, with nothing booked",
  }),
  organizer: persona(8, "organizer", {
    name: "Ingrid Halvorsen",
    timeZone: "Europe/Oslo",
    about: "Asks venues for a conference, and waits for a taken one",
  }),
  owner: persona(9, "owner", {
    name: "Tomás Araya",
    timeZone: "America/New_York",
    about: "Owns five venues, with requests to answer",
  }),
  moderator: persona(10, "moderator", {
    name: "Noor El-Amin",
    timeZone: "Europe/Amsterdam",
    role: "moderator",
    about: "Keeps the peace",
  }),
  admin: persona(11, "admin", {
    name: "Sam Whitfield",
    timeZone: "America/Los_Angeles",
    role: "admin",
    about: "Runs this site",
  }),
} satisfies Record<string, Persona>;

const GUEST_NAMES = `
  Amara Diallo, Aiko Tanaka, Alejandro Ruiz, Anneke de Vries, Arjun Mehta, Beatriz Fonseca, Bram Jansen, Camille Laurent,
  Carlos Mendoza, Chiara Romano, Clara Hoffmann, Daniel Osei, Daria Kowalska, Diego Herrera, Eilidh Fraser, Elif Yıldız,
  Emil Sørensen, Esther Cohen, Fatima Zahra, Felix Braun, Freya Nilsen, Gabriel Moreau, Giulia Conti, Grace Mwangi,
  Hana Novák, Hassan Malik, Hugo Almeida, Imani Clarke, Isabel Duarte, Ivan Petrov, Jamal Wright, Joana Pires,
  Julia Weiss, Kaito Mori, Katarina Horvat, Kwame Mensah, Lars Eriksen, Layla Haddad, Leon Fischer, Lucía Navarro,
  Magnus Berg, Maya Thapa, Mei Lin, Miguel Torres, Nadia Rahman, Niamh Byrne, Nikhil Rao, Olivia Bennett,
  Omar Farouk, Paula Castro, Pedro Nunes, Rania Saleh, Rosa Jiménez, Rui Cardoso, Sanna Virtanen, Sofia Marques,
  Suresh Gurung, Tessa Bakker, Theo Martin, Valentina Rossi, Wren Ellis, Yara Mansour, Yusuf Demir, Zofia Nowak
`;

const GUEST_ZONES = [
  ...[
    "Europe/Lisbon",
    "Europe/Lisbon",
    "Europe/Berlin",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Amsterdam",
  ],
  ...["America/New_York", "Europe/Lisbon", "Asia/Kathmandu", "Europe/Berlin", "Asia/Tokyo"],
];

/** People who fill the events. They have no password, so no one can sign in as them. */
export const GUESTS = GUEST_NAMES.split(",").map((written, index) => {
  const name = written.trim();
  const ascii = name.normalize("NFKD").replace(/[^A-Za-z ]/g, "");
  return {
    id: demoId(100 + index),
    name,
    email: `${ascii.toLowerCase().replaceAll(" ", ".")}@people.turnout.test`,
    timeZone: GUEST_ZONES[index % GUEST_ZONES.length] ?? "UTC",
  };
});
