import { daysAxis } from "../office/days-axis.ts";
import { DaysLine } from "../office/days-line.tsx";
import { at } from "./moments.ts";

const zone = "Europe/Amsterdam";
const weekdays = ["ma", "di", "wo", "do", "vr", "za", "zo"];
const instant = (text: string) => Temporal.Instant.from(text);

const points = [
  { datetime: "2026-11-24T20:15+01:00", day: "di 24 nov", label: "aanbod Noor eindigt", what: "Aanbod aan Noor Bakkali eindigt", note: "daarna plaats 11 naar Merel Prins" },
  { datetime: "2026-11-25T08:00+01:00", day: "wo 25 nov", label: "praktische mail", what: "Praktische mail", note: "aan 10 deelnemers" },
  { datetime: "2026-11-25T23:59+01:00", day: "wo 25 nov", label: "betaaltermijn Daan", what: "Betaaltermijn Daan Roelvink", note: "valt vrij do 26 nov 12:00" },
  { datetime: "2026-11-26T10:42+01:00", day: "do 26 nov", label: "aanbod Gijs eindigt", what: "Aanbod aan Gijs Lammerts eindigt", note: "gaat over een minuut uit" },
  { datetime: "2026-11-29T23:59+01:00", day: "zo 29 nov", label: "laatste dag verzetten", what: "Laatste dag om gratis te verzetten", note: "twee dagen vóór de start" },
];

export function SessionDays() {
  return (
    <DaysLine
      id="line"
      title="Termijnen tot en met de training"
      description="Lijn van dinsdag 24 november tot en met dinsdag 1 december 2026. Dezelfde termijnen staan in de lijst hieronder."
      axis={daysAxis({ from: Temporal.PlainDate.from("2026-11-24"), to: Temporal.PlainDate.from("2026-12-01"), zone })}
      dayName={(date) => `${weekdays[date.dayOfWeek - 1]} ${date.day}`}
      now={{ instant: instant("2026-11-24T10:41+01:00"), label: "nu 10:41" }}
      points={points.map(({ datetime, day, label, what, note }) => ({ instant: instant(datetime), moment: at(datetime, day), label, what, note }))}
      session={{ from: instant("2026-12-01T09:30+01:00"), to: instant("2026-12-01T17:00+01:00"), label: "09:30–17:00 training" }}
    />
  );
}
