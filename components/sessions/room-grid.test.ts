import { expect, test } from "vitest";
import { roomGrid } from "./room-grid";

const at = (id: string, room: string | null, from: string, to: string) => ({
  id,
  room,
  startsAt: `2026-12-04T${from}:00.000Z`,
  endsAt: `2026-12-04T${to}:00.000Z`,
});

test("a session spans the rows from its start to its end in the column of its room", () => {
  const { rooms, times, cells } = roomGrid(
    [at("a", "Hall", "10:00", "12:00"), at("b", "Loft", "10:00", "11:00"), at("c", "Loft", "11:00", "12:00")],
    ["Loft", "Hall", "Cellar"],
  );
  expect(rooms).toEqual([
    { room: "Loft", column: 1, columns: 1 },
    { room: "Hall", column: 2, columns: 1 },
  ]);
  expect(times.map((time) => time.slice(11, 16))).toEqual(["10:00", "11:00"]);
  expect(Object.fromEntries(cells)).toEqual({
    a: { column: 2, rowStart: 1, rowEnd: 3 },
    b: { column: 1, rowStart: 1, rowEnd: 2 },
    c: { column: 1, rowStart: 2, rowEnd: 3 },
  });
});

test("a room with two sessions at the same time gets two columns, so that neither covers the other", () => {
  const { rooms, cells } = roomGrid(
    [
      at("a", "Hall", "10:00", "12:00"),
      at("b", "Hall", "11:00", "13:00"),
      at("c", "Hall", "12:00", "13:00"),
      at("d", "Loft", "10:00", "11:00"),
    ],
    ["Hall", "Loft"],
  );
  expect(rooms.map(({ columns }) => columns)).toEqual([2, 1]);
  expect([..."abcd"].map((id) => cells.get(id)?.column)).toEqual([1, 2, 1, 3]);
});

test("sessions without a room come last", () => {
  const { rooms } = roomGrid([at("a", null, "10:00", "11:00"), at("b", "Hall", "10:00", "11:00")], ["Hall"]);
  expect(rooms.map(({ room }) => room)).toEqual(["Hall", null]);
});
