import { Button } from "../button.tsx";
import { Head } from "../office/head.tsx";
import { Part } from "../office/part.tsx";
import { Roll } from "../office/roll.tsx";
import { Tally } from "../office/tally.tsx";
import { Desk } from "./desk.tsx";

const rows = [
  { bookingId: "1", name: "Rachid Benali", company: "Roerdomp Advies", mark: "there" as const, word: "binnen", clock: "09:04", otherLabel: "Anders voor Rachid Benali" },
  { bookingId: "2", name: "Ayla Kaya", company: "Nachtuil Drukwerk", mark: "coming" as const, word: "komt later", clock: "10:00", otherLabel: "Anders voor Ayla Kaya" },
  { bookingId: "3", name: "Sem de Ruijter", company: "particulier", mark: "expected" as const, word: "verwacht", otherLabel: "Anders voor Sem de Ruijter" },
];

export function OfficeDay() {
  return (
    <Desk title="Lastige gesprekken" current="Sessies" day>
      <Head crumb={[{ href: "#", label: "Vandaag" }, { label: "wo 25 nov 2026" }]} title="Lastige gesprekken" lead={<><strong>Een van de drie is binnen.</strong> Je begint om 09:30, over zes minuten.</>} />
      <Part id="roll" heading="Wie is er" beside={<Tally marks={["there", "coming", "expected"]} />}>
        <p class="xs soft roll-help">Tik op een naam als die er is. Nog eens tikken herstelt.</p>
        <Roll
          action="#"
          rows={rows}
          tap={{ there: "attended", undo: "expected" }}
          others={[{ value: "partly", label: "Er een deel bij" }, { value: "excused", label: "Met reden afwezig" }, { value: "no-show", label: "Niet gekomen" }]}
        />
      </Part>
      <div class="thumb"><Button form="close">Sluit de lijst, 2 niet gekomen</Button><p>1 van 3</p></div>
    </Desk>
  );
}
