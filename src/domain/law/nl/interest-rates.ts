import type { CustomerKind } from "../../customer-kind.ts";

/**
 * A rate in force from a day until the next row.
 * @see docs/rules/interest.md
 */
export type StatutoryRate = {
  from: Temporal.PlainDate;
  /** Hundredths of a per cent a year: 600 is 6 %. */
  basisPoints: number;
  /** *Primary* is the decree itself; *secondary* is somebody who quotes it. */
  evidence: "primary" | "secondary";
  source: string;
};

export const interestRatesCheckedOn = day("2026-11-23");

/** The last day for which both rates are known. A new row moves it. */
export const interestKnownThrough = day("2026-12-31");

const configuration = "open-source configuration of 28-09-2026 citing rijksoverheid.nl";
const designNote = "Shillinq design note of 15-07-2026";
const luxis = "rate table of the Luxis collection software";

/** Ascending. Old rows are never edited. */
export const interestRates: Readonly<Record<CustomerKind, readonly StatutoryRate[]>> = {
  /** *Wettelijke rente*, art. 6:119 BW: by decree. */
  consumer: [
    { from: day("2015-01-01"), basisPoints: 200, evidence: "primary", source: "Stb. 2014, 491" },
    { from: day("2023-01-01"), basisPoints: 400, evidence: "primary", source: "decree of 15-12-2022, BWBR0047640" },
    { from: day("2023-07-01"), basisPoints: 600, evidence: "secondary", source: configuration },
    { from: day("2024-01-01"), basisPoints: 700, evidence: "secondary", source: `smkaccountants; ${designNote}` },
    { from: day("2025-01-01"), basisPoints: 600, evidence: "secondary", source: `${configuration}; ${designNote}` },
    { from: day("2026-01-01"), basisPoints: 400, evidence: "secondary", source: `${configuration}; ${designNote} (decree of 10-12-2025)` },
  ],
  /** *Wettelijke handelsrente*, art. 6:119a and 6:119b BW: the refinancing rate of the ECB and 8 percentage points, per half-year (art. 6:120 lid 2). */
  company: [
    { from: day("2015-01-01"), basisPoints: 805, evidence: "secondary", source: `${luxis}; bierensgroup 2015` },
    { from: day("2015-07-01"), basisPoints: 805, evidence: "secondary", source: `${luxis}; bierensgroup 2015` },
    { from: day("2016-01-01"), basisPoints: 805, evidence: "secondary", source: `${luxis}; rechtnet 2016` },
    { from: day("2016-07-01"), basisPoints: 800, evidence: "secondary", source: `${luxis}; rechtnet 2016` },
    { from: day("2017-01-01"), basisPoints: 800, evidence: "secondary", source: luxis },
    { from: day("2017-07-01"), basisPoints: 800, evidence: "secondary", source: luxis },
    { from: day("2018-01-01"), basisPoints: 800, evidence: "secondary", source: luxis },
    { from: day("2018-07-01"), basisPoints: 800, evidence: "secondary", source: luxis },
    { from: day("2019-01-01"), basisPoints: 800, evidence: "secondary", source: luxis },
    { from: day("2019-07-01"), basisPoints: 800, evidence: "secondary", source: luxis },
    { from: day("2020-01-01"), basisPoints: 800, evidence: "secondary", source: luxis },
    { from: day("2020-07-01"), basisPoints: 800, evidence: "secondary", source: luxis },
    { from: day("2021-01-01"), basisPoints: 800, evidence: "secondary", source: luxis },
    { from: day("2021-07-01"), basisPoints: 800, evidence: "secondary", source: luxis },
    { from: day("2022-01-01"), basisPoints: 800, evidence: "secondary", source: luxis },
    { from: day("2022-07-01"), basisPoints: 800, evidence: "secondary", source: luxis },
    { from: day("2023-01-01"), basisPoints: 1_050, evidence: "secondary", source: luxis },
    { from: day("2023-07-01"), basisPoints: 1_200, evidence: "secondary", source: luxis },
    { from: day("2024-01-01"), basisPoints: 1_250, evidence: "secondary", source: luxis },
    { from: day("2024-07-01"), basisPoints: 1_225, evidence: "secondary", source: `${luxis}; Metaalunie` },
    { from: day("2025-01-01"), basisPoints: 1_115, evidence: "secondary", source: luxis },
    { from: day("2025-07-01"), basisPoints: 1_015, evidence: "secondary", source: luxis },
    { from: day("2026-01-01"), basisPoints: 1_015, evidence: "secondary", source: `Wieringa Advocaten 05-01-2026, quoted in the ${designNote}` },
    { from: day("2026-07-01"), basisPoints: 1_040, evidence: "secondary", source: "two independent open-source files, one citing rijksoverheid.nl; fits ECB 2.40 + 8" },
  ],
};

function day(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text);
}
